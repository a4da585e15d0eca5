-- Listings are found by the name of their category in every language from now on. SQL has no translations, so this marks every category as if
-- it were renamed, and background work indexes its listings anew.
UPDATE categories SET words_after = X'00000000000000000000000000000000'
    WHERE EXISTS (SELECT 1 FROM services s WHERE s.category = categories.slug AND s.is_public);
