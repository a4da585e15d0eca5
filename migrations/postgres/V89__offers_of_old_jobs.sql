-- Jobs from before keep their meaning: a price or a start that was proposed is offer 1, as it was when the job was proposed or agreed, and
-- cancelling one that was agreed is as free as it was. An offer that is still open is so for 30 days after the last change at most; its job
-- expires earlier if nobody touches it.
INSERT INTO job_offers (job_id, number, made_by, status, total_amount, total_currency, scheduled_at, expires_at, created_at, decided_at,
        decline_reason)
    SELECT id, 1, 'CLIENT',
        CASE WHEN status = 'NEGOTIATING' THEN 'OPEN' WHEN accepted_at IS NOT NULL THEN 'ACCEPTED'
             WHEN status = 'REJECTED' THEN 'DECLINED' WHEN status = 'EXPIRED' THEN 'EXPIRED' ELSE 'WITHDRAWN' END,
        price_amount, price_currency, scheduled_at, updated_at + 2592000000000, created_at,
        CASE WHEN status = 'NEGOTIATING' THEN NULL ELSE COALESCE(accepted_at, updated_at) END,
        CASE WHEN status = 'REJECTED' THEN reason END
    FROM jobs WHERE price_amount IS NOT NULL OR scheduled_at IS NOT NULL;
INSERT INTO job_offer_lines (job_id, number, position, description, quantity, unit, unit_price)
    SELECT id, 1, 1, title, 1000, 'JOB', price_amount FROM jobs WHERE price_amount IS NOT NULL;
UPDATE jobs SET offer_count = 1, agreed_offer = CASE WHEN accepted_at IS NOT NULL THEN 1 END
    WHERE price_amount IS NOT NULL OR scheduled_at IS NOT NULL;
UPDATE jobs SET agreed_at = accepted_at, cancellation_start = scheduled_at WHERE accepted_at IS NOT NULL;
