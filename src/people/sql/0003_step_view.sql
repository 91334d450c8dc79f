-- When a producer was in which state, for room trace.
CREATE VIEW people_operator_step_v AS
  SELECT id, operator_id, to_state, at_us FROM people_operator_step;
