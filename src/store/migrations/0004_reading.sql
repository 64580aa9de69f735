-- Complaints told calmly: with the alerts (message_alert) what problems are looked for among.
CREATE INDEX message_calm ON message(brand_id, written_at)
    WHERE class IN ('complaint', 'pressing', 'at_risk') AND mood <> 'negative' AND is_own = 0;
