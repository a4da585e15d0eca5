-- Numbers of events come from a sequence, so a transaction may have any number of them and a restored dump goes on where it was.
--
-- Transactions do not commit in the order of their numbers. Before its first number a transaction therefore takes a shared advisory
-- lock whose key is the last number that was given out until then: all of its own are higher, and the lock is held until what it
-- wrote can be seen. A reader looks at the last number, then at the locks. Up to the lower of the two every event is either visible
-- to a snapshot that is taken afterwards, or will never exist.

-- Waits for those who are recording events, whose numbers nothing protects, and lets nobody record one until this is committed.
LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE;

CREATE SEQUENCE event_ids;
SELECT setval('event_ids', GREATEST(1, (SELECT max(id) FROM events), (SELECT max(last_id) FROM readers)));

DROP TABLE event_offset;
DROP FUNCTION event_horizon();

-- Keys of these locks begin here, so that they are told from others. Numbers stay below 2^53.
CREATE FUNCTION event_lock_base() RETURNS BIGINT LANGUAGE SQL IMMUTABLE AS $$ SELECT CAST(6 AS BIGINT) << 60 $$;

-- `place` is 0 for the first event of a transaction.
CREATE OR REPLACE FUNCTION next_event_id(place BIGINT) RETURNS BIGINT LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF place = 0 THEN
        PERFORM pg_advisory_xact_lock_shared(event_lock_base() + COALESCE(pg_sequence_last_value('event_ids'), 0));
    END IF;
    RETURN nextval('event_ids');
END
$$;

-- The last event that is settled, for snapshots that are taken later than this: ask in a transaction before the one that reads.
CREATE FUNCTION last_settled_event() RETURNS BIGINT LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    newest BIGINT := COALESCE(pg_sequence_last_value('event_ids'), 0);
BEGIN
    RETURN LEAST(newest, (
        SELECT min(((CAST(classid AS BIGINT) << 32) | CAST(objid AS BIGINT)) - event_lock_base()) FROM pg_locks
        WHERE locktype = 'advisory' AND objsubid = 1
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND CAST(classid AS BIGINT) >= event_lock_base() >> 32
            AND CAST(classid AS BIGINT) < (event_lock_base() >> 32) + (1 << 21)
    ));
END
$$;
