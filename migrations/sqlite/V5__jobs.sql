CREATE TABLE jobs (
    id             BLOB    NOT NULL PRIMARY KEY,
    thread_id      BLOB    NOT NULL REFERENCES threads (id),
    client_id      BLOB    NOT NULL REFERENCES clients (user_id),
    worker_id      BLOB    NOT NULL REFERENCES workers (user_id),
    service_id     BLOB    REFERENCES services (id),
    status         TEXT    NOT NULL CHECK (status IN
        ('NEGOTIATING', 'ACCEPTED', 'REJECTED', 'COMPLETED', 'FINALIZED', 'CANCELLED', 'EXPIRED')),
    version        INTEGER NOT NULL,
    title          TEXT    NOT NULL,
    description    TEXT,
    price_amount   INTEGER CHECK (price_amount >= 0),
    price_currency TEXT,
    scheduled_at   INTEGER,
    reason         TEXT,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    accepted_at    INTEGER,
    completed_at   INTEGER,
    finalized_at   INTEGER,
    cancelled_at   INTEGER,
    CHECK ((price_amount IS NULL) = (price_currency IS NULL))
) STRICT;
CREATE UNIQUE INDEX jobs_thread_id ON jobs (thread_id) WHERE status IN ('NEGOTIATING', 'ACCEPTED', 'COMPLETED');
CREATE INDEX jobs_of_thread ON jobs (thread_id, id);
CREATE INDEX jobs_of_client ON jobs (client_id, id);
CREATE INDEX jobs_of_client_status ON jobs (client_id, status, id);
CREATE INDEX jobs_of_worker ON jobs (worker_id, id);
CREATE INDEX jobs_of_worker_status ON jobs (worker_id, status, id);
CREATE INDEX jobs_status ON jobs (status, id);
CREATE INDEX jobs_due ON jobs (status, updated_at);
CREATE INDEX jobs_of_service ON jobs (service_id);
