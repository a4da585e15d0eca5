#!/usr/bin/env python3
"""Lets an embedded installation grow old: fills it with the rows of many days, archives its old events, and measures.

    cargo build --profile quick --features demo
    benches/year.py target/quick/hirehall DIR [DAYS] [JOBS A DAY] [ARCHIVE AFTER DAYS]

DIR must not exist. Every job has four messages that are read, four steps, two sign-ins and for three of five a review: 14.6 events.
Rows are written straight into the tables, with the counters that the services would have kept.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time

DAY = 86_400_000_000
program, home = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
days, jobs, keep = (int(sys.argv[at]) if len(sys.argv) > at else default for at, default in ((3, 365), (4, 5000), (5, 90)))
file = f"{home}/data/hirehall.db"
os.makedirs(home)
environment = {
    "PATH": os.environ["PATH"],
    "HIREHALL_LISTEN": "127.0.0.1:18765",
    "HIREHALL_STOP_DELAY_SECONDS": "0",
    "HIREHALL_EVENT_ARCHIVE_AFTER_DAYS": "",
}


def hirehall(*words):
    return subprocess.run([program, *words], cwd=home, env=environment, check=True, capture_output=True, text=True).stdout


def uuid7(micros):
    bits = (micros // 1000 << 80) | (7 << 76) | (random.getrandbits(12) << 64) | (2 << 62) | random.getrandbits(62)
    return bits.to_bytes(16, "big")


def text_of(id):
    h = id.hex()
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def opened():
    db = sqlite3.connect(file, isolation_level=None)
    db.create_function("uuid7", 1, uuid7)
    db.create_function("text_of", 1, text_of, deterministic=True)
    db.execute("PRAGMA cache_size = -400000")
    return db


def fill(db):
    db.execute("PRAGMA synchronous = OFF")
    db.execute("CREATE TEMP TABLE pairs AS SELECT row_number() OVER () - 1 AS n, id, client_id, worker_id FROM threads WHERE NOT is_closed")
    pairs = db.execute("SELECT count(*) FROM pairs").fetchone()[0]
    first = time.time_ns() // 1000 - (days + 1) * DAY
    # The made-up history comes before all that.
    db.execute("UPDATE events SET at = at - ?", ((days + 1) * DAY,))
    for day in range(days):
        start = first + day * DAY
        db.execute("BEGIN")
        db.execute("DROP TABLE IF EXISTS temp.today")
        db.execute(
            """CREATE TEMP TABLE today AS
               WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < ?1)
               SELECT n.n, ?2 + n.n * (80000000000 / ?1) AS t, uuid7(?2 + n.n * (80000000000 / ?1)) AS job, uuid7(?2 + n.n) AS review,
                   (?3 * ?1 + n.n) / ?4 * 4 AS earlier, p.id AS thread, p.client_id AS client, p.worker_id AS worker
               FROM n JOIN pairs p ON p.n = (?3 * ?1 + n.n) % ?4""",
            (jobs, start, day, pairs),
        )
        db.execute(
            """CREATE TEMP TABLE IF NOT EXISTS steps (step INTEGER, word TEXT, status TEXT, is_client INTEGER)"""
        )
        if day == 0:
            db.executemany(
                "INSERT INTO steps VALUES (?, ?, ?, ?)",
                [(1, "created", "NEGOTIATING", 1), (2, "accepted", "ACCEPTED", 0), (3, "completed", "COMPLETED", 0), (4, "finalized", "FINALIZED", 1)],
            )
        db.execute(
            """INSERT INTO jobs (id, thread_id, client_id, worker_id, status, version, title, description, price_amount, price_currency,
                   created_at, updated_at, accepted_at, completed_at, finalized_at)
               SELECT job, thread, client, worker, 'FINALIZED', 4, 'Leaking tap in the kitchen', 'It drips day and night, and the cupboard below is wet.',
                   9000, 'EUR', t, t + 4000000, t + 2000000, t + 3000000, t + 4000000 FROM today"""
        )
        db.execute("DROP TABLE IF EXISTS temp.said")
        db.execute(
            """CREATE TEMP TABLE said AS SELECT uuid7(t + s.step * 900000) AS id, t + s.step * 900000 AS at, thread, client, worker,
                   CASE WHEN s.is_client THEN client ELSE worker END AS sender, earlier + s.step AS place FROM today JOIN steps s"""
        )
        db.execute(
            """INSERT INTO messages (thread_id, number, id, sender_id, content, sent_at)
               SELECT s.thread, t.message_count + row_number() OVER (PARTITION BY s.thread ORDER BY s.at, s.id), s.id, s.sender,
                   'I can come tomorrow between eight and ten, if that suits you.', s.at
               FROM said s JOIN threads t ON t.id = s.thread"""
        )
        db.execute(
            "UPDATE threads SET message_count = message_count + said.n, last_activity_at = ?1 FROM (SELECT thread, count(*) AS n FROM said GROUP BY thread) AS said WHERE said.thread = threads.id",
            (start + DAY,),
        )
        db.execute(
            """INSERT INTO reviews (id, job_id, client_id, worker_id, rating, text, status, created_at, counts)
               SELECT review, job, client, worker, 4, 'Quick, clean and friendly.', 'VISIBLE', t + 5000000, 1 FROM today WHERE n % 5 < 3"""
        )
        db.execute(
            """INSERT INTO events (type, at, actor_id, subject_id, client_id, worker_id, for_admins, is_audit, data)
               SELECT * FROM (
                   SELECT 'job.' || s.word AS type, t.t + s.step * 1000000 AS at, CASE WHEN s.is_client THEN client ELSE worker END, job, client, worker, 0, 0,
                       '{"job_id":"' || text_of(job) || '","status":"' || s.status || '","thread_id":"' || text_of(thread) || '","version":' || s.step || '}'
                   FROM today t JOIN steps s
                   UNION ALL SELECT 'message.posted', at, sender, id, client, worker, 0, 0, '{"thread_id":"' || text_of(thread) || '"}' FROM said
                   UNION ALL SELECT 'thread.read', at + 1000, CASE WHEN sender = client THEN worker ELSE client END, thread, client, worker, 0, 0,
                       '{"thread_id":"' || text_of(thread) || '"}' FROM said
                   UNION ALL SELECT 'session.started', t, client, client, NULL, NULL, 0, 0, '{"new_place_id":null,"session_id":"' || text_of(uuid7(t)) || '"}' FROM today
                   UNION ALL SELECT 'session.started', t, worker, worker, NULL, NULL, 0, 0, '{"new_place_id":null,"session_id":"' || text_of(uuid7(t)) || '"}' FROM today
                   UNION ALL SELECT 'review.posted', t + 5000000, client, review, client, worker, 0, 0,
                       '{"job_id":"' || text_of(job) || '","rating":4,"review_id":"' || text_of(review) || '"}' FROM today WHERE n % 5 < 3
                   UNION ALL SELECT 'kyc.file_viewed', t, worker, job, NULL, NULL, 0, 1, '{}' FROM today WHERE n % 100 = 0
               ) ORDER BY at"""
        )
        db.execute("COMMIT")
        if day % 10 == 9:
            print(f"  {day + 1} days, {os.path.getsize(file) / 2**30:.1f} GiB", flush=True)
    db.execute("BEGIN")
    db.execute("UPDATE workers SET jobs_completed = (SELECT count(*) FROM jobs j WHERE j.worker_id = user_id AND j.status = 'FINALIZED')")
    db.execute("UPDATE clients SET jobs_completed = (SELECT count(*) FROM jobs j WHERE j.client_id = user_id AND j.status = 'FINALIZED')")
    for stars in range(1, 6):
        db.execute(f"UPDATE workers SET stars_{stars} = (SELECT count(*) FROM reviews r WHERE r.worker_id = user_id AND r.rating = {stars} AND r.counts AND r.status = 'VISIBLE')")
    db.execute("DELETE FROM event_counts")
    db.execute("INSERT INTO event_counts (type, day, count) SELECT type, at / 86400000000, count(*) FROM events GROUP BY 1, 2")
    db.execute("UPDATE readers SET last_id = (SELECT max(id) FROM events) WHERE name IN ('mail', 'counts')")
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def serve(archive_after):
    """A server, and the seconds until it was ready."""
    began = time.monotonic()
    child = subprocess.Popen([program, "serve"], cwd=home, env=environment | {"HIREHALL_EVENT_ARCHIVE_AFTER_DAYS": archive_after}, stdout=subprocess.DEVNULL, stderr=open(f"{home}/log", "a"))
    while subprocess.run([program, "health"], cwd=home, env=environment, capture_output=True).returncode != 0:
        time.sleep(0.02)
    return child, time.monotonic() - began


def sizes(db):
    pages, free = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count"))
    page = db.execute("PRAGMA page_size").fetchone()[0]
    rows = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("events", "job_history", "event_archives", "jobs", "messages", "reviews")}
    print(f"file {pages * page / 2**30:.2f} GiB, of which {free * page / 2**30:.2f} GiB are free;", ", ".join(f"{table} {count:,}" for table, count in rows.items()))
    stored = sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(f"{home}/data/files") for name in names)
    print(f"file store {stored / 2**20:.0f} MiB")


QUERIES = {
    "feed of a client, 50 events": ("SELECT * FROM events WHERE client_id = ?1 AND id > ?2 ORDER BY id LIMIT 50", lambda db: (pick(db, "client_id"), last(db) - 100_000)),
    "history of a job, logged": ("SELECT * FROM events WHERE subject_id = ?1 AND id > 0 ORDER BY id LIMIT 50", lambda db: (pick(db, "id"),)),
    "history of a job, archived": ("SELECT * FROM job_history WHERE job_id = ?1 AND event_id > 0 ORDER BY event_id LIMIT 50", lambda db: (pick(db, "id"),)),
    "audit trail, newest 50": ("SELECT * FROM events WHERE is_audit AND id < ?1 ORDER BY id DESC LIMIT 50", lambda db: (last(db) + 1,)),
    "new events, 200": ("SELECT * FROM events WHERE id > ?1 AND id <= ?2 ORDER BY id LIMIT 200", lambda db: (last(db) - 200, last(db))),
    "first sign-in": ("SELECT id FROM events WHERE subject_id = ?1 AND type = 'session.started' ORDER BY id LIMIT 1", lambda db: (pick(db, "client_id"),)),
    "jobs of a client, newest 20": ("SELECT * FROM jobs WHERE client_id = ?1 ORDER BY id DESC LIMIT 20", lambda db: (pick(db, "client_id"),)),
    "messages, newest 20": ("SELECT * FROM messages WHERE thread_id = ?1 ORDER BY number DESC LIMIT 20", lambda db: (pick(db, "thread_id"),)),
}


def last(db):
    return db.execute("SELECT max(id) FROM events").fetchone()[0]


def pick(db, column):
    rowid = random.randint(1, db.execute("SELECT max(rowid) FROM jobs").fetchone()[0])
    return db.execute(f"SELECT {column} FROM jobs WHERE rowid >= ? LIMIT 1", (rowid,)).fetchone()[0]


def measure(db):
    for name, (sql, params) in QUERIES.items():
        chosen = [params(db) for _ in range(300)]
        began = time.process_time()
        for values in chosen:
            db.execute(sql, values).fetchall()
        used = (time.process_time() - began) / len(chosen) * 1e6
        plan = "; ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", chosen[0]))
        print(f"| {name} | {used:.0f} | {plan} |")


hirehall("seed", "--workers", "500", "--clients", "2000", "--services", "1000", "--threads", "3000", "--messages", "3000", "--reviews", "100", "--jobs", "300")
db = opened()
began = time.monotonic()
fill(db)
print(f"{days} days of {jobs} jobs in {time.monotonic() - began:.0f} s")
sizes(db)
server, seconds = serve("")
print(f"ready after {seconds:.2f} s")
server.terminate()
server.wait()
measure(db)
server, seconds = serve(str(keep))
print(f"ready after {seconds:.2f} s, and archiving")
began = time.monotonic()
limit = time.time_ns() // 1000 - keep * DAY
while db.execute("SELECT count(*) FROM (SELECT 1 FROM events WHERE NOT is_audit AND id < (SELECT max(id) FROM events) ORDER BY id LIMIT 1) WHERE EXISTS (SELECT 1 FROM event_archives WHERE NOT is_cleared) OR NOT EXISTS (SELECT 1 FROM event_archives)").fetchone()[0] or db.execute("SELECT count(*) FROM (SELECT at FROM events WHERE NOT is_audit ORDER BY id LIMIT 1 OFFSET 100000) WHERE at < ?", (limit,)).fetchone()[0]:
    time.sleep(1)
print(f"archived in {time.monotonic() - began:.0f} s")
server.terminate()
server.wait()
sizes(db)
measure(db)
server, seconds = serve(str(keep))
print(f"ready after {seconds:.2f} s")
server.terminate()
server.wait()
began = time.monotonic()
events = hirehall("events", "export", "-").count("\n")
print(f"{events:,} events exported in {time.monotonic() - began:.0f} s")
shutil.rmtree(home)
