CREATE VIRTUAL TABLE word USING fts5(words, content='', detail=none);
