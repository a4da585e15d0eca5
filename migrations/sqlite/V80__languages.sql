-- How an account is written to: the tag of a language, and the name of a time zone. NULL: those of the installation.
ALTER TABLE users ADD COLUMN language TEXT;
ALTER TABLE users ADD COLUMN time_zone TEXT;
ALTER TABLE signups ADD COLUMN language TEXT;
ALTER TABLE signups ADD COLUMN time_zone TEXT;
-- A copy, for the mail to an account that is deleted.
ALTER TABLE event_addresses ADD COLUMN language TEXT;
ALTER TABLE event_addresses ADD COLUMN time_zone TEXT;
