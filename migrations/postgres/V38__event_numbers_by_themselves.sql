-- The number of an event no longer needs its place in the transaction: a setting that lasts as long as the transaction remembers that
-- its lock was taken. The function with a parameter stays for nodes of the version before, until they are replaced.
CREATE FUNCTION next_event_id() RETURNS BIGINT LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF COALESCE(current_setting('hirehall.records_events', TRUE), '') <> 'on' THEN
        PERFORM set_config('hirehall.records_events', 'on', TRUE);
        PERFORM pg_advisory_xact_lock_shared(event_lock_base() + COALESCE(pg_sequence_last_value('event_ids'), 0));
    END IF;
    RETURN nextval('event_ids');
END
$$;
