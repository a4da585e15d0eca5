-- A second factor that an account has, or is about to: an app that shows codes (RFC 6238). Its secret is derived from the master
-- key, the account and the id: nothing here is a secret.
CREATE TABLE second_factors (
    user_id      BLOB    NOT NULL PRIMARY KEY REFERENCES users (id),
    id           BLOB    NOT NULL,
    last_step    INTEGER NOT NULL,    -- codes up to this one are used up
    created_at   INTEGER NOT NULL,
    confirmed_at INTEGER              -- its owner has shown a first code
) STRICT;

-- For who has lost the app. Only a keyed hash is kept; using a code deletes it.
CREATE TABLE recovery_codes (
    user_id     BLOB NOT NULL REFERENCES users (id),
    fingerprint BLOB NOT NULL,
    PRIMARY KEY (user_id, fingerprint)
) STRICT;

-- Whether a session was begun with both factors.
ALTER TABLE sessions ADD COLUMN is_strong INTEGER NOT NULL DEFAULT 0 CHECK (is_strong IN (0, 1));
