-- Buyers: accounts that registered themselves by phone. The account's login is "buyer:" and a keyed digest of the number, its name is
-- masked; the number and the name stand here, encrypted for the account (people_secret_seal).
CREATE TABLE people_buyer (
  account_id BIGINT PRIMARY KEY REFERENCES people_account (id),
  phone TEXT,                         -- encrypted; NULL once the account is deleted
  phone_masked TEXT,                  -- what others see
  name TEXT,                          -- encrypted
  created_us BIGINT NOT NULL,
  gone_us BIGINT                      -- when its owner deleted it
);
