-- A second factor that an account has, or is about to: an app that shows codes (RFC 6238). Its secret is derived from the master
-- key, the account and the id: nothing here is a secret.
CREATE TABLE second_factors (
    user_id      UUID   NOT NULL PRIMARY KEY REFERENCES users (id),
    id           UUID   NOT NULL,
    last_step    BIGINT NOT NULL,    -- codes up to this one are used up
    created_at   BIGINT NOT NULL,
    confirmed_at BIGINT              -- its owner has shown a first code
);

-- For who has lost the app. Only a keyed hash is kept; using a code deletes it.
CREATE TABLE recovery_codes (
    user_id     UUID  NOT NULL REFERENCES users (id),
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (user_id, fingerprint)
);

-- Whether a session was begun with both factors.
ALTER TABLE sessions ADD COLUMN is_strong BOOLEAN NOT NULL DEFAULT FALSE;
