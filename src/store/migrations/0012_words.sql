-- Kalimat siap: texts a brand prepared, with fields in braces (desk/prepared.h).
CREATE TABLE prepared_text (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    kind       TEXT NOT NULL,
    language   TEXT NOT NULL,         -- id, en
    name       TEXT NOT NULL,
    text       TEXT NOT NULL,
    last_day   TEXT,                  -- 2026-12-25 in the brand's zone; NULL: for ever
    owner_id   BIGINT,                -- who wrote it; NULL: the program
    used_at    BIGINT,
    times      BIGINT NOT NULL DEFAULT 0,
    removed_at BIGINT,                -- kept a day, so that a removal can be undone
    version    BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX prepared_text_brand ON prepared_text(brand_id, id);
-- Whether the brand was given the program's own first set: what people removed of it stays away.
ALTER TABLE brand ADD COLUMN has_words BIGINT NOT NULL DEFAULT 0;
-- How this person is addressed: kak, bapak, ibu, mas, mbak, none; NULL: nobody said.
ALTER TABLE author ADD COLUMN honorific TEXT;
-- The name below an answer; NULL: the first word of their name.
ALTER TABLE staff ADD COLUMN sign_name TEXT;
-- Why a public answer left without a second person: alone, holding; NULL: it did not.
ALTER TABLE reply ADD COLUMN gate TEXT;
