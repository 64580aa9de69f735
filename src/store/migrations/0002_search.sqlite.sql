-- Words of messages; the first word of each row is its brand ("b12"), so that a search never
-- looks across brands. Without a copy of the text, places or sizes: results are newest first.
-- The words come folded and parted by spaces (text/), so that bytes beyond ASCII are letters.
CREATE VIRTUAL TABLE message_words USING fts5(words, content='', detail=none, columnsize=0,
    tokenize="ascii");
-- Segments are merged sixteen at a time: each word is written anew half as often as with the
-- default of four, and a search still looks into some dozens of them at most.
INSERT INTO message_words (message_words, rank) VALUES ('automerge', 16);
INSERT INTO message_words (message_words, rank) VALUES ('hashsize', 16777216);
