-- The place of a listing among others: the Bayesian mean of its worker's rating in thousandths of a star. 0: not computed yet.
ALTER TABLE services ADD COLUMN ranking BIGINT NOT NULL DEFAULT 0;
CREATE INDEX services_ranked ON services (ranking, id) WHERE is_public;
