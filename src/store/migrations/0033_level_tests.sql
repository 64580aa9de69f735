-- Who owns a level of the escalation ladder is called by the monthly test of the alarm, also where
-- nobody ever touched the ladder of the alarm itself.
INSERT INTO alarm_setting (brand_id, tested_at)
SELECT DISTINCT brand_id, 0 FROM escalation_row
 WHERE owner_id IS NOT NULL OR deputy_id IS NOT NULL
ON CONFLICT (brand_id) DO NOTHING;
