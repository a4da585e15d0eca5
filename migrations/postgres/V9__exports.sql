-- Everything that is held about somebody, packed for them because they asked.
CREATE TABLE exports (
    id           UUID   NOT NULL PRIMARY KEY,
    user_id      UUID   NOT NULL REFERENCES users (id),
    status       TEXT   NOT NULL CHECK (status IN ('PENDING', 'READY')),
    requested_at BIGINT NOT NULL,
    attempts     BIGINT NOT NULL DEFAULT 0,
    leased_until BIGINT NOT NULL,       -- a node is packing it until then
    expires_at   BIGINT NOT NULL,       -- when it is thrown away, packed or not
    blob_name    TEXT,
    size         BIGINT,
    wrapped_key  BYTEA,                 -- the key of its file, sealed with the master key; NULL once destroyed
    CHECK ((status = 'READY') = (blob_name IS NOT NULL))
);
CREATE UNIQUE INDEX exports_user_id ON exports (user_id) WHERE status = 'PENDING';
CREATE INDEX exports_of_user ON exports (user_id, id);
CREATE INDEX exports_due ON exports (leased_until, id) WHERE status = 'PENDING';
CREATE INDEX exports_expires_at ON exports (expires_at);
