-- The number of a change that is made beside this one: it takes this file's place.
SELECT 1;
