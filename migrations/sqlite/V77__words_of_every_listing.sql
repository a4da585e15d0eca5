-- The words of every listing that is not deleted, public or not, for administrators. The index of the public search does not have the others,
-- of which anybody can make many.
CREATE VIRTUAL TABLE service_words_all USING fts5 (
    words, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii'
);

-- What is in that index is the listing as it was last changed at this time. Background work indexes what differs.
ALTER TABLE services ADD COLUMN words_all_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX services_words_all_due ON services (id) WHERE words_all_at <> updated_at;
