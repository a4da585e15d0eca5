-- Listings that were deleted and still have their text, which is erased after a time by setting.
CREATE INDEX services_deleted ON services (updated_at) WHERE status = 'DELETED' AND (description <> '' OR location <> '');
