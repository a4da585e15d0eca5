-- Attempts that several nodes count together. The key is a keyed hash; it names nobody.
CREATE TABLE attempts (
    key      BLOB    NOT NULL PRIMARY KEY,
    spent_to INTEGER NOT NULL           -- until then the allowance is spent, attempt after attempt
) STRICT;
CREATE INDEX attempts_spent_to ON attempts (spent_to);
