CREATE TABLE categories (
    slug TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);
INSERT INTO categories (slug, name) VALUES
    ('appliance-repair', 'Appliance repair'), ('beauty', 'Beauty'), ('carpentry', 'Carpentry'),
    ('childcare', 'Childcare'), ('cleaning', 'Cleaning'), ('computer-help', 'Computer help'),
    ('eldercare', 'Eldercare'), ('electrical', 'Electrical work'), ('events', 'Events'),
    ('fitness', 'Fitness'), ('gardening', 'Gardening'), ('handyman', 'Handyman'),
    ('heating-cooling', 'Heating and cooling'), ('locksmith', 'Locksmith'), ('moving', 'Moving'),
    ('music-lessons', 'Music lessons'), ('other', 'Other'), ('painting', 'Painting'),
    ('pet-care', 'Pet care'), ('photography', 'Photography'), ('plumbing', 'Plumbing'),
    ('roofing', 'Roofing'), ('translation', 'Translation'), ('tutoring', 'Tutoring');

-- is_public, is_available, rating (thousandths of a star), title_words and words repeat what the worker's own rows say, so that one
-- index serves each order of the search. One function keeps them: models.rs of the service room, `refresh`. Rows that are DELETED
-- stay for the threads and jobs that name them.
CREATE TABLE services (
    id             UUID    NOT NULL,
    worker_id      UUID    NOT NULL REFERENCES workers (user_id),
    title          TEXT    NOT NULL,
    description    TEXT    NOT NULL,
    category       TEXT    NOT NULL REFERENCES categories (slug),
    location       TEXT    NOT NULL,
    latitude       DOUBLE PRECISION,
    longitude      DOUBLE PRECISION,
    pricing        TEXT    NOT NULL CHECK (pricing IN ('HOURLY', 'FIXED', 'QUOTE')),
    price_amount   BIGINT CHECK (price_amount >= 0),
    price_currency TEXT,
    status         TEXT    NOT NULL CHECK (status IN ('DRAFT', 'PUBLISHED', 'PAUSED', 'DELETED')),
    created_at     BIGINT NOT NULL,
    updated_at     BIGINT NOT NULL,
    is_public BOOLEAN NOT NULL DEFAULT FALSE,
    is_available BOOLEAN NOT NULL DEFAULT FALSE,
    rating         BIGINT NOT NULL DEFAULT 0,
    title_words    TEXT    NOT NULL DEFAULT '',     -- ' leaking taps'
    words_of       BIGINT,                   -- hash of the worker's part of the words; 0: out of date; NULL: not indexed
    words          TSVECTOR NOT NULL DEFAULT '',
    CHECK ((price_amount IS NULL) = (price_currency IS NULL)),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);
CREATE UNIQUE INDEX services_id ON services (id);
CREATE INDEX services_worker ON services (worker_id, id) WHERE status <> 'DELETED';
CREATE INDEX services_newest ON services (id) WHERE is_public;
CREATE INDEX services_best ON services (rating, id) WHERE is_public;
CREATE INDEX services_cheapest ON services (COALESCE(price_amount, 9223372036854775807), id) WHERE is_public;
CREATE INDEX services_category ON services (category, id) WHERE is_public;
CREATE INDEX services_place ON services (latitude, longitude) WHERE is_public AND latitude IS NOT NULL;
CREATE INDEX services_public_of_worker ON services (worker_id, id) WHERE is_public;

CREATE INDEX services_words ON services USING gin (words) WHERE is_public;

-- Metres along the surface between two points, by the haversine formula on a sphere of radius 6,371,008.8 m.
CREATE FUNCTION distance_m(DOUBLE PRECISION, DOUBLE PRECISION, DOUBLE PRECISION, DOUBLE PRECISION) RETURNS BIGINT
LANGUAGE SQL IMMUTABLE PARALLEL SAFE AS $$
    SELECT CAST(round(2 * 6371008.8 * asin(sqrt(least(1.0,
        power(sin(radians($3 - $1) / 2), 2) + cos(radians($1)) * cos(radians($3)) * power(sin(radians($4 - $2) / 2), 2)
    )))) AS BIGINT)
$$;
