-- Promoters as payees of the books (ledger_payees_in).
CREATE VIEW sell_payee_promoter_v AS
  SELECT uuid, name, CAST(NULL AS BIGINT) AS operator_id, account_id, CAST(NULL AS TEXT) AS level_path, county FROM sell_promoter;
