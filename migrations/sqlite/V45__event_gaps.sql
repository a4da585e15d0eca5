-- Event numbers that were skipped after a backup was restored: above after_id, up to until_id. What had such a number is lost.
CREATE TABLE event_gaps (
    after_id INTEGER NOT NULL PRIMARY KEY,
    until_id INTEGER NOT NULL
) STRICT;
