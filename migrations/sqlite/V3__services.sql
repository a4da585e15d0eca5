CREATE TABLE categories (
    slug TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO categories (slug, name) VALUES
    ('appliance-repair', 'Appliance repair'), ('beauty', 'Beauty'), ('carpentry', 'Carpentry'),
    ('childcare', 'Childcare'), ('cleaning', 'Cleaning'), ('computer-help', 'Computer help'),
    ('eldercare', 'Eldercare'), ('electrical', 'Electrical work'), ('events', 'Events'),
    ('fitness', 'Fitness'), ('gardening', 'Gardening'), ('handyman', 'Handyman'),
    ('heating-cooling', 'Heating and cooling'), ('locksmith', 'Locksmith'), ('moving', 'Moving'),
    ('music-lessons', 'Music lessons'), ('other', 'Other'), ('painting', 'Painting'),
    ('pet-care', 'Pet care'), ('photography', 'Photography'), ('plumbing', 'Plumbing'),
    ('roofing', 'Roofing'), ('translation', 'Translation'), ('tutoring', 'Tutoring');

-- is_public, is_available, rating (thousandths of a star) and title_words repeat what the worker's own rows say, so that one
-- index serves each order of the search. One function keeps them: models.rs of the service room, `refresh`. Rows that are DELETED
-- stay for the threads and jobs that name them.
CREATE TABLE services (
    num            INTEGER PRIMARY KEY,     -- the row of service_words
    id             BLOB    NOT NULL,
    worker_id      BLOB    NOT NULL REFERENCES workers (user_id),
    title          TEXT    NOT NULL,
    description    TEXT    NOT NULL,
    category       TEXT    NOT NULL REFERENCES categories (slug),
    location       TEXT    NOT NULL,
    latitude       REAL,
    longitude      REAL,
    pricing        TEXT    NOT NULL CHECK (pricing IN ('HOURLY', 'FIXED', 'QUOTE')),
    price_amount   INTEGER CHECK (price_amount >= 0),
    price_currency TEXT,
    status         TEXT    NOT NULL CHECK (status IN ('DRAFT', 'PUBLISHED', 'PAUSED', 'DELETED')),
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    is_public      INTEGER NOT NULL DEFAULT 0 CHECK (is_public IN (0, 1)),
    is_available   INTEGER NOT NULL DEFAULT 0 CHECK (is_available IN (0, 1)),
    rating         INTEGER NOT NULL DEFAULT 0,
    title_words    TEXT    NOT NULL DEFAULT '',     -- ' leaking taps'
    words_of       INTEGER,                  -- hash of the worker's part of the words; 0: out of date; NULL: not indexed
    CHECK ((price_amount IS NULL) = (price_currency IS NULL)),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT;
CREATE UNIQUE INDEX services_id ON services (id);
CREATE INDEX services_worker ON services (worker_id, id) WHERE status <> 'DELETED';
CREATE INDEX services_newest ON services (id) WHERE is_public;
CREATE INDEX services_best ON services (rating, id) WHERE is_public;
CREATE INDEX services_cheapest ON services (COALESCE(price_amount, 9223372036854775807), id) WHERE is_public;
CREATE INDEX services_category ON services (category, id) WHERE is_public;
CREATE INDEX services_place ON services (latitude, longitude) WHERE is_public AND latitude IS NOT NULL;
CREATE INDEX services_public_of_worker ON services (worker_id, id) WHERE is_public;

-- The words arrive prepared: core::text::words has folded and separated them, so only ASCII spaces are left to split at.
CREATE VIRTUAL TABLE service_words USING fts5 (
    title, body, location, content = '', contentless_delete = 1, detail = 'column', prefix = '2 3 4',
    tokenize = 'ascii'
);
