CREATE TABLE clients (
    user_id        UUID    NOT NULL PRIMARY KEY REFERENCES users (id),
    location       TEXT,
    address        TEXT,
    about          TEXT,
    jobs_completed BIGINT NOT NULL DEFAULT 0
);

-- stars_1 … stars_5 count the visible reviews with that rating: a rating is always their sum.
CREATE TABLE workers (
    user_id           UUID    NOT NULL PRIMARY KEY REFERENCES users (id),
    bio               TEXT,
    skills            TEXT    NOT NULL DEFAULT '[]',
    years_experience  BIGINT,
    location          TEXT,
    latitude          DOUBLE PRECISION,
    longitude         DOUBLE PRECISION,
    is_available BOOLEAN NOT NULL DEFAULT TRUE,
    availability_note TEXT,
    kyc_status        TEXT    NOT NULL DEFAULT 'NOT_SUBMITTED' CHECK (kyc_status IN
        ('NOT_SUBMITTED', 'PENDING', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'NEEDS_RESUBMISSION', 'EXPIRED', 'REVOKED')),
    jobs_completed    BIGINT NOT NULL DEFAULT 0,
    stars_1           BIGINT NOT NULL DEFAULT 0 CHECK (stars_1 >= 0),
    stars_2           BIGINT NOT NULL DEFAULT 0 CHECK (stars_2 >= 0),
    stars_3           BIGINT NOT NULL DEFAULT 0 CHECK (stars_3 >= 0),
    stars_4           BIGINT NOT NULL DEFAULT 0 CHECK (stars_4 >= 0),
    stars_5           BIGINT NOT NULL DEFAULT 0 CHECK (stars_5 >= 0),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);

CREATE TABLE favorites (
    client_id  UUID    NOT NULL REFERENCES clients (user_id),
    worker_id  UUID    NOT NULL REFERENCES workers (user_id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (client_id, worker_id)
);
CREATE INDEX favorites_of_worker ON favorites (worker_id);
CREATE INDEX favorites_newest ON favorites (client_id, created_at, worker_id);

CREATE TABLE kyc_submissions (
    id            UUID    NOT NULL PRIMARY KEY,
    worker_id     UUID    NOT NULL REFERENCES workers (user_id),
    document_type TEXT    NOT NULL CHECK (document_type IN ('PASSPORT', 'DRIVERS_LICENSE', 'NATIONAL_ID', 'RESIDENCE_PERMIT')),
    status        TEXT    NOT NULL CHECK (status IN
        ('PENDING', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'NEEDS_RESUBMISSION', 'EXPIRED', 'REVOKED')),
    submitted_at  BIGINT NOT NULL,
    reviewed_at   BIGINT,
    reviewed_by   UUID    REFERENCES users (id),
    reason_code   TEXT    CHECK (reason_code IN
        ('UNREADABLE', 'EXPIRED_DOCUMENT', 'MISMATCH', 'UNSUPPORTED_DOCUMENT', 'SUSPECTED_FRAUD', 'OTHER')),
    note          TEXT,
    wrapped_key   BYTEA                 -- the key of its files, sealed with the master key; NULL once destroyed
);
CREATE UNIQUE INDEX kyc_submissions_worker_id ON kyc_submissions (worker_id) WHERE status IN ('PENDING', 'IN_REVIEW', 'APPROVED');
CREATE INDEX kyc_submissions_of_worker ON kyc_submissions (worker_id, submitted_at, id);
CREATE INDEX kyc_submissions_queue ON kyc_submissions (status, submitted_at, id);

CREATE TABLE kyc_files (
    submission_id UUID    NOT NULL REFERENCES kyc_submissions (id),
    slot          TEXT    NOT NULL CHECK (slot IN ('document', 'document_back', 'selfie')),
    blob_name     TEXT    NOT NULL,
    media_type    TEXT    NOT NULL,
    size          BIGINT NOT NULL,
    sha256        BYTEA   NOT NULL,
    PRIMARY KEY (submission_id, slot)
);
