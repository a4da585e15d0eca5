-- safe for the last release: its nodes write every review with stars; what they cannot show of one without is said in docs/OPERATIONS.md
-- A job that was cancelled late is reviewed by both sides in words, without stars: NULL in rating.
ALTER TABLE reviews ALTER COLUMN rating DROP NOT NULL;

-- The reviews of a worker that everybody can read.
CREATE INDEX reviews_shown ON reviews (worker_id, id) WHERE status = 'VISIBLE' AND (counts OR rating IS NULL);
