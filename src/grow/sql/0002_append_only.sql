-- Revisions, inputs used, changes of state and of lots are facts: the database itself refuses to change or delete them.
CREATE TRIGGER grow_rev_no_update BEFORE UPDATE ON grow_rev BEGIN SELECT RAISE(ABORT, 'grow_rev is append-only'); END;
CREATE TRIGGER grow_rev_no_delete BEFORE DELETE ON grow_rev BEGIN SELECT RAISE(ABORT, 'grow_rev is append-only'); END;
CREATE TRIGGER grow_use_no_update BEFORE UPDATE ON grow_use BEGIN SELECT RAISE(ABORT, 'grow_use is append-only'); END;
CREATE TRIGGER grow_use_no_delete BEFORE DELETE ON grow_use BEGIN SELECT RAISE(ABORT, 'grow_use is append-only'); END;
CREATE TRIGGER grow_record_no_delete BEFORE DELETE ON grow_record BEGIN SELECT RAISE(ABORT, 'records are kept'); END;
CREATE TRIGGER grow_lot_move_no_update BEFORE UPDATE ON grow_lot_move BEGIN SELECT RAISE(ABORT, 'grow_lot_move is append-only'); END;
CREATE TRIGGER grow_lot_move_no_delete BEFORE DELETE ON grow_lot_move BEGIN SELECT RAISE(ABORT, 'grow_lot_move is append-only'); END;
CREATE TRIGGER grow_lot_link_no_update BEFORE UPDATE ON grow_lot_link BEGIN SELECT RAISE(ABORT, 'grow_lot_link is append-only'); END;
CREATE TRIGGER grow_lot_link_no_delete BEFORE DELETE ON grow_lot_link BEGIN SELECT RAISE(ABORT, 'grow_lot_link is append-only'); END;
CREATE TRIGGER grow_lot_no_delete BEFORE DELETE ON grow_lot BEGIN SELECT RAISE(ABORT, 'lots are kept'); END;
