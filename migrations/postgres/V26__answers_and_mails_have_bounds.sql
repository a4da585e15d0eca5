-- How much is kept for one account can be counted without reading the answers.
ALTER TABLE answers ADD COLUMN size BIGINT NOT NULL DEFAULT 0;
UPDATE answers SET size = octet_length(body);
CREATE INDEX answers_of_user ON answers (user_id, created_at, size);

-- What happens in conversations and jobs is told in one mail when much of it happens at once.
ALTER TABLE mails ADD COLUMN is_news BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX mails_news ON mails (recipient, due_at) WHERE is_news;
