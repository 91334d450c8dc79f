-- Room deal: an order of the mall counts for whose goods they were (the producer of the lots), with who was paid for them beside it: a
-- household that sells through its co-op is counted, not the co-op (EC-33).
DROP VIEW deal_gain_v;
CREATE VIEW deal_gain_v AS
  SELECT i.id * 2 AS id, i.operator_id, i.operator_id AS paid_id, i.kind, i.ref, i.fen, i.buyer_id, i.at_us, i.county FROM deal_income i
  UNION ALL
  SELECT s.id * 2 + 1, COALESCE(l.owner_id, s.operator_id), s.operator_id, 'order', o.order_no, s.fen, CAST(NULL AS BIGINT), s.at_us, s.county
    FROM sell_share_v s JOIN sell_order_v o ON o.id = s.order_id LEFT JOIN sell_line_v l ON l.id = s.line_id WHERE s.kind = 'seller';
