-- name: session_listens
-- May this session still hear what happens in the brand? Sessions that only listen stay alive
-- as long as any page of theirs is open: not the idle time, but the age ends them.
SELECT count(*) FROM session x
  JOIN staff s ON s.id = x.staff_id
  JOIN member m ON m.staff_id = x.staff_id AND m.brand_id = $2
 WHERE x.id = $1 AND x.expires_at > $3 AND s.ended_at IS NULL;
