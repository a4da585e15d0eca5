-- Every query for due tasks names a kind, and uses tasks_due.
DROP INDEX tasks_due_at;
