//! The search index of listings: whether a listing is public, its worker's rating and availability, and its words.
//!
//! A changed listing is indexed in the same transaction. A change of a worker affects all of their listings: those that
//! are no longer public are hidden at once by one statement, a few are indexed in the same transaction, and the rest in
//! the background, a few per transaction, so that other writes do not wait.

use super::{
    category_names::{translated_category, translations},
    words::{self, Words},
};
use crate::{
    core::{clock::Timestamp, language::Language, security::sha256, text::words::indexed_words},
    database::{
        Error, FromRow, Row, STEP, Tx, from_row,
        ids::{ServiceId, UserId},
        queue::{ClaimedTask, Task, TaskKind, TaskOptions, enqueue},
    },
    review::lifecycle::Prior,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, time::Duration};

/// How many listings are indexed in one transaction.
const BATCH: usize = 8;

/// Raised when [`indexed_words`] changes, so that every listing is indexed again. A migration must then put every
/// worker into `tasks` (see V35).
const WORDS_VERSION: i64 = 3;

/// Some published listings of a worker whose index is outdated. As an expression the status uses no index: that of all published
/// listings would read those of every worker.
const OUTDATED: &str =
    "SELECT s.id, s.words_of, s.title, s.description, s.location, c.slug, c.name AS category, c.names
     FROM services s JOIN categories c ON c.slug = s.category
     WHERE s.worker_id = $1 AND s.status <> 'DELETED' AND COALESCE(s.status, '') = 'PUBLISHED'
         AND (NOT s.is_public OR s.is_available <> $2 OR s.rating <> $3 OR s.words_of IS DISTINCT FROM $4 OR s.ranking <> $6)
     ORDER BY s.id LIMIT $5";

/// The worker's data that are copied into their listings.
struct IndexedWorker {
    may_publish: bool,
    is_available: bool,
    /// In thousandths of a star.
    rating: i64,
    stars: Stars,
    /// What a rating is without reviews.
    prior: Prior,
    first_name: String,
    skills: String,
}

from_row!(IndexedWorker { may_publish, is_available, rating, [stars], [prior], first_name, skills });

/// How many counting reviews have each number of stars.
struct Stars([i64; 5]);

impl FromRow for Stars {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (one, two, three) = (row.take("stars_1")?, row.take("stars_2")?, row.take("stars_3")?);
        Ok(Self([one, two, three, row.take("stars_4")?, row.take("stars_5")?]))
    }
}

impl FromRow for Prior {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let prior: Option<String> = row.take("prior")?;
        Ok(prior.as_deref().and_then(Prior::from_text).unwrap_or(Prior::DEFAULT))
    }
}

/// The text of a published listing that is indexed.
struct Wording {
    id: ServiceId,
    words_of: Option<i64>,
    title: String,
    description: String,
    location: String,
    slug: String,
    category: String,
    /// Of the category, in other languages.
    names: Option<String>,
}

from_row!(Wording { id, words_of, title, description, location, slug, category, names });

impl Wording {
    /// The other names of the category, in every language.
    fn translated_categories(&self) -> impl Iterator<Item = String> {
        let names = translations(self.names.as_deref());
        let named = move |language| translated_category(&self.slug, &self.category, &names, language);
        Language::all().filter_map(named).filter(|name| *name != self.category)
    }
}

/// The text of a listing, for administrators.
struct AnyText {
    id: ServiceId,
    is_deleted: bool,
    title: String,
    description: String,
    location: String,
    updated_at: Timestamp,
}

from_row!(AnyText { id, is_deleted, title, description, location, updated_at });

impl AnyText {
    fn index(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let texts = [&self.title, &self.description, &self.location];
        let words: BTreeSet<String> = texts.into_iter().flat_map(|text| indexed_words(text)).collect();
        words::index_any(tx, self.id, (!self.is_deleted).then_some(&words), self.updated_at)
    }
}

