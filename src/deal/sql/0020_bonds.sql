-- Room deal: bid deposits of tenders (EC-14): paid before a bid counts, returned to whom does not win, forfeited by a winner who does not sign.
ALTER TABLE deal_tender ADD COLUMN bid_deposit_fen BIGINT NOT NULL DEFAULT 0;   -- 0: none is asked for
CREATE TABLE deal_bond (
  id @ID,
  uuid TEXT NOT NULL UNIQUE,
  tender_id BIGINT NOT NULL REFERENCES deal_tender (id),
  operator_id BIGINT NOT NULL,        -- who bids
  account_id BIGINT NOT NULL,         -- who pays
  consent TEXT,                       -- how a household agreed that somebody pays for it
  fen BIGINT NOT NULL CHECK (fen > 0),
  payment_id BIGINT,
  payment TEXT,
  state TEXT NOT NULL,
  state_us BIGINT NOT NULL,
  created_us BIGINT NOT NULL,
  level_path TEXT NOT NULL,           -- of the producer
  county TEXT NOT NULL,
  rev BIGINT NOT NULL DEFAULT 1
);
-- A producer has one deposit for a tender that counts (deal.bond_live).
CREATE UNIQUE INDEX deal_bond_once ON deal_bond (tender_id, operator_id) WHERE state IN ('asked', 'paid');
CREATE INDEX deal_bond_tender ON deal_bond (tender_id, id);               -- deal.bonds
CREATE INDEX deal_tender_stale ON deal_tender (state, state_us);          -- deal.tenders_stale
