-- What others have done, by type: the lists of notifications.
CREATE INDEX events_client_news ON events (client_id, type, id) WHERE client_id IS NOT NULL AND actor_id IS DISTINCT FROM client_id;
CREATE INDEX events_worker_news ON events (worker_id, type, id) WHERE worker_id IS NOT NULL AND actor_id IS DISTINCT FROM worker_id;
CREATE INDEX events_admins_type ON events (type, id, actor_id) WHERE for_admins;
