-- What is on sale of a lot, for rooms that promise goods in other ways.
CREATE VIEW sell_stock_v AS SELECT lot_id, offered_g, held_g, sold_g FROM sell_stock;
