-- The listings that there are, by status and by category.
CREATE INDEX services_of_status ON services (status, id) WHERE status <> 'DELETED';
CREATE INDEX services_of_category ON services (category, id) WHERE status <> 'DELETED';

-- The audit trail of a subject, which may have many other events, and of a time: entries of another time are skipped in the index.
CREATE INDEX events_audit_subject ON events (subject_id, id) WHERE is_audit;
CREATE INDEX events_audit_at ON events (id, at) WHERE is_audit;

-- The reviews of one account that wait for a decision, and the flags that it has raised.
CREATE INDEX reviews_flagged_of_client ON reviews (client_id) WHERE open_flags > 0 OR open_signal IS NOT NULL;
CREATE INDEX reviews_flagged_of_worker ON reviews (worker_id) WHERE open_flags > 0 OR open_signal IS NOT NULL;
CREATE INDEX review_flags_of_user ON review_flags (user_id);
