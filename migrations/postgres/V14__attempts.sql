-- Attempts that several nodes count together. The key is a keyed hash; it names nobody. Whoever restarts a crashed server starts
-- counting afresh, as one that counts in memory does.
CREATE UNLOGGED TABLE attempts (
    key      BYTEA  NOT NULL PRIMARY KEY,
    spent_to BIGINT NOT NULL            -- until then the allowance is spent, attempt after attempt
);
CREATE INDEX attempts_spent_to ON attempts (spent_to);
