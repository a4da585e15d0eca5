-- Listings that clients have bookmarked.
CREATE TABLE favorite_services (
    client_id  UUID   NOT NULL REFERENCES clients (user_id),
    service_id UUID   NOT NULL REFERENCES services (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (client_id, service_id)
);
CREATE INDEX favorite_services_newest ON favorite_services (client_id, created_at, service_id);
