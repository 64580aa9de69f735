-- Stars of reviews, 1 to 5; those that came before keep theirs in the title alone, until the same
-- file is imported again.
ALTER TABLE message ADD COLUMN rating BIGINT;
CREATE INDEX message_rating ON message(brand_id, written_at)
    WHERE rating IS NOT NULL AND is_own = 0 AND state <> 'deleted';

-- What is not to be posted: on some days, on some days of each year, or ever (words alone); a lesson
-- may have brought it.
ALTER TABLE quiet_day ADD COLUMN is_yearly BIGINT NOT NULL DEFAULT 0;
ALTER TABLE quiet_day ADD COLUMN words TEXT; -- parted by commas; NULL: nothing at all is posted
ALTER TABLE quiet_day ADD COLUMN lesson_id BIGINT;
