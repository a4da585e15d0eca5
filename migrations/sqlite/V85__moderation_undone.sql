-- The status of a listing before an administrator took it down, which it gets again when it is restored. NULL: it was not taken down, or by a
-- release that did not remember it.
ALTER TABLE services ADD COLUMN taken_down_from TEXT CHECK (taken_down_from IN ('DRAFT', 'PUBLISHED', 'PAUSED'));

-- The listings and reviews that were removed and can be restored, and the reviews of one worker, counting or not.
CREATE INDEX services_removed ON services (id) WHERE status = 'DELETED' AND taken_down_from IS NOT NULL;
CREATE INDEX reviews_removed ON reviews (id) WHERE status = 'REMOVED';
CREATE INDEX reviews_about_worker ON reviews (worker_id, id);

-- Accounts by telephone number, and workers by the state of their identity check.
CREATE INDEX users_phone_number ON users (phone_number) WHERE phone_number IS NOT NULL;
CREATE INDEX workers_of_kyc_status ON workers (kyc_status, user_id);
