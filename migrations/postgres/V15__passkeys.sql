-- Keys on their owner's devices that open an account (WebAuthn). Only public halves are here: nothing in this table is a secret.
CREATE TABLE passkeys (
    id            UUID    NOT NULL PRIMARY KEY,
    user_id       UUID    NOT NULL REFERENCES users (id),
    credential_id BYTEA   NOT NULL,     -- what the device calls it
    credential    TEXT    NOT NULL,     -- public key, counter and flags (JSON)
    name          TEXT    NOT NULL,
    created_at    BIGINT  NOT NULL,
    last_used_at  BIGINT
);
CREATE UNIQUE INDEX passkeys_credential_id ON passkeys (credential_id);
CREATE INDEX passkeys_user_id ON passkeys (user_id, id);

-- What a device was asked, until it has answered. Whoever adds a passkey has one at a time; whoever signs in is not known yet.
CREATE TABLE passkey_ceremonies (
    id         UUID    NOT NULL PRIMARY KEY,
    user_id    UUID    REFERENCES users (id),
    state      TEXT    NOT NULL,        -- the challenge and what the answer must fulfil (JSON)
    expires_at BIGINT  NOT NULL
);
CREATE UNIQUE INDEX passkey_ceremonies_user_id ON passkey_ceremonies (user_id);
CREATE INDEX passkey_ceremonies_expires_at ON passkey_ceremonies (expires_at);
