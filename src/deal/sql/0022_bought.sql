-- Room deal: what a helper unit's account bought in the mall since it applied is the unit's, beside its contracts (EC-33).
DROP VIEW deal_gain_v;
CREATE VIEW deal_gain_v AS
  SELECT i.id * 2 AS id, i.operator_id, i.operator_id AS paid_id, i.kind, i.ref, i.fen, i.buyer_id, i.at_us, i.county FROM deal_income i
  UNION ALL
  SELECT s.id * 2 + 1, COALESCE(l.owner_id, s.operator_id), s.operator_id, 'order', o.order_no, s.fen,
         (SELECT MAX(b.id) FROM deal_buyer b JOIN sell_bought_v x ON x.order_id = s.order_id WHERE b.account_id = x.account_id AND b.kind = 'helper' AND b.state IN ('active', 'suspended') AND b.created_us <= x.paid_us),
         s.at_us, s.county
    FROM sell_share_v s JOIN sell_order_v o ON o.id = s.order_id LEFT JOIN sell_line_v l ON l.id = s.line_id WHERE s.kind = 'seller';
