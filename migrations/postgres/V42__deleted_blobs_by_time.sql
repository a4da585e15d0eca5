-- When files are deleted that no row names by then. Names of files that are being put away stand here, too.
CREATE INDEX deleted_blobs_deleted_at ON deleted_blobs (deleted_at, name);
