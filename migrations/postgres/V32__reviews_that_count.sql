-- The title of the service as it was when the job was proposed: renaming a listing changes no job and no review.
ALTER TABLE jobs ADD COLUMN service_title TEXT;
UPDATE jobs SET service_title = (SELECT s.title FROM services s WHERE s.id = jobs.service_id) WHERE service_id IS NOT NULL;

-- Of the reviews by one client of one worker the newest of 90 days counts.
ALTER TABLE reviews ADD COLUMN counts BOOLEAN NOT NULL DEFAULT FALSE;
-- What the system finds worth a look, until an administrator has decided.
ALTER TABLE reviews ADD COLUMN open_signal TEXT CHECK (open_signal IN ('FINISHED_AT_ONCE'));
CREATE INDEX reviews_of_pair ON reviews (client_id, worker_id, created_at, id) WHERE status = 'VISIBLE';

WITH RECURSIVE counted (client_id, worker_id, id, created_at) AS (
    SELECT r.client_id, r.worker_id, r.id, r.created_at FROM reviews r
    WHERE r.status = 'VISIBLE' AND NOT EXISTS (SELECT 1 FROM reviews n
        WHERE n.client_id = r.client_id AND n.worker_id = r.worker_id AND n.status = 'VISIBLE'
            AND (n.created_at, n.id) > (r.created_at, r.id))
    UNION ALL
    SELECT r.client_id, r.worker_id, r.id, r.created_at FROM counted c JOIN reviews r ON r.id =
        (SELECT n.id FROM reviews n
         WHERE n.client_id = c.client_id AND n.worker_id = c.worker_id AND n.status = 'VISIBLE'
             AND n.created_at <= c.created_at - 7776000000000
         ORDER BY n.created_at DESC, n.id DESC LIMIT 1)
)
UPDATE reviews SET counts = TRUE WHERE id IN (SELECT id FROM counted);

DROP INDEX reviews_of_worker;
CREATE INDEX reviews_of_worker ON reviews (worker_id, id) WHERE counts;
DROP INDEX reviews_flagged;
CREATE INDEX reviews_flagged ON reviews (id) WHERE open_flags > 0 OR open_signal IS NOT NULL;

UPDATE workers SET
    stars_1 = (SELECT count(*) FROM reviews r WHERE r.worker_id = workers.user_id AND r.counts AND r.rating = 1),
    stars_2 = (SELECT count(*) FROM reviews r WHERE r.worker_id = workers.user_id AND r.counts AND r.rating = 2),
    stars_3 = (SELECT count(*) FROM reviews r WHERE r.worker_id = workers.user_id AND r.counts AND r.rating = 3),
    stars_4 = (SELECT count(*) FROM reviews r WHERE r.worker_id = workers.user_id AND r.counts AND r.rating = 4),
    stars_5 = (SELECT count(*) FROM reviews r WHERE r.worker_id = workers.user_id AND r.counts AND r.rating = 5);
INSERT INTO services_due (worker_id, since) SELECT DISTINCT worker_id, 0 FROM services WHERE is_public ON CONFLICT DO NOTHING;