/// Indexes some listings, public or not, whose words are not as they are now. Returns their number.
pub(crate) fn index_any_listings(tx: &mut Tx<'_>) -> Result<usize, Error> {
    const SOME: i64 = 50;
    let outdated: Vec<AnyText> = tx.all(
        "SELECT id, status = 'DELETED' AS is_deleted, title, description, location, updated_at FROM services
         WHERE words_all_at <> updated_at ORDER BY id LIMIT $1",
        &[&SOME],
    )?;
    outdated.iter().try_for_each(|listing| listing.index(tx))?;
    Ok(outdated.len())
}

/// Indexes one listing for administrators. Must be called in the transaction that creates, changes or deletes it.
pub(in crate::service) fn index_any_listing(tx: &mut Tx<'_>, id: ServiceId) -> Result<(), Error> {
    let listing: AnyText = tx.one(
        "SELECT id, status = 'DELETED' AS is_deleted, title, description, location, updated_at FROM services WHERE id = $1",
        &[&id],
    )?;
    listing.index(tx)
}

/// Has the listings of a worker indexed in the background.
pub(crate) fn index_later(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    enqueue(tx, &IndexTask { worker }, TaskOptions::now(tx))
}

/// Indexes one listing, and some outdated ones of the same worker. Must be called in the transaction that
/// creates or changes it.
pub(in crate::service) fn refresh_listing(tx: &mut Tx<'_>, worker: UserId, id: ServiceId) -> Result<(), Error> {
    index_any_listing(tx, id)?;
    let Some(worker_row) = IndexedWorker::of(tx, worker)? else { return Ok(()) };
    let published: Option<Wording> = tx.optional(
        "SELECT s.id, s.words_of, s.title, s.description, s.location, c.slug, c.name AS category, c.names
         FROM services s JOIN categories c ON c.slug = s.category WHERE s.id = $1 AND s.status = 'PUBLISHED'",
        &[&id],
    )?;
    match published.filter(|_| worker_row.may_publish) {
        Some(listing) => worker_row.index(tx, &listing)?,
        None => {
            tx.execute("UPDATE services SET is_public = FALSE WHERE id = $1 AND is_public", &[&id])?;
            words::remove(tx, id)?;
        }
    }
    refresh(tx, worker)
}

/// Updates the index of a worker's listings. Must be called in each transaction that changes a worker's
/// account, identity check, profile, availability or reviews. Listings that are no longer public are hidden
/// when it returns; indexing may be left to the background.
pub(crate) fn refresh(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    if step(tx, worker)? { Ok(()) } else { index_later(tx, worker) }
}

/// The same in one transaction, for a process that uses the database alone.
#[cfg(feature = "demo")]
pub(crate) fn refresh_all(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    while !step(tx, worker)? {}
    Ok(())
}

/// Puts workers with public listings into the queue, a batch after the worker `last`, so that their listings are indexed. Returns the last
/// of the batch, if there may be more.
pub(crate) fn index_all_later(tx: &mut Tx<'_>, last: UserId) -> Result<Option<UserId>, Error> {
    let workers: Vec<(UserId,)> = tx.all(
        "SELECT DISTINCT worker_id FROM services WHERE is_public AND worker_id > $1 ORDER BY worker_id LIMIT $2",
        &[&last, &STEP],
    )?;
    for (worker,) in &workers {
        index_later(tx, *worker)?;
    }
    Ok(workers.last().map(|(worker,)| *worker))
}

