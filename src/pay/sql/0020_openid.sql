-- Who a payer is to WeChat, for paying inside it: sealed, one an account and application, told in the session that is named.
CREATE TABLE pay_openid (
  account_id BIGINT NOT NULL,        -- people_account
  appid TEXT NOT NULL,               -- openids are an application's own
  sealed TEXT NOT NULL,              -- people_secret_seal, owner pay_openid:ACCOUNT
  session_id BIGINT NOT NULL,        -- it is used in this session only: another one may be another person's WeChat
  at_us BIGINT NOT NULL,
  PRIMARY KEY (account_id, appid)
) @NOROWID;
-- A browser that was sent to WeChat and is expected back: one a session.
CREATE TABLE pay_openid_state (
  session_id BIGINT PRIMARY KEY,
  digest TEXT NOT NULL,              -- SHA-256 of the state, hex
  payment TEXT NOT NULL,             -- uuid: where it goes afterwards
  expires_us BIGINT NOT NULL
);
CREATE INDEX pay_openid_state_expires ON pay_openid_state (expires_us);   -- pay.openid_state_forget
