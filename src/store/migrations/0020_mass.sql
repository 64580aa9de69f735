-- Who wrote a mass answer as it stands, who may be another than hands it in (NULL: who made it), and
-- the name below it, which stays as it was read from then on.
ALTER TABLE mass_answer ADD COLUMN writer_id BIGINT;
ALTER TABLE mass_answer ADD COLUMN sign_name TEXT;
