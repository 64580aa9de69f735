-- Words of messages; the first word of each row is its brand ("b12"), so that a search never
-- looks across brands. Without its own copy of the text.
CREATE VIRTUAL TABLE message_words USING fts5(words, content='', detail=none,
    tokenize="unicode61 remove_diacritics 0");
