-- The keys that sign access tokens. The key itself is derived from the master key and the id: nothing here is a secret.
CREATE TABLE signing_keys (
    id         UUID    NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL
);
