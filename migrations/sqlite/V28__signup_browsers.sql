-- Which browser has signed up: the hash of a secret in its cookie. Only there the link of the mail installs the password of the sign-up.
-- From which address it was made no longer matters.
ALTER TABLE signups ADD COLUMN browser_hash BLOB;
ALTER TABLE signups DROP COLUMN ip;
