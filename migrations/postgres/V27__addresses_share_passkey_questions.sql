-- Whoever begins to sign in again and again takes the place of their own beginnings. A keyed hash of the address; it names nobody.
ALTER TABLE passkey_ceremonies ADD COLUMN asked_from TEXT;
CREATE INDEX passkey_ceremonies_asked_from ON passkey_ceremonies (asked_from, expires_at);
