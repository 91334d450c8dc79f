-- Coupons that whoever comes to the shop may take, and the coupons a buyer took.
ALTER TABLE sell_coupon ADD COLUMN shown BIGINT NOT NULL DEFAULT 0;   -- 1: the mall shows it and gives its code to who takes it; 0: for who is told the code
CREATE TABLE sell_coupon_kept (
  account_id BIGINT NOT NULL,
  coupon_id BIGINT NOT NULL REFERENCES sell_coupon (id),
  at_us BIGINT NOT NULL,
  PRIMARY KEY (account_id, coupon_id)
) @NOROWID;
