-- What the identity desk needs to know of a submission.
ALTER TABLE kyc_submissions ADD COLUMN name_on_document TEXT;           -- as the worker reads it off; gone with the files
ALTER TABLE kyc_submissions ADD COLUMN number_hash      BYTEA;           -- keyed: tells whether two documents have one number
ALTER TABLE kyc_submissions ADD COLUMN document_ends_at BIGINT;        -- the end of the last day on which the document is valid
ALTER TABLE kyc_submissions ADD COLUMN place_hash       BYTEA;           -- keyed: tells whether two came from one network
ALTER TABLE kyc_submissions ADD COLUMN claimed_by       UUID REFERENCES users (id);
ALTER TABLE kyc_submissions ADD COLUMN claimed_until    BIGINT;
ALTER TABLE kyc_submissions ADD COLUMN expires_at       BIGINT;        -- of the approval; NULL: it does not
ALTER TABLE kyc_submissions ADD COLUMN reminded_days    BIGINT;        -- the latest reminder said that so many days are left
CREATE INDEX kyc_submissions_claims  ON kyc_submissions (claimed_until) WHERE status = 'IN_REVIEW';
CREATE INDEX kyc_submissions_expiry  ON kyc_submissions (expires_at)    WHERE status = 'APPROVED';

-- A worker renews before an approval ends: one submission may wait while another is approved.
DROP INDEX kyc_submissions_worker_id;
CREATE UNIQUE INDEX kyc_submissions_worker_id ON kyc_submissions (worker_id) WHERE status IN ('PENDING', 'IN_REVIEW');
CREATE UNIQUE INDEX kyc_submissions_approved  ON kyc_submissions (worker_id) WHERE status = 'APPROVED';

-- There are more kinds of files, each may be refused for itself, and one that was destroyed is remembered.
ALTER TABLE kyc_files DROP CONSTRAINT kyc_files_slot_check;
ALTER TABLE kyc_files ADD CONSTRAINT kyc_files_slot_check
    CHECK (slot IN ('document', 'document_back', 'selfie', 'licence', 'insurance', 'criminal_record'));
ALTER TABLE kyc_files ALTER COLUMN blob_name DROP NOT NULL;             -- NULL once destroyed
ALTER TABLE kyc_files ADD COLUMN is_quarantined BOOLEAN NOT NULL DEFAULT FALSE;   -- no scanner has looked at it yet
ALTER TABLE kyc_files ADD COLUMN reason_code TEXT CHECK (reason_code IN
    ('UNREADABLE', 'EXPIRED_DOCUMENT', 'MISMATCH', 'UNSUPPORTED_DOCUMENT', 'SUSPECTED_FRAUD', 'OTHER'));
ALTER TABLE kyc_files ADD COLUMN note TEXT;
CREATE INDEX kyc_files_sha256     ON kyc_files (sha256);
CREATE INDEX kyc_files_blob_name  ON kyc_files (blob_name)     WHERE blob_name IS NOT NULL;
CREATE INDEX kyc_files_quarantine ON kyc_files (submission_id) WHERE is_quarantined;

-- What a worker prepares, file by file. It becomes the submission of the same id, with the same key.
CREATE TABLE kyc_drafts (
    worker_id UUID    NOT NULL PRIMARY KEY REFERENCES workers (user_id),
    id            UUID    NOT NULL,
    wrapped_key   BYTEA    NOT NULL,
    changed_at    BIGINT NOT NULL
);
CREATE UNIQUE INDEX kyc_drafts_id ON kyc_drafts (id);
CREATE INDEX kyc_drafts_changed_at ON kyc_drafts (changed_at);

CREATE TABLE kyc_draft_files (
    worker_id UUID    NOT NULL REFERENCES kyc_drafts (worker_id),
    slot          TEXT    NOT NULL CHECK (slot IN ('document', 'document_back', 'selfie', 'licence', 'insurance', 'criminal_record')),
    blob_name     TEXT    NOT NULL,
    media_type    TEXT    NOT NULL,
    size          BIGINT NOT NULL,
    sha256        BYTEA    NOT NULL,
    is_quarantined BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (worker_id, slot)
);
CREATE INDEX kyc_draft_files_blob_name ON kyc_draft_files (blob_name);
