-- Listings that administrators have taken down, by worker: what is published later is compared with them.
CREATE INDEX services_taken_down ON services (worker_id, id) WHERE paused_by_moderation;
