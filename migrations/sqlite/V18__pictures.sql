-- Somebody's picture, in three sizes. Every upload has an id of its own, so what is under it never changes.
CREATE TABLE pictures (
    id          BLOB    NOT NULL PRIMARY KEY,
    user_id     BLOB    NOT NULL REFERENCES users (id),
    wrapped_key BLOB    NOT NULL,       -- the key of its files, sealed with the master key
    small       TEXT    NOT NULL,       -- where each size is stored
    medium      TEXT    NOT NULL,
    large       TEXT    NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX pictures_user_id ON pictures (user_id);

-- Beside what is shown with it, so that no list has to look for it.
ALTER TABLE clients ADD COLUMN picture_id BLOB;
ALTER TABLE workers ADD COLUMN picture_id BLOB;
