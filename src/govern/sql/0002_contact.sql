-- Contacts that are still there, by age: they are erased after govern.contact_days (job "govern.forget").
CREATE INDEX govern_complaint_contact ON govern_complaint (created_us) WHERE contact <> '';
