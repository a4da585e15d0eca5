-- The names of a category in other languages, as JSON: {"de": "Fensterputzen"}. NULL: none.
ALTER TABLE categories ADD COLUMN names TEXT;
