-- Households that are helped (帮扶户), for statistics of other rooms: see people.h.
CREATE VIEW people_helped_v AS SELECT id AS operator_id FROM people_operator WHERE poor = 1;
