-- The listings of an account are erased in the order of their ids, in steps: those up to this one are done.
ALTER TABLE erasures ADD COLUMN service_id BLOB NOT NULL DEFAULT X'00000000000000000000000000000000' CHECK (length(service_id) = 16);
CREATE INDEX services_of_worker ON services (worker_id, id);
