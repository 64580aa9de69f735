-- The tables of the store's own tests.
CREATE TABLE shelf (
    id   @id@,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE note (
    id       @id@,
    shelf_id BIGINT REFERENCES shelf(id),
    title    TEXT NOT NULL UNIQUE,
    body     TEXT,
    kind     TEXT NOT NULL DEFAULT 'idea' CHECK (kind <> 'forbidden'),
    weight   DOUBLE PRECISION NOT NULL DEFAULT 0,
    is_open  BIGINT NOT NULL DEFAULT 1,
    due_at   BIGINT
);
CREATE INDEX note_due ON note(due_at) WHERE is_open = 1;
CREATE INDEX note_shelf ON note(shelf_id, id);
