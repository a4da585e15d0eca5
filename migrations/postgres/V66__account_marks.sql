-- Nodes of the last release serve this database while it is upgraded.
UPDATE schema_compatibility SET must_know = 65;

-- When the password was last changed; NULL: not since the account was created, or before this was recorded.
ALTER TABLE users ADD COLUMN password_changed_at BIGINT;
-- The newest event that its owner has seen in the list of notifications.
ALTER TABLE users ADD COLUMN notifications_seen_up_to BIGINT NOT NULL DEFAULT 0;
