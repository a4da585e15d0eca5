-- Words are folded in another way now (core::text::words). SQL cannot do that, so this marks what is to be made anew, and background loops
-- work the marks off. Until then listings are found by their old words, and accounts by their addresses.
INSERT INTO services_due (worker_id, since) SELECT DISTINCT worker_id, 0 FROM services WHERE is_public ON CONFLICT DO NOTHING;
UPDATE users SET name_key = '';
