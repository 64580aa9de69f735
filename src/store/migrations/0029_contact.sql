-- The numbers and addresses of the business itself: asked for with each text that is checked, among up
-- to ten thousand words.
CREATE INDEX word_contact ON word(brand_id, id) WHERE kind = 'contact';
