-- The first of two administrators who have to approve a submission.
ALTER TABLE kyc_submissions ADD COLUMN endorsed_by UUID REFERENCES users (id);

-- What a submission has in common with others.
CREATE INDEX kyc_submissions_number_hash ON kyc_submissions (number_hash) WHERE number_hash IS NOT NULL;
CREATE INDEX kyc_submissions_place_hash  ON kyc_submissions (place_hash)  WHERE place_hash  IS NOT NULL;
CREATE INDEX places_network              ON places (network);

-- Documents that are still there, by when they were decided on.
CREATE INDEX kyc_submissions_kept ON kyc_submissions (reviewed_at) WHERE wrapped_key IS NOT NULL;

-- Whose documents are kept, whatever the rules of keeping them say.
CREATE TABLE legal_holds (
    user_id   UUID   NOT NULL PRIMARY KEY REFERENCES users (id),
    reason    TEXT   NOT NULL,
    placed_by UUID   NOT NULL REFERENCES users (id),
    placed_at BIGINT NOT NULL
);

-- Which row names a blob.
CREATE INDEX exports_blob_name ON exports  (blob_name) WHERE blob_name IS NOT NULL;
CREATE INDEX pictures_small    ON pictures (small);
CREATE INDEX pictures_medium   ON pictures (medium);
CREATE INDEX pictures_large    ON pictures (large);
