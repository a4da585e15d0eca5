-- Somebody at an OpenID provider, who may enter an account here. The issuer and its subject together are who it is; an address is not.
CREATE TABLE identities (
    id           UUID NOT NULL PRIMARY KEY,
    user_id      UUID NOT NULL REFERENCES users (id),
    issuer       TEXT COLLATE "C" NOT NULL,
    subject      TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX identities_issuer_subject ON identities (issuer, subject);
CREATE INDEX identities_user_id ON identities (user_id, id);

-- Somebody who was sent to a provider and is expected back. The browser keeps the secret; using the row deletes it.
CREATE TABLE oidc_attempts (
    state_hash BYTEA NOT NULL PRIMARY KEY,
    provider   TEXT NOT NULL,
    role       TEXT NOT NULL CHECK (role IN ('CLIENT', 'WORKER')),
    return_to  TEXT NOT NULL,
    user_id    UUID REFERENCES users (id),    -- who is signed in and links the identity to their account
    session_id UUID,
    expires_at BIGINT NOT NULL,
    CHECK ((user_id IS NULL) = (session_id IS NULL))
);
CREATE INDEX oidc_attempts_user_id ON oidc_attempts (user_id);
CREATE INDEX oidc_attempts_expires_at ON oidc_attempts (expires_at);
