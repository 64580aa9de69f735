-- Nothing: the place of a migration that another branch brings.
UPDATE brand SET name = name WHERE id < 0;
