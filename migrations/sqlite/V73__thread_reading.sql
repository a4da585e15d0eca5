-- The number of the last message that a side has read, while it has unread ones; without unread ones it has read all.
ALTER TABLE threads ADD COLUMN client_read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE threads ADD COLUMN worker_read INTEGER NOT NULL DEFAULT 0;
-- The conversations about a listing: of its worker by activity, and of one client, who has few.
CREATE INDEX threads_of_service_activity ON threads (service_id, last_activity_at, id);
CREATE INDEX threads_of_client_service ON threads (client_id, service_id);
