-- The listings of an account are erased in the order of their ids, in steps: those up to this one are done.
ALTER TABLE erasures ADD COLUMN service_id UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
CREATE INDEX services_of_worker ON services (worker_id, id);
