-- What two people can agree on: offers, each a whole set of terms that is never edited, and their lines.
CREATE TABLE job_offers (
    job_id              BLOB    NOT NULL REFERENCES jobs (id),
    number              INTEGER NOT NULL CHECK (number > 0),
    made_by             TEXT    NOT NULL CHECK (made_by IN ('CLIENT', 'WORKER')),
    status              TEXT    NOT NULL CHECK (status IN ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'SUPERSEDED', 'EXPIRED')),
    total_amount        INTEGER CHECK (total_amount >= 0),     -- the sum of the lines; NULL: there are none
    total_currency      TEXT,
    scheduled_at        INTEGER,
    duration_minutes    INTEGER CHECK (duration_minutes > 0),
    note                TEXT,
    cancellation_policy TEXT    CHECK (cancellation_policy IN ('FLEXIBLE', 'MODERATE', 'STRICT')),  -- NULL: from before there were any
    expires_at          INTEGER NOT NULL,
    created_at          INTEGER NOT NULL,
    decided_at          INTEGER,
    decline_reason      TEXT,
    PRIMARY KEY (job_id, number),
    CHECK ((total_amount IS NULL) = (total_currency IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX job_offers_open ON job_offers (job_id) WHERE status = 'OPEN';
CREATE INDEX job_offers_due ON job_offers (expires_at) WHERE status = 'OPEN';

CREATE TABLE job_offer_lines (
    job_id      BLOB    NOT NULL,
    number      INTEGER NOT NULL,      -- of the offer
    position    INTEGER NOT NULL,
    description TEXT    NOT NULL,
    quantity    INTEGER NOT NULL CHECK (quantity > 0),         -- in thousandths
    unit        TEXT    NOT NULL CHECK (unit IN ('HOUR', 'DAY', 'PIECE', 'SQUARE_METRE', 'JOB')),
    unit_price  INTEGER NOT NULL CHECK (unit_price >= 0),      -- in the minor units of the offer's currency
    PRIMARY KEY (job_id, number, position),
    FOREIGN KEY (job_id, number) REFERENCES job_offers (job_id, number)
) STRICT, WITHOUT ROWID;

-- NULL: the policy of the installation.
ALTER TABLE services ADD COLUMN cancellation_policy TEXT CHECK (cancellation_policy IN ('FLEXIBLE', 'MODERATE', 'STRICT'));
