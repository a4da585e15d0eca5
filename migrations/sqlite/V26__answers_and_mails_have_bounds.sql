-- How much is kept for one account can be counted without reading the answers.
ALTER TABLE answers ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
UPDATE answers SET size = octet_length(body);
CREATE INDEX answers_of_user ON answers (user_id, created_at, size);
