-- Words of messages; brand_id keeps a search within its brand.
CREATE TABLE message_words (
    message_id BIGINT PRIMARY KEY REFERENCES message(id) ON DELETE CASCADE,
    brand_id   BIGINT NOT NULL,
    words      TSVECTOR NOT NULL
);
CREATE INDEX message_words_gin ON message_words USING GIN (words);
