-- One row, which is written to see whether the database can be written: see /readyz.
CREATE TABLE write_check (
    id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    checked_at INTEGER NOT NULL,
    room       BLOB     -- filled and emptied again, which takes free pages
) STRICT;
INSERT INTO write_check (id, checked_at) VALUES (1, 0);
