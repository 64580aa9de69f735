-- Of which crisis a mass answer is the first word, and from which problem a crisis was taken along when
-- that one was joined with another.
ALTER TABLE mass_answer ADD COLUMN crisis_id BIGINT;
CREATE INDEX mass_answer_crisis ON mass_answer(brand_id, crisis_id) WHERE crisis_id IS NOT NULL;
ALTER TABLE crisis ADD COLUMN came_from BIGINT;
