-- Has a fact ever named the file? One that none named within a day is removed (job "grow.files_tidy"); files of before this column stay.
ALTER TABLE grow_file ADD COLUMN used BIGINT NOT NULL DEFAULT 0;
UPDATE grow_file SET used = 1;
-- grow.file_loose
CREATE INDEX grow_file_loose ON grow_file (created_us) WHERE used = 0;
