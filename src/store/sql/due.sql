-- When the next piece of work of each kind is due, so that threads sleep until then.

-- name: due_times
-- all brands: the sending, polling and calling threads serve all of them
-- A call whose caller was killed is due when its lease ends.
SELECT (SELECT send_at FROM reply r WHERE state = 'held'
            AND @reply_may_leave@ ORDER BY send_at LIMIT 1) AS reply_at,
       (SELECT min(next_at) FROM mass_answer WHERE next_at IS NOT NULL) AS mass_at,
       (SELECT min(lease_until) FROM reply WHERE state = 'sending') AS reply_lease_at,
       (SELECT min(next_poll_at) FROM source WHERE next_poll_at IS NOT NULL AND @real_brand@) AS poll_at,
       (SELECT min(CASE WHEN state = 'calling' THEN lease_until ELSE due_at END)
          FROM alarm_call WHERE state IN ('due', 'calling') AND @real_brand@) AS call_at,
       (SELECT min(CASE WHEN state = 'calling' THEN lease_until ELSE made_at END)
          FROM notice WHERE state IN ('due', 'calling') AND @real_brand@) AS notice_at,
       (SELECT min(next_at) FROM drill WHERE next_at IS NOT NULL) AS drill_at,
       (SELECT min(due_at) FROM sample_line
         WHERE EXISTS (SELECT 1 FROM staff WHERE is_sample = 0)) AS sample_at;
