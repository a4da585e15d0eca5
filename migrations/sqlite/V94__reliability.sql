-- How reliable a worker is. What came of their jobs is counted by day, when a worker first answered stands on the conversation, and the sums
-- stand on the worker, so that showing them costs nothing. When the oldest of what they count is too old, the sums are due.
CREATE TABLE worker_outcomes (
    worker_id          BLOB    NOT NULL REFERENCES workers (user_id),
    day                INTEGER NOT NULL,                  -- since 1970-01-01, in UTC
    finished           INTEGER NOT NULL DEFAULT 0,
    failed             INTEGER NOT NULL DEFAULT 0,
    late_cancellations INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (worker_id, day)
) STRICT, WITHOUT ROWID;

ALTER TABLE workers ADD COLUMN jobs_finished INTEGER NOT NULL DEFAULT 0;       -- of the last 365 days
ALTER TABLE workers ADD COLUMN jobs_failed INTEGER NOT NULL DEFAULT 0;         -- of the last 365 days
ALTER TABLE workers ADD COLUMN late_cancellations INTEGER NOT NULL DEFAULT 0;  -- of the last 90 days
ALTER TABLE workers ADD COLUMN repeat_clients INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workers ADD COLUMN response_time_minutes INTEGER;                  -- NULL: too few answers in the last 90 days
ALTER TABLE workers ADD COLUMN reliability_due_at INTEGER;                     -- NULL: nothing that is counted gets too old
CREATE INDEX workers_reliability_due ON workers (reliability_due_at) WHERE reliability_due_at IS NOT NULL;

-- When the worker first wrote, or did something with a job. NULL: not in the 90 days after it was opened.
ALTER TABLE threads ADD COLUMN answered_at INTEGER;

-- Before jobs had an outcome, cancelling was free, so nothing was late; only the log says who cancelled.
INSERT INTO worker_outcomes (worker_id, day, finished, failed, late_cancellations)
    SELECT worker_id, over_at / 86400000000, sum(finished), sum(failed), sum(late) FROM (
        SELECT worker_id, COALESCE(finalized_at, updated_at) AS over_at, 1 AS finished, 0 AS failed, 0 AS late
            FROM jobs WHERE status = 'FINALIZED'
        UNION ALL
        SELECT worker_id, COALESCE(cancelled_at, updated_at), 0, 1, CASE WHEN outcome_reason <> 'DISPUTE' AND outcome_is_late THEN 1 ELSE 0 END
            FROM jobs WHERE status = 'CANCELLED'
                AND (outcome_reason IN ('NO_SHOW_OF_WORKER', 'DISPUTE') OR (outcome_reason = 'CANCELLED' AND outcome_by = 'WORKER'))
        UNION ALL
        SELECT worker_id, COALESCE(cancelled_at, updated_at), 0, 1, 0
            FROM jobs j WHERE status = 'CANCELLED' AND outcome_reason IS NULL AND accepted_at IS NOT NULL
                AND (EXISTS (SELECT 1 FROM events e WHERE e.subject_id = j.id AND e.type = 'job.cancelled' AND e.actor_id = j.worker_id)
                    OR EXISTS (SELECT 1 FROM job_history h WHERE h.job_id = j.id AND h.type = 'job.cancelled' AND h.actor_id = j.worker_id))
    ) AS facts GROUP BY 1, 2;
UPDATE workers SET repeat_clients = (SELECT count(*) FROM (SELECT client_id FROM jobs WHERE worker_id = workers.user_id AND status = 'FINALIZED'
        GROUP BY client_id HAVING count(*) > 1) AS repeated)
    WHERE user_id IN (SELECT worker_id FROM worker_outcomes WHERE finished > 0);

-- Older conversations count for nothing.
UPDATE threads SET answered_at = (SELECT min(first_at) FROM (
        SELECT min(m.sent_at) AS first_at FROM messages m WHERE m.thread_id = threads.id AND m.sender_id = threads.worker_id
        UNION ALL
        SELECT min(CASE WHEN j.status = 'REJECTED' THEN j.updated_at ELSE j.accepted_at END) FROM jobs j WHERE j.thread_id = threads.id
    ) AS firsts)
    WHERE created_at >= unixepoch() * 1000000 - 7776000000000;
CREATE INDEX threads_answered ON threads (worker_id, answered_at, created_at) WHERE answered_at IS NOT NULL;

-- The sums are computed in the background, a worker in each transaction.
UPDATE workers SET reliability_due_at = 0
    WHERE user_id IN (SELECT worker_id FROM worker_outcomes) OR user_id IN (SELECT worker_id FROM threads WHERE answered_at IS NOT NULL);
