-- Who bought an order: for rooms above that count what an organisation's account bought. No list shows it to sellers.
CREATE VIEW sell_bought_v AS SELECT id AS order_id, account_id, paid_us FROM sell_order WHERE paid_us IS NOT NULL;