/// Indexes a batch of a worker's listings; true when none is left.
fn step(tx: &mut Tx<'_>, worker: UserId) -> Result<bool, Error> {
    let Some(worker_row) = IndexedWorker::of(tx, worker)? else { return Ok(true) };
    if !worker_row.may_publish {
        tx.execute("UPDATE services SET is_public = FALSE WHERE worker_id = $1 AND is_public", &[&worker])?;
    }
    let rows = i64::try_from(BATCH + 1).unwrap_or(i64::MAX);
    let hidden: Vec<(ServiceId,)> = tx.all(
        "SELECT id FROM services WHERE worker_id = $1 AND words_of IS NOT NULL AND NOT is_public ORDER BY id LIMIT $2",
        &[&worker, &rows],
    )?;
    for (id,) in hidden.iter().take(BATCH) {
        words::remove(tx, *id)?;
    }
    let outdated = if worker_row.may_publish { worker_row.outdated(tx, worker, rows)? } else { Vec::new() };
    for listing in outdated.iter().take(BATCH) {
        worker_row.index(tx, listing)?;
    }
    Ok(hidden.len() <= BATCH && outdated.len() <= BATCH)
}

impl IndexedWorker {
    fn of(tx: &mut Tx<'_>, worker: UserId) -> Result<Option<IndexedWorker>, Error> {
        tx.optional(
            "SELECT (u.status = 'ACTIVE' AND w.kyc_status = 'APPROVED') AS may_publish, w.is_available,
                 COALESCE((1000 * (w.stars_1 + 2 * w.stars_2 + 3 * w.stars_3 + 4 * w.stars_4 + 5 * w.stars_5))
                     / NULLIF(w.stars_1 + w.stars_2 + w.stars_3 + w.stars_4 + w.stars_5, 0), 0) AS rating,
                 w.stars_1, w.stars_2, w.stars_3, w.stars_4, w.stars_5,
                 (SELECT value FROM installation WHERE name = 'ranking_prior') AS prior, u.first_name, w.skills
             FROM workers w JOIN users u ON u.id = w.user_id WHERE w.user_id = $1",
            &[&worker],
        )
    }

    /// The published listings of the worker whose index is outdated.
    fn outdated(&self, tx: &mut Tx<'_>, worker: UserId, rows: i64) -> Result<Vec<Wording>, Error> {
        let ranking = self.ranking();
        tx.all(OUTDATED, &[&worker, &self.is_available, &self.rating, &self.hash(), &rows, &ranking])
    }

    fn index(&self, tx: &mut Tx<'_>, listing: &Wording) -> Result<(), Error> {
        tx.execute(
            "UPDATE services SET is_public = TRUE, is_available = $2, rating = $3, ranking = $4 WHERE id = $1",
            &[&listing.id, &self.is_available, &self.rating, &self.ranking()],
        )?;
        let of = self.hash();
        if listing.words_of == Some(of) { Ok(()) } else { self.words(listing).index(tx, listing.id, of) }
    }

    fn ranking(&self) -> i64 {
        self.prior.mean(self.stars.0)
    }

    /// The worker's last name is private, so it is not searched.
    fn words(&self, listing: &Wording) -> Words {
        let skills: Vec<String> = serde_json::from_str(&self.skills).unwrap_or_default();
        let translated: Vec<String> = listing.translated_categories().collect();
        let body = [&*listing.description, &*listing.category, &*self.first_name].into_iter();
        let body = body.chain(skills.iter().chain(&translated).map(|text| &**text));
        Words {
            title: indexed_words(&listing.title).collect(),
            body: body.flat_map(indexed_words).collect(),
            location: indexed_words(&listing.location).collect(),
        }
    }

    /// Detects changes of the worker's part of the words. Never 0, which marks a changed listing.
    fn hash(&self) -> i64 {
        let hashed = sha256(format!("{WORDS_VERSION}\n{}\n{}", self.first_name, self.skills).as_bytes());
        hashed.iter().take(7).fold(0, |hash, byte| (hash << 8) | i64::from(*byte)) + 1
    }
}

/// A changed worker whose listings are not all indexed yet.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct IndexTask {
    worker: UserId,
}

impl Task for IndexTask {
    const KIND: TaskKind = TaskKind::SearchIndex;
    const LEASE: Duration = Duration::from_secs(60);

