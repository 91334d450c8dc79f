-- Moves are never changed or deleted; amounts that were asked for, and money that came, stay as they are.
CREATE TRIGGER pay_step_keep_u BEFORE UPDATE ON pay_step BEGIN SELECT RAISE(ABORT, 'pay_step is append-only'); END;
CREATE TRIGGER pay_step_keep_d BEFORE DELETE ON pay_step BEGIN SELECT RAISE(ABORT, 'pay_step is append-only'); END;
CREATE TRIGGER pay_payment_keep BEFORE UPDATE ON pay_payment
  WHEN NEW.fen <> OLD.fen OR NEW.subject <> OLD.subject OR NEW.subject_id <> OLD.subject_id OR (OLD.state = 'paid' AND NEW.state <> 'paid')
  BEGIN SELECT RAISE(ABORT, 'a payment keeps its amount and stays paid'); END;
CREATE TRIGGER pay_try_keep BEFORE UPDATE ON pay_try
  WHEN NEW.fen <> OLD.fen OR NEW.payment_id <> OLD.payment_id OR NEW.number <> OLD.number OR (OLD.state = 'paid' AND (NEW.state <> 'paid' OR NEW.paid_fen <> OLD.paid_fen))
  BEGIN SELECT RAISE(ABORT, 'a try keeps its amount and stays paid'); END;
CREATE TRIGGER pay_refund_keep BEFORE UPDATE ON pay_refund
  WHEN NEW.fen <> OLD.fen OR NEW.try_id <> OLD.try_id OR NEW.number <> OLD.number OR (OLD.state = 'done' AND NEW.state <> 'done')
  BEGIN SELECT RAISE(ABORT, 'a refund keeps its amount and stays done'); END;
