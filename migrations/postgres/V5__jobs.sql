CREATE TABLE jobs (
    id             UUID    NOT NULL PRIMARY KEY,
    thread_id      UUID    NOT NULL REFERENCES threads (id),
    client_id      UUID    NOT NULL REFERENCES clients (user_id),
    worker_id      UUID    NOT NULL REFERENCES workers (user_id),
    service_id     UUID    REFERENCES services (id),
    status         TEXT    NOT NULL CHECK (status IN
        ('NEGOTIATING', 'ACCEPTED', 'REJECTED', 'COMPLETED', 'FINALIZED', 'CANCELLED', 'EXPIRED')),
    version        BIGINT NOT NULL,
    title          TEXT    NOT NULL,
    description    TEXT,
    price_amount   BIGINT CHECK (price_amount >= 0),
    price_currency TEXT,
    scheduled_at   BIGINT,
    reason         TEXT,
    created_at     BIGINT NOT NULL,
    updated_at     BIGINT NOT NULL,
    accepted_at    BIGINT,
    completed_at   BIGINT,
    finalized_at   BIGINT,
    cancelled_at   BIGINT,
    CHECK ((price_amount IS NULL) = (price_currency IS NULL))
);
CREATE UNIQUE INDEX jobs_thread_id ON jobs (thread_id) WHERE status IN ('NEGOTIATING', 'ACCEPTED', 'COMPLETED');
CREATE INDEX jobs_of_thread ON jobs (thread_id, id);
CREATE INDEX jobs_of_client ON jobs (client_id, id);
CREATE INDEX jobs_of_client_status ON jobs (client_id, status, id);
CREATE INDEX jobs_of_worker ON jobs (worker_id, id);
CREATE INDEX jobs_of_worker_status ON jobs (worker_id, status, id);
CREATE INDEX jobs_status ON jobs (status, id);
CREATE INDEX jobs_due ON jobs (status, updated_at);
CREATE INDEX jobs_of_service ON jobs (service_id);
