-- A recall's list has a hundred thousand rows. PostgreSQL checks a foreign key by a query for each of them, which took half of the time that storing
-- the list took; they are written in one place only, after their recall (store_items()), and recalls are never deleted.
ALTER TABLE trace_recall_item DROP CONSTRAINT IF EXISTS trace_recall_item_recall_id_fkey;
