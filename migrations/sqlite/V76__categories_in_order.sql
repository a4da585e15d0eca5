-- Administrators order categories and retire them: a retired one takes no new listings. After a new name, words_after is the last of its
-- listings whose words were renewed, in the order of their ids; NULL: nothing is to be renewed.
ALTER TABLE categories ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE categories ADD COLUMN is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1));
ALTER TABLE categories ADD COLUMN words_after BLOB;
UPDATE categories SET position = (SELECT count(*) FROM categories other WHERE other.slug <= categories.slug);
