-- Everything that is held about somebody, packed for them because they asked.
CREATE TABLE exports (
    id           BLOB    NOT NULL PRIMARY KEY,
    user_id      BLOB    NOT NULL REFERENCES users (id),
    status       TEXT    NOT NULL CHECK (status IN ('PENDING', 'READY')),
    requested_at INTEGER NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    leased_until INTEGER NOT NULL,      -- a node is packing it until then
    expires_at   INTEGER NOT NULL,      -- when it is thrown away, packed or not
    blob_name    TEXT,
    size         INTEGER,
    wrapped_key  BLOB,                  -- the key of its file, sealed with the master key; NULL once destroyed
    CHECK ((status = 'READY') = (blob_name IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX exports_user_id ON exports (user_id) WHERE status = 'PENDING';
CREATE INDEX exports_of_user ON exports (user_id, id);
CREATE INDEX exports_due ON exports (leased_until, id) WHERE status = 'PENDING';
CREATE INDEX exports_expires_at ON exports (expires_at);
