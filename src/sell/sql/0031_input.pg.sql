-- Shops of farm inputs (EC-23): a shop of kind 'input' sells what stands in grow's catalogue, registered and not withdrawn, and nothing else.

-- The business licence of an input shop, entered by the office: pesticides and veterinary drugs are sold only while it is valid.
CREATE TABLE sell_licence (
  shop_id BIGINT PRIMARY KEY REFERENCES sell_shop (id),
  no TEXT NOT NULL,
  until_day BIGINT NOT NULL,          -- last day
  by_name TEXT NOT NULL,
  at_us BIGINT NOT NULL
) @NOROWID;
-- What an input shop offers: so much of an input in a pack, at a price.
CREATE TABLE sell_input (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  shop_id BIGINT NOT NULL REFERENCES sell_shop (id),
  input_id BIGINT NOT NULL,           -- grow's input
  spec TEXT NOT NULL,                 -- 1 L 瓶装
  amount TEXT NOT NULL,               -- of the input in a pack, decimal
  unit TEXT NOT NULL,
  price_fen BIGINT NOT NULL CHECK (price_fen BETWEEN 1 AND 100000000),
  stock BIGINT NOT NULL CHECK (stock BETWEEN 0 AND 1000000), -- packs that can be sold
  state TEXT NOT NULL,                -- on off
  created_us BIGINT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1,
  UNIQUE (shop_id, input_id, spec)
);
CREATE INDEX sell_input_of ON sell_input (input_id);                 -- who sells an input
-- Sales of inputs to producers.
CREATE TABLE sell_input_sale (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  shop_id BIGINT NOT NULL REFERENCES sell_shop (id),
  buyer_id BIGINT NOT NULL,           -- the producer whose store it fills
  account_id BIGINT NOT NULL,         -- who ordered
  by_point BIGINT NOT NULL,           -- 1: a village point for a producer of its place
  consent TEXT,                       -- how the producer agreed, when another orders
  pay_way TEXT NOT NULL,              -- online: through room pay; counter: to the shop when it is handed over
  state TEXT NOT NULL,                -- sell_input_states.def
  state_us BIGINT NOT NULL,
  total_fen BIGINT NOT NULL CHECK (total_fen > 0),
  payment_id BIGINT,                  -- pay's payment
  payment TEXT,
  day BIGINT NOT NULL,                -- of the order
  collected_by TEXT,                  -- who took it away
  reason TEXT,                        -- of the last change
  created_us BIGINT NOT NULL,
  expires_us BIGINT NOT NULL,         -- not handed over (counter) or paid by then: cancelled
  level_path TEXT NOT NULL,           -- of the shop
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX sell_input_sale_shop ON sell_input_sale (shop_id, id);  -- sales of a shop
CREATE INDEX sell_input_sale_buyer ON sell_input_sale (buyer_id, id); -- what a producer bought
CREATE INDEX sell_input_sale_path ON sell_input_sale (level_path, id); -- of a place
CREATE INDEX sell_input_sale_open ON sell_input_sale (state, expires_us) WHERE state IN ('placed', 'paid'); -- job sell.input
CREATE TABLE sell_input_line (
  id @ID,
  sale_id BIGINT NOT NULL REFERENCES sell_input_sale (id),
  offer_id BIGINT NOT NULL REFERENCES sell_input (id),
  input_id BIGINT NOT NULL,
  name TEXT NOT NULL,                 -- as it was called and registered then
  reg_no TEXT,
  spec TEXT NOT NULL,
  amount TEXT NOT NULL,
  unit TEXT NOT NULL,
  pieces BIGINT NOT NULL CHECK (pieces BETWEEN 1 AND 10000),
  price_fen BIGINT NOT NULL,
  fen BIGINT NOT NULL CHECK (fen = price_fen * pieces),
  UNIQUE (sale_id, offer_id)
);
CREATE INDEX sell_input_line_input ON sell_input_line (input_id);    -- sales of a withdrawn input

-- What may be offered, whatever the day: judged when asked, never stored. licence_day: last day on which it may be sold; NULL: needs no licence.
CREATE VIEW sell_input_ok_v AS
SELECT i.id, i.shop_id, i.input_id, p.kind, CASE WHEN p.kind IN ('pesticide', 'vet_drug') THEN c.until_day END AS licence_day
  FROM sell_input i
  JOIN sell_shop h ON h.id = i.shop_id AND h.kind = 'input'
  JOIN grow_input_sale_v p ON p.id = i.input_id AND p.registered = 1
  LEFT JOIN sell_licence c ON c.shop_id = i.shop_id
 WHERE p.kind NOT IN ('pesticide', 'vet_drug') OR c.shop_id IS NOT NULL;
CREATE VIEW sell_input_live_v AS
SELECT v.id, v.shop_id, v.input_id, v.kind, v.licence_day
  FROM sell_input_ok_v v
  JOIN sell_input i ON i.id = v.id AND i.state = 'on'
  JOIN sell_shop_v h ON h.id = v.shop_id AND h.open = 1;
-- In the database: no offer of what may not be sold, no sale of what is not on sale, no handing over of what was withdrawn meanwhile.
CREATE FUNCTION sell_input_registered() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF NEW.state = 'on' AND NOT EXISTS (SELECT 1 FROM sell_input_ok_v v WHERE v.id = NEW.id) THEN
    RAISE EXCEPTION 'the input may not be sold' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $f$;
CREATE TRIGGER sell_input_registered AFTER INSERT OR UPDATE OF state, shop_id, input_id ON sell_input FOR EACH ROW EXECUTE FUNCTION sell_input_registered();
CREATE FUNCTION sell_input_line_live() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM sell_input_live_v v JOIN sell_input_sale s ON s.id = NEW.sale_id AND s.shop_id = v.shop_id
                  WHERE v.id = NEW.offer_id AND v.input_id = NEW.input_id AND (v.licence_day IS NULL OR v.licence_day >= s.day)) THEN
    RAISE EXCEPTION 'the input is not on sale' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER sell_input_line_live BEFORE INSERT ON sell_input_line FOR EACH ROW EXECUTE FUNCTION sell_input_line_live();
CREATE FUNCTION sell_input_sale_handed() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF EXISTS (SELECT 1 FROM sell_input_line l WHERE l.sale_id = NEW.id
              AND NOT EXISTS (SELECT 1 FROM grow_input_sale_v p WHERE p.id = l.input_id AND p.registered = 1)) THEN
    RAISE EXCEPTION 'an input was withdrawn' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER sell_input_sale_handed BEFORE UPDATE OF state ON sell_input_sale FOR EACH ROW WHEN (NEW.state = 'handed' AND OLD.state <> 'handed') EXECUTE FUNCTION sell_input_sale_handed();
CREATE TRIGGER sell_input_line_kept BEFORE UPDATE OR DELETE ON sell_input_line FOR EACH ROW EXECUTE FUNCTION sell_append_only();
CREATE TRIGGER sell_input_sale_kept BEFORE DELETE ON sell_input_sale FOR EACH ROW EXECUTE FUNCTION sell_append_only();
