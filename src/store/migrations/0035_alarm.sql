-- What waits and speaks of a grave matter, for as long as it waits.
CREATE INDEX desk_case_signals ON desk_case(brand_id, last_at)
    WHERE queue = 'waiting' AND signals <> 0;
-- Since when its messages are counted: from where the rise began; NULL: since it opened. And since
-- when the alarm goes on although there is nobody to call.
ALTER TABLE incident ADD COLUMN counted_from BIGINT;
ALTER TABLE incident ADD COLUMN silent_at BIGINT;
