-- Where events are delivered to. Its secrets are not stored: they are derived from the root key and the ids of secrets.
CREATE TABLE webhooks (
    id                    BLOB    NOT NULL PRIMARY KEY,
    url                   TEXT    NOT NULL,
    description           TEXT    NOT NULL,
    event_types           TEXT,                        -- JSON; NULL: all
    disabled_reason       TEXT    CHECK (disabled_reason IN ('ADMIN', 'FAILING', 'GONE')),
    disabled_at           INTEGER,
    secret_id             BLOB    NOT NULL,
    previous_secret_id    BLOB,                        -- signs, too, until the time below
    previous_secret_until INTEGER,
    last_event            INTEGER NOT NULL,            -- events up to here were delivered or wait for it
    replay_after          INTEGER,                     -- the range that is to be delivered again
    replay_until          INTEGER,
    failures              INTEGER NOT NULL DEFAULT 0,  -- deliveries that have failed since the last success
    failing_since         INTEGER,
    paused_until          INTEGER,
    created_at            INTEGER NOT NULL,
    deleted_at            INTEGER,                     -- its rows are deleted later, in steps
    CHECK ((disabled_reason IS NULL) = (disabled_at IS NULL)),
    CHECK ((previous_secret_id IS NULL) = (previous_secret_until IS NULL)),
    CHECK ((replay_after IS NULL) = (replay_until IS NULL))
) STRICT;
