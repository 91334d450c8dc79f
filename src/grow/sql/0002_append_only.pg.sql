-- Revisions, inputs used, changes of state and of lots are facts: the database itself refuses to change or delete them.
CREATE FUNCTION grow_append_only() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $body$;
CREATE TRIGGER grow_rev_kept BEFORE UPDATE OR DELETE ON grow_rev FOR EACH ROW EXECUTE FUNCTION grow_append_only();
CREATE TRIGGER grow_use_kept BEFORE UPDATE OR DELETE ON grow_use FOR EACH ROW EXECUTE FUNCTION grow_append_only();
CREATE TRIGGER grow_record_kept BEFORE DELETE ON grow_record FOR EACH ROW EXECUTE FUNCTION grow_append_only();
CREATE TRIGGER grow_lot_move_kept BEFORE UPDATE OR DELETE ON grow_lot_move FOR EACH ROW EXECUTE FUNCTION grow_append_only();
CREATE TRIGGER grow_lot_link_kept BEFORE UPDATE OR DELETE ON grow_lot_link FOR EACH ROW EXECUTE FUNCTION grow_append_only();
CREATE TRIGGER grow_lot_kept BEFORE DELETE ON grow_lot FOR EACH ROW EXECUTE FUNCTION grow_append_only();
