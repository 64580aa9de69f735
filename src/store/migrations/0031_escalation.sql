-- The escalation ladder: what a shop changed of it. Where no row stands, the program's own holds.
CREATE TABLE escalation_row (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    level      TEXT NOT NULL,           -- of a verdict: normal, watch, issue, crisis
    holds_when TEXT NOT NULL,           -- in the shop's own words
    owner_id   BIGINT REFERENCES staff(id), -- NULL: nobody; whoever leaves the brand owns nothing
    deputy_id  BIGINT REFERENCES staff(id), -- stands in for the owner
    move       TEXT NOT NULL,           -- the first move
    tell       TEXT,                    -- whom to tell
    minutes    BIGINT NOT NULL,         -- until the first move
    changed_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version    BIGINT NOT NULL DEFAULT 1,
    UNIQUE (brand_id, level)
);
