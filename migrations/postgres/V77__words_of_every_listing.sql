-- The words of every listing that is not deleted, public or not, for administrators. The index of the public search does not have the others,
-- of which anybody can make many.
ALTER TABLE services ADD COLUMN words_all TSVECTOR NOT NULL DEFAULT '';
CREATE INDEX services_words_all ON services USING gin (words_all) WITH (fastupdate = off) WHERE status <> 'DELETED';

-- What is in that index is the listing as it was last changed at this time. Background work indexes what differs.
ALTER TABLE services ADD COLUMN words_all_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX services_words_all_due ON services (id) WHERE words_all_at <> updated_at;
