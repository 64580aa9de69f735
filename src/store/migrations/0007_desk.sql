-- What one holds and is still open: the list "Milik saya" and its count. Closed cases keep their owner.
CREATE INDEX desk_case_mine ON desk_case(brand_id, owner_id, queue)
 WHERE owner_id IS NOT NULL AND queue IN ('waiting', 'watch', 'customer');