    fn key(&self) -> String {
        self.worker.as_uuid().simple().to_string()
    }
}

impl IndexTask {
    /// Indexes some of the worker's listings. The rest waits behind other tasks. Returns whether the task is done.
    pub(crate) fn work_off(tx: &mut Tx<'_>, task: &ClaimedTask<IndexTask>) -> Result<bool, Error> {
        if step(tx, task.task.worker)? {
            return task.complete(tx);
        }
        task.postpone(tx, Duration::ZERO).map(|()| false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::{Database, fresh, queue};

    async fn count(db: &Database, sql: &'static str) -> usize {
        let (count,): (i64,) = db.read(move |tx| tx.one::<(i64,)>(sql, &[])).await.unwrap();
        usize::try_from(count).unwrap()
    }

    /// One background step; false when there is nothing to do.
    async fn work_off(db: &Database) -> bool {
        let Some(task) = db.write(queue::claim::<IndexTask>).await.unwrap() else { return false };
        db.write(move |tx| IndexTask::work_off(tx, &task)).await.unwrap();
        true
    }

    #[tokio::test]
    async fn a_change_of_a_worker_reads_the_listings_of_no_other_worker() {
        let (_home, db) = fresh::database();
        let explain = |tx: &mut Tx<'_>| fresh::plan(tx, OUTDATED, &[&UserId::FIRST, &true, &0i64, &0i64, &9i64, &0i64]);
        let plan = db.read(explain).await.unwrap();
        assert!(plan[0].starts_with("SEARCH s USING INDEX services_worker (worker_id=?"), "{plan:?}");
        assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{plan:?}");
    }

    #[tokio::test]
    async fn a_change_of_a_worker_indexes_a_few_listings_and_leaves_the_rest_to_the_background() {
        let (_home, db) = fresh::database();
        let worker = db
            .write(|tx| {
                let worker = UserId::new(tx);
                tx.execute(
                    "INSERT INTO users (id, role, status, email, email_key, name_key, first_name, last_name, created_at, updated_at)
                     VALUES ($1, 'WORKER', 'ACTIVE', 'w@example.org', 'w@example.org', 'w w', 'W', 'W', 0, 0)",
                    &[&worker],
                )?;
                tx.execute("INSERT INTO workers (user_id, kyc_status) VALUES ($1, 'APPROVED')", &[&worker])?;
                for _ in 0..200 {
                    tx.execute(
                        "INSERT INTO services (id, worker_id, title, description, category, location, pricing, status, created_at, updated_at)
                         VALUES ($1, $2, 'Taps', 'Pipes', 'other', 'Berlin', 'QUOTE', 'PUBLISHED', 0, 0)",
                        &[&ServiceId::new(tx), &worker],
                    )?;
                }
                refresh(tx, worker)?;
                Ok::<_, Error>(worker)
            })
            .await
            .unwrap();
        assert_eq!(count(&db, "SELECT count(*) FROM services WHERE is_public").await, BATCH);
        for steps in 2..=200 / BATCH {
            assert!(work_off(&db).await);
            assert_eq!(count(&db, "SELECT count(*) FROM services WHERE is_public").await, steps * BATCH);
        }
        assert!(!work_off(&db).await);

        // Listings that are no longer public are hidden at once; their words are removed later.
        db.write(move |tx| {
            tx.execute("UPDATE users SET status = 'BANNED' WHERE id = $1", &[&worker])?;
            refresh(tx, worker)
        })
        .await
        .unwrap();
        assert_eq!(count(&db, "SELECT count(*) FROM services WHERE is_public").await, 0);
        assert_eq!(count(&db, "SELECT count(*) FROM services WHERE words_of IS NOT NULL").await, 200 - BATCH);
        while work_off(&db).await {}
        assert_eq!(count(&db, "SELECT count(*) FROM service_words").await, 0);
    }
}
