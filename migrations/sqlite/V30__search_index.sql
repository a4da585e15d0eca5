-- Workers who have changed, and whose listings are not all indexed yet.
CREATE TABLE services_due (
    worker_id BLOB    NOT NULL PRIMARY KEY REFERENCES workers (user_id),
    since     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX services_due_since ON services_due (since, worker_id);

-- Hidden listings whose words are still in the index.
CREATE INDEX services_to_forget ON services (worker_id, id) WHERE words_of IS NOT NULL AND NOT is_public;

-- Words are told apart in another way than before: everything is indexed anew.
INSERT INTO services_due (worker_id, since) SELECT DISTINCT worker_id, 0 FROM services WHERE is_public;
