-- Who is where, for the list of cases: a handful of rows of a brand.
CREATE INDEX presence_brand ON presence(brand_id, until_at);
