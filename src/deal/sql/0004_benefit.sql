-- Room deal: who gained from which sale (EC-21, EC-33): what this room posted and what orders of the mall gave to their sellers, one line each.
CREATE VIEW deal_gain_v AS
  SELECT i.id * 2 AS id, i.operator_id, i.kind, i.ref, i.fen, i.buyer_id, i.at_us, i.county FROM deal_income i
  UNION ALL
  SELECT s.id * 2 + 1, s.operator_id, 'order', o.order_no, s.fen, CAST(NULL AS BIGINT), s.at_us, s.county FROM sell_share_v s JOIN sell_order_v o ON o.id = s.order_id WHERE s.kind = 'seller';
