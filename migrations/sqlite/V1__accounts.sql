-- Identifiers are UUIDs (16 bytes), times are microseconds since 1970 in UTC, states are checked text.

CREATE TABLE users (
    id            BLOB    NOT NULL PRIMARY KEY,
    role          TEXT    NOT NULL CHECK (role IN ('CLIENT', 'WORKER', 'ADMIN')),
    status        TEXT    NOT NULL CHECK (status IN ('ACTIVE', 'FROZEN', 'BANNED', 'DELETED')),
    email         TEXT    NOT NULL,
    email_key     TEXT,                 -- the address as it is compared; NULL once the account is deleted
    name_key      TEXT    NOT NULL,     -- "first last" as administrators search it
    phone_number  TEXT,
    first_name    TEXT    NOT NULL,
    last_name     TEXT    NOT NULL,
    password_hash TEXT,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    CHECK ((status = 'DELETED') = (email_key IS NULL))
) STRICT;
CREATE UNIQUE INDEX users_email_key ON users (email_key);
CREATE INDEX users_name_key ON users (name_key, id);
CREATE INDEX users_role ON users (role, id);
CREATE INDEX users_role_status ON users (role, status, id);
CREATE INDEX users_status ON users (status, id);

-- A sign-up is a claim to an address. It becomes a user when the address is proven.
CREATE TABLE signups (
    id            BLOB    NOT NULL PRIMARY KEY,
    role          TEXT    NOT NULL CHECK (role IN ('CLIENT', 'WORKER')),
    email         TEXT    NOT NULL,
    email_key     TEXT    NOT NULL,
    phone_number  TEXT,
    first_name    TEXT    NOT NULL,
    last_name     TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    ip            TEXT    NOT NULL,     -- where it was made: see verify_email
    created_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX signups_email_key ON signups (email_key, id);
CREATE INDEX signups_created_at ON signups (created_at);

-- One sign-in on one device. Its refresh tokens are numbered; only the latest number is good.
CREATE TABLE sessions (
    id           BLOB    NOT NULL PRIMARY KEY,
    user_id      BLOB    NOT NULL REFERENCES users (id),
    generation   INTEGER NOT NULL,
    rotated_at   INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    live_until   INTEGER NOT NULL DEFAULT 0,    -- its owner has a live feed open until then
    user_agent   TEXT,
    ip           TEXT    NOT NULL
) STRICT;
CREATE INDEX sessions_user_id ON sessions (user_id, id);
CREATE INDEX sessions_expires_at ON sessions (expires_at);

-- A secret that was mailed. Only its hash is kept; using it deletes it.
CREATE TABLE links (
    token_hash BLOB    NOT NULL PRIMARY KEY,
    purpose    TEXT    NOT NULL CHECK (purpose IN ('VERIFY_EMAIL', 'RESET_PASSWORD', 'CONFIRM_EMAIL')),
    signup_id  BLOB    REFERENCES signups (id) ON DELETE CASCADE,
    user_id    BLOB    REFERENCES users (id),
    expires_at INTEGER NOT NULL,
    CHECK ((purpose = 'VERIFY_EMAIL') = (signup_id IS NOT NULL)),
    CHECK ((purpose = 'VERIFY_EMAIL') = (user_id IS NULL))
) STRICT;
CREATE INDEX links_signup_id ON links (signup_id);
CREATE INDEX links_user_id ON links (user_id);
CREATE INDEX links_expires_at ON links (expires_at);
