CREATE VIRTUAL TABLE note_word USING fts5(words, content='', detail=none);
-- A trigger, whose body holds semicolons.
CREATE TABLE counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL);
CREATE TRIGGER note_count AFTER INSERT ON note BEGIN
    INSERT INTO counter (name, value) VALUES ('notes', 1)
        ON CONFLICT (name) DO UPDATE SET value = value + 1;
END;
