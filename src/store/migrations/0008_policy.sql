-- The policy is one document a version: what people signed is what was in force.
CREATE TABLE policy_version (
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    version  BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,         -- 0: the program
    rules    TEXT NOT NULL,           -- JSON: desk/policy.h; what it does not name has its default
    PRIMARY KEY (brand_id, version)
);
INSERT INTO policy_version (brand_id, version, at, staff_id, rules)
SELECT id, policy_version, created_at, 0,
       '{"four_eyes":' || CASE WHEN four_eyes = 1 THEN 'true' ELSE 'false' END
       || ',"hold_public":' || hold_public || ',"hold_private":' || hold_private
       || ',"clock_comment":' || clock_comment || ',"clock_chat":' || clock_chat
       || ',"clock_marketplace":' || clock_marketplace || ',"clock_review":' || clock_review
       || ',"clock_mail":' || clock_mail || ',"clock_grave":' || clock_grave
       || ',"hours_from":' || hours_from || ',"hours_to":' || hours_to
       || ',"alarm_level":"' || alarm_level || '","quiet_days":' || quiet_days || '}'
  FROM brand;
ALTER TABLE brand DROP COLUMN four_eyes;
ALTER TABLE brand DROP COLUMN hold_public;
ALTER TABLE brand DROP COLUMN hold_private;
ALTER TABLE brand DROP COLUMN clock_comment;
ALTER TABLE brand DROP COLUMN clock_chat;
ALTER TABLE brand DROP COLUMN clock_marketplace;
ALTER TABLE brand DROP COLUMN clock_review;
ALTER TABLE brand DROP COLUMN clock_mail;
ALTER TABLE brand DROP COLUMN clock_grave;
ALTER TABLE brand DROP COLUMN hours_from;
ALTER TABLE brand DROP COLUMN hours_to;
ALTER TABLE brand DROP COLUMN alarm_level;
ALTER TABLE brand DROP COLUMN quiet_days;
ALTER TABLE brand DROP COLUMN policy_version;

CREATE TABLE policy_signature (
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    staff_id BIGINT NOT NULL,
    version  BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (brand_id, staff_id, version)
);

-- A person passed a clause that asks, on their own word.
CREATE TABLE clause_override (
    id        @id@,
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    clause    TEXT NOT NULL,
    version   BIGINT NOT NULL,
    staff_id  BIGINT NOT NULL,
    object    TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    at        BIGINT NOT NULL
);
CREATE INDEX clause_override_at ON clause_override(brand_id, at);
