-- The address that an account is to have once it is proven: the latest that was asked for.
CREATE TABLE address_changes (
    id           BLOB    NOT NULL PRIMARY KEY,
    user_id      BLOB    NOT NULL REFERENCES users (id),
    email        TEXT    NOT NULL,
    email_key    TEXT    NOT NULL,
    requested_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX address_changes_user_id ON address_changes (user_id);
CREATE INDEX address_changes_requested_at ON address_changes (requested_at);
