-- Deposits of contracts and of tenders in one list: who paid how much for what, where it went, and why.
CREATE VIEW deal_deposit_v AS
  SELECT d.id * 2 AS id, d.uuid, 'contract' AS kind, c.uuid AS subject, c.contract_no AS subject_no, c.title, d.side, o.uuid AS operator, o.name AS operator_name, c.buyer_name,
         CASE WHEN d.side = 'seller' THEN o.name ELSE c.buyer_name END AS payer_name, CASE WHEN d.side = 'seller' THEN c.buyer_name ELSE o.name END AS other_name,
         d.fen, d.state, d.state_us,
         COALESCE((SELECT s.reason FROM deal_step s WHERE s.id = (SELECT MAX(x.id) FROM deal_step x WHERE x.kind = 'deposit' AND x.ref_id = d.id)),
                  (SELECT s.reason FROM deal_step s WHERE s.id = (SELECT MAX(x.id) FROM deal_step x WHERE x.kind = 'contract' AND x.ref_id = c.id))) AS why,
         c.level_path, c.operator_id, c.account_id
    FROM deal_deposit d JOIN deal_contract c ON c.id = d.contract_id JOIN people_operator_v o ON o.id = c.operator_id
  UNION ALL
  SELECT b.id * 2 + 1, b.uuid, 'tender', t.uuid, t.tender_no, t.title, 'seller', o.uuid, o.name, COALESCE(t.buyer_name, ''),
         o.name, COALESCE(t.buyer_name, ''), b.fen, b.state, b.state_us,
         (SELECT s.reason FROM deal_step s WHERE s.id = (SELECT MAX(x.id) FROM deal_step x WHERE x.kind = 'bond' AND x.ref_id = b.id)),
         b.level_path, b.operator_id, t.account_id
    FROM deal_bond b JOIN deal_tender t ON t.id = b.tender_id JOIN people_operator_v o ON o.id = b.operator_id;
