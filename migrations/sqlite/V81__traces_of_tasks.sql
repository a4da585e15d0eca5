-- Nodes of the last release serve this database while it is upgraded.
UPDATE schema_compatibility SET must_know = 80;

-- The span of the request that has recorded the event or queued the task, as `traceparent` writes it; NULL: it was not traced.
ALTER TABLE events ADD COLUMN trace TEXT;
ALTER TABLE tasks ADD COLUMN trace TEXT;
