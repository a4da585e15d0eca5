//! Looks for signals when a review is revealed.

use super::{
    review::Review,
    signal::{ReviewSignal, text_hash},
    tables::reviews_by,
};
use crate::{
    core::public_http::is_public,
    database::{
        Error, Tx,
        enums::Side,
        ids::{ReviewId, UserId},
    },
    review::lifecycle::is_closed_ring,
};
use ipnet::IpNet;

impl Review {
    /// Looks for signals in the database.
    pub(crate) fn find_signals(&self, tx: &mut Tx<'_>) -> Result<Vec<ReviewSignal>, Error> {
        let mut found = Vec::new();
        let is_by_client = self.reviewer == Side::Client;
        if is_by_client && share_a_network(tx, self.client.id, self.worker.id)? {
            found.push(ReviewSignal::SameNetwork);
        }
        if let Some(hash) = text_hash(self.text.as_deref())
            && has_the_same_text(tx, hash, self.id)?
        {
            found.push(ReviewSignal::SameText);
        }
        if is_by_client && is_in_a_ring(tx, self.client.id)? {
            found.push(ReviewSignal::ClosedRing);
        }
        Ok(found)
    }

    /// Adds the review to the queue of administrators.
    pub(crate) fn set_signals(&self, tx: &mut Tx<'_>, signals: &[ReviewSignal]) -> Result<(), Error> {
        let at_once = signals.iter().find(|signal| **signal == ReviewSignal::FinishedAtOnce);
        let others: Vec<&ReviewSignal> = signals.iter().filter(|signal| Some(*signal) != at_once).collect();
        let others = (!others.is_empty()).then(|| serde_json::json!(others).to_string());
        tx.execute(
            &format!("UPDATE {} SET open_signal = $2, open_signals = $3 WHERE id = $1", reviews_by(self.reviewer)),
            &[&self.id, &at_once.copied(), &others],
        )?;
        Ok(())
    }
}

/// Whether both have signed in from the same public network. A private network does not count, because it may be that of a proxy, which all accounts
/// share.
fn share_a_network(tx: &mut Tx<'_>, client: UserId, worker: UserId) -> Result<bool, Error> {
    const ROWS: i64 = 20;
    let shared: Vec<(String,)> = tx.all(
        "SELECT mine.network FROM places mine JOIN places theirs ON theirs.user_id = $2 AND theirs.network = mine.network
         WHERE mine.user_id = $1 LIMIT $3",
        &[&client, &worker, &ROWS],
    )?;
    let is_public = |network: &str| network.parse::<IpNet>().is_ok_and(|network| is_public(network.addr()));
    Ok(shared.iter().any(|(network,)| is_public(network)))
}

fn has_the_same_text(tx: &mut Tx<'_>, hash: i64, except: ReviewId) -> Result<bool, Error> {
    let same: Option<(ReviewId,)> = tx.optional(
        "SELECT id FROM reviews WHERE text_hash = $1 AND id <> $2
         UNION ALL SELECT id FROM client_reviews WHERE text_hash = $1 AND id <> $2 LIMIT 1",
        &[&hash, &except],
    )?;
    Ok(same.is_some())
}

/// Whether a small group of clients and workers review only each other: the client, the workers whom this client has reviewed, and the other
/// clients who have reviewed these workers. Looks at the latest reviews of each.
fn is_in_a_ring(tx: &mut Tx<'_>, client: UserId) -> Result<bool, Error> {
    /// How many clients and how many workers the group may have. In a larger one it is no sign of fraud: in a small town everybody knows everybody.
    const MAX_GROUP: usize = 6;
    /// How many reviews of each client and each worker are read, so that the search stays short.
    const ROWS: i64 = 20;
    let by_client = |tx: &mut Tx<'_>, client: UserId| -> Result<Vec<(UserId, UserId)>, Error> {
        let workers: Vec<(UserId,)> =
            tx.all("SELECT worker_id FROM reviews WHERE client_id = $1 ORDER BY id DESC LIMIT $2", &[&client, &ROWS])?;
        Ok(workers.into_iter().map(|(worker,)| (client, worker)).collect())
    };
    let of_client = by_client(tx, client)?;
    let mut workers: Vec<UserId> = of_client.iter().map(|(_, worker)| *worker).collect();
    workers.sort_unstable();
    workers.dedup();
    if workers.len() < 2 || workers.len() > MAX_GROUP {
        return Ok(false);
    }
    let mut about = Vec::new();
    for worker in workers {
        let clients: Vec<(UserId,)> =
            tx.all("SELECT client_id FROM reviews WHERE worker_id = $1 ORDER BY id DESC LIMIT $2", &[&worker, &ROWS])?;
        about.extend(clients.into_iter().map(|(client,)| (client, worker)));
    }
    let mut clients: Vec<UserId> = about.iter().map(|(client, _)| *client).collect();
    clients.sort_unstable();
    clients.dedup();
    if clients.len() < 2 || clients.len() > MAX_GROUP {
        return Ok(false);
    }
    let mut by_clients = of_client;
    for other in clients.into_iter().filter(|other| *other != client) {
        by_clients.extend(by_client(tx, other)?);
    }
    Ok(is_closed_ring(&by_clients, &about))
}
