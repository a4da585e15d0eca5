-- What a service of the operator's is asked about a submission, and what it says.
CREATE TABLE kyc_checks (
    submission_id UUID   NOT NULL PRIMARY KEY REFERENCES kyc_submissions (id),
    status        TEXT   NOT NULL CHECK (status IN ('WAITING', 'ASKED', 'ANSWERED', 'GIVEN_UP')),
    attempts      BIGINT NOT NULL DEFAULT 0,
    due_at        BIGINT,              -- when it is asked, or asked again; NULL: no more
    verdict       TEXT   CHECK (verdict IN ('PASSED', 'FAILED', 'UNSURE')),
    detail        TEXT,                 -- gone with the documents
    answered_at   BIGINT,
    CHECK ((status = 'ANSWERED') = (verdict IS NOT NULL))
);
CREATE INDEX kyc_checks_due_at ON kyc_checks (due_at) WHERE due_at IS NOT NULL;
