CREATE TABLE note_word (note_id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX note_word_gin ON note_word USING GIN (words);
CREATE TABLE counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL);
CREATE FUNCTION note_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO counter (name, value) VALUES ('notes', 1)
        ON CONFLICT (name) DO UPDATE SET value = counter.value + 1;
    RETURN new;
END
$$;
CREATE TRIGGER note_count AFTER INSERT ON note FOR EACH ROW EXECUTE FUNCTION note_count();
