-- The session that has asked for an export with its password. With it ends the right to fetch the file.
ALTER TABLE exports ADD COLUMN session_id UUID;

-- Somebody who came back from a provider, is new here, and has still to say what they are called. All three or none.
ALTER TABLE oidc_attempts ADD COLUMN issuer TEXT;
ALTER TABLE oidc_attempts ADD COLUMN subject TEXT;
ALTER TABLE oidc_attempts ADD COLUMN email TEXT;

-- Addresses that are not ASCII, whose key was made before domains were compared as DNS spells them: see respell_addresses.
CREATE INDEX users_email_key_not_ascii ON users (id) WHERE octet_length(email_key) <> length(email_key);
