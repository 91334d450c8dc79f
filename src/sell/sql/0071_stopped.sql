-- What the office stopped says why, until the office lifts it.
ALTER TABLE sell_campaign ADD COLUMN stop_reason TEXT;
ALTER TABLE sell_coupon ADD COLUMN stop_reason TEXT;
