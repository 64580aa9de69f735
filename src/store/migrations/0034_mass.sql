-- Which problems are being answered, asked of each that may be joined with another.
CREATE INDEX mass_answer_problem ON mass_answer(problem_id) WHERE problem_id IS NOT NULL;

-- What a public post promises stands with each case that it answered, from when it was posted.
ALTER TABLE mass_answer ADD COLUMN posted_at BIGINT;
ALTER TABLE promise ADD COLUMN mass_id BIGINT;
CREATE INDEX promise_mass ON promise(mass_id) WHERE mass_id IS NOT NULL;
