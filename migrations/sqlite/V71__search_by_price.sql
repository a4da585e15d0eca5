-- Prices are compared within a currency: `services_cheapest`, which mixes them, is only for the last release.
CREATE INDEX services_by_price ON services (price_currency, price_amount, id) WHERE is_public AND price_currency IS NOT NULL;
