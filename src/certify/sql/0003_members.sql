-- Whose accounts work for which laboratory. An account of the role "lab" that stands here sees and enters the tests of that laboratory only.
CREATE TABLE certify_member (
  account_id BIGINT PRIMARY KEY,   -- people's account: one laboratory each
  lab_id BIGINT NOT NULL REFERENCES certify_lab(id),
  since_us BIGINT NOT NULL,
  by_name TEXT NOT NULL
);
CREATE INDEX certify_member_lab ON certify_member (lab_id);  -- certify.members
