-- A correction or voiding of a use whose interval was open that day leaves a trace: grow_doubt.c flags harvests before it.
ALTER TABLE grow_record ADD COLUMN safe_was BIGINT NOT NULL DEFAULT 0; -- latest first day of harvest that an earlier revision gave; 0: none
