-- Files of which a transaction has decided that they are deleted. The background work deletes them, and then their row.
CREATE TABLE deleted_blobs (
    name       TEXT    NOT NULL PRIMARY KEY,
    deleted_at INTEGER NOT NULL
) STRICT;
