-- From where somebody signs in, and with what: a network and a kind of browser. Its owner hears by mail of one that is new.
CREATE TABLE places (
    id            BLOB    NOT NULL PRIMARY KEY,
    user_id       BLOB    NOT NULL REFERENCES users (id),
    network       TEXT    NOT NULL,     -- 203.0.113.0/24, 2001:db8:1::/48
    device        TEXT    NOT NULL,     -- Firefox on Windows
    address       TEXT    NOT NULL,     -- of the first sign-in from there
    first_seen_at INTEGER NOT NULL,
    last_seen_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX places_user_id_network_device ON places (user_id, network, device);
CREATE INDEX places_last_seen_at ON places (last_seen_at);
