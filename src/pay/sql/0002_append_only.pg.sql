-- Moves are never changed or deleted; amounts that were asked for, and money that came, stay as they are.
CREATE FUNCTION pay_keep() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  RAISE EXCEPTION '% does not change so', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $f$;
CREATE TRIGGER pay_step_keep BEFORE UPDATE OR DELETE ON pay_step FOR EACH ROW EXECUTE FUNCTION pay_keep();
CREATE TRIGGER pay_payment_keep BEFORE UPDATE ON pay_payment FOR EACH ROW
  WHEN (NEW.fen <> OLD.fen OR NEW.subject <> OLD.subject OR NEW.subject_id <> OLD.subject_id OR (OLD.state = 'paid' AND NEW.state <> 'paid')) EXECUTE FUNCTION pay_keep();
CREATE TRIGGER pay_try_keep BEFORE UPDATE ON pay_try FOR EACH ROW
  WHEN (NEW.fen <> OLD.fen OR NEW.payment_id <> OLD.payment_id OR NEW.number <> OLD.number OR (OLD.state = 'paid' AND (NEW.state <> 'paid' OR NEW.paid_fen <> OLD.paid_fen)))
  EXECUTE FUNCTION pay_keep();
CREATE TRIGGER pay_refund_keep BEFORE UPDATE ON pay_refund FOR EACH ROW
  WHEN (NEW.fen <> OLD.fen OR NEW.try_id <> OLD.try_id OR NEW.number <> OLD.number OR (OLD.state = 'done' AND NEW.state <> 'done')) EXECUTE FUNCTION pay_keep();
