-- Which problems are being answered, asked of each that may be joined with another.
CREATE INDEX mass_answer_problem ON mass_answer(problem_id) WHERE problem_id IS NOT NULL;
