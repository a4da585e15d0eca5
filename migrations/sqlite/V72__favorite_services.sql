-- Listings that clients have bookmarked.
CREATE TABLE favorite_services (
    client_id  BLOB    NOT NULL REFERENCES clients (user_id),
    service_id BLOB    NOT NULL REFERENCES services (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (client_id, service_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX favorite_services_newest ON favorite_services (client_id, created_at, service_id);
