-- One row: the migration that a program has to know to serve this database. The first migration of a release sets it to the last one of the
-- release before, whose nodes run on while an installation is upgraded.
CREATE TABLE schema_compatibility (
    id        INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    must_know INTEGER NOT NULL
) STRICT;
INSERT INTO schema_compatibility (id, must_know) VALUES (1, 65);
