-- Reviews, favourites, messages, notices.

-- What a buyer says of a line he received: one a line, changed once; bound to the lots it came from.
CREATE TABLE sell_review (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  line_id BIGINT NOT NULL UNIQUE REFERENCES sell_line (id),
  goods_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  stars BIGINT NOT NULL CHECK (stars BETWEEN 1 AND 5),
  text TEXT,
  by_shown TEXT NOT NULL,             -- masked name
  lot_id BIGINT,                      -- the first of the line's lots: its history is one tap away
  lot_no TEXT,
  edited BIGINT NOT NULL DEFAULT 0,   -- times
  answer TEXT,                        -- of the seller
  answer_us BIGINT,
  hidden_us BIGINT,                   -- by the office
  hidden_reason TEXT,
  created_us BIGINT NOT NULL,
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX sell_review_goods ON sell_review (goods_id, id);           -- reviews of goods (the mall)

CREATE TABLE sell_favourite (
  account_id BIGINT NOT NULL,
  goods_id BIGINT NOT NULL REFERENCES sell_goods (id),
  at_us BIGINT NOT NULL,
  PRIMARY KEY (account_id, goods_id)
) @NOROWID;

-- A talk of a buyer with a shop, over an order or over goods.
CREATE TABLE sell_talk (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  account_id BIGINT NOT NULL,
  shop_id BIGINT NOT NULL REFERENCES sell_shop (id),
  order_id BIGINT,                    -- one of the two
  goods_id BIGINT,
  buyer_shown TEXT NOT NULL,          -- masked
  last_us BIGINT NOT NULL,
  buyer_unread BIGINT NOT NULL DEFAULT 0,
  shop_unread BIGINT NOT NULL DEFAULT 0,
  created_us BIGINT NOT NULL,
  county TEXT NOT NULL
);
CREATE UNIQUE INDEX sell_talk_order ON sell_talk (order_id) WHERE order_id IS NOT NULL;
CREATE UNIQUE INDEX sell_talk_goods ON sell_talk (account_id, goods_id) WHERE goods_id IS NOT NULL;
CREATE INDEX sell_talk_of ON sell_talk (account_id, last_us);           -- a buyer's talks
CREATE INDEX sell_talk_shop ON sell_talk (shop_id, last_us);            -- a shop's talks
CREATE TABLE sell_message (
  id @ID,
  talk_id BIGINT NOT NULL REFERENCES sell_talk (id),
  account_id BIGINT NOT NULL,         -- who wrote
  by_shop BIGINT NOT NULL,            -- 1: for the shop
  text TEXT,                          -- NULL: its writer deleted his account
  at_us BIGINT NOT NULL
);
CREATE INDEX sell_message_of ON sell_message (talk_id, id);             -- a talk
CREATE INDEX sell_message_by ON sell_message (account_id, at_us);       -- how many in the last hour

-- What buyers are told by the program.
CREATE TABLE sell_notice (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  account_id BIGINT NOT NULL,
  kind TEXT NOT NULL,                 -- shipped refund recall locked …
  order_id BIGINT,
  text_zh TEXT NOT NULL,
  text_en TEXT NOT NULL,
  at_us BIGINT NOT NULL,
  read_us BIGINT
);
CREATE INDEX sell_notice_of ON sell_notice (account_id, id);            -- one's notices
