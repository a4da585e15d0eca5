//! The full-text index. The engines index text differently, so the words are prepared here, with the same
//! results on both.

use crate::{
    core::{clock::Timestamp, text::words::Term},
    database::{Engine, Error, Tx, ids::ServiceId},
};
use std::collections::BTreeSet;

/// The words of a listing, by column.
pub(in crate::service) struct Words {
    pub(in crate::service) title: Vec<String>,
    pub(in crate::service) body: BTreeSet<String>,
    pub(in crate::service) location: BTreeSet<String>,
}

impl Words {
    /// Replaces a listing in the index. `of` is a hash that detects when this must be repeated.
    pub(in crate::service) fn index(&self, tx: &mut Tx<'_>, service: ServiceId, of: i64) -> Result<(), Error> {
        let title_words: String = self.title.iter().flat_map(|word| [" ", word]).collect();
        match tx.engine() {
            Engine::Sqlite => {
                tx.execute(
                    "INSERT OR REPLACE INTO service_words (rowid, title, body, location) SELECT num, $2, $3, $4 FROM services WHERE id = $1",
                    &[&service, &title_words, &join_words(&self.body), &join_words(&self.location)],
                )?;
                tx.execute(
                    "UPDATE services SET title_words = $2, words_of = $3 WHERE id = $1",
                    &[&service, &title_words, &of],
                )?;
            }
            Engine::Postgres => {
                tx.execute(
                    "UPDATE services SET title_words = $2, words_of = $3, words = CAST(CAST($4 AS TEXT) AS TSVECTOR) WHERE id = $1",
                    &[&service, &title_words, &of, &self.lexemes()],
                )?;
            }
        }
        Ok(())
    }

    /// The words in the syntax of PostgreSQL's tsvector. The position's weight encodes the column.
    fn lexemes(&self) -> String {
        let title = self.title.iter().map(|word| format!("'{word}':1A "));
        let body = self.body.iter().map(|word| format!("'{word}':2B "));
        let location = self.location.iter().map(|word| format!("'{word}':3C "));
        title.chain(body).chain(location).collect()
    }
}

/// Removes a listing from the index.
pub(in crate::service) fn remove(tx: &mut Tx<'_>, service: ServiceId) -> Result<(), Error> {
    match tx.engine() {
        Engine::Sqlite => {
            tx.execute(
                "DELETE FROM service_words WHERE rowid = (SELECT num FROM services WHERE id = $1)",
                &[&service],
            )?;
            tx.execute(
                "UPDATE services SET title_words = '', words_of = NULL WHERE id = $1 AND words_of IS NOT NULL",
                &[&service],
            )?;
        }
        Engine::Postgres => {
            tx.execute(
                "UPDATE services SET title_words = '', words_of = NULL, words = '' WHERE id = $1 AND words_of IS NOT NULL",
                &[&service],
            )?;
        }
    }
    Ok(())
}

/// A full-text condition.
pub(in crate::service) struct TextCondition {
    /// The tables, with listings as `s`.
    pub(in crate::service) tables: &'static str,
    /// The condition that a listing matches; `$` is the placeholder of the query.
    pub(in crate::service) condition: &'static str,
    /// The query in the engine's syntax. Prepared words contain only letters and digits, so they need no
    /// escaping.
    pub(in crate::service) query: String,
}

/// Matches listings where every term of `anywhere` begins a word of the title or body, and every term of
/// `location` begins a word of the location. At least one term is required.
pub(in crate::service) fn matching(engine: Engine, anywhere: &[Term], location: &[Term]) -> TextCondition {
    match engine {
        Engine::Sqlite => {
            let anywhere = anywhere.iter().map(|term| fts5(term, "{title body}"));
            let location = location.iter().map(|term| fts5(term, "location"));
            TextCondition {
                tables: "service_words CROSS JOIN services s ON s.num = service_words.rowid",
                condition: "service_words MATCH $",
                query: anywhere.chain(location).collect::<Vec<_>>().join(" AND "),
            }
        }
        Engine::Postgres => {
            let anywhere = anywhere.iter().map(|term| tsquery(term, "AB"));
            let location = location.iter().map(|term| tsquery(term, "C"));
            TextCondition {
                tables: "services s",
                condition: "s.words @@ CAST(CAST($ AS TEXT) AS TSQUERY)",
                query: anywhere.chain(location).collect::<Vec<_>>().join(" & "),
            }
        }
    }
}

/// Replaces a listing in the index of every listing, which administrators search; `None` removes it. `at` is when the listing was changed.
pub(in crate::service) fn index_any(
    tx: &mut Tx<'_>,
    service: ServiceId,
    words: Option<&BTreeSet<String>>,
    at: Timestamp,
) -> Result<(), Error> {
    match (tx.engine(), words) {
        (Engine::Sqlite, Some(words)) => {
            tx.execute(
                "INSERT OR REPLACE INTO service_words_all (rowid, words) SELECT num, $2 FROM services WHERE id = $1",
                &[&service, &join_words(words)],
            )?;
            tx.execute("UPDATE services SET words_all_at = $2 WHERE id = $1", &[&service, &at])?;
        }
        (Engine::Sqlite, None) => {
            tx.execute(
                "DELETE FROM service_words_all WHERE rowid = (SELECT num FROM services WHERE id = $1)",
                &[&service],
            )?;
            tx.execute("UPDATE services SET words_all_at = $2 WHERE id = $1", &[&service, &at])?;
        }
        (Engine::Postgres, words) => {
            let lexemes: String = words.into_iter().flatten().map(|word| format!("'{word}' ")).collect();
            tx.execute(
                "UPDATE services SET words_all_at = $2, words_all = CAST(CAST($3 AS TEXT) AS TSVECTOR) WHERE id = $1",
                &[&service, &at, &lexemes],
            )?;
        }
    }
    Ok(())
}

/// Matches listings, public or not, where every term begins a word. At least one term is required.
pub(in crate::service) fn matching_any(engine: Engine, terms: &[Term]) -> TextCondition {
    match engine {
        Engine::Sqlite => {
            let terms = terms.iter().map(|term| term.condition(" AND ", " OR ", |word| format!("\"{word}\" *")));
            TextCondition {
                tables: "service_words_all CROSS JOIN services s ON s.num = service_words_all.rowid",
                condition: "service_words_all MATCH $",
                query: terms.collect::<Vec<_>>().join(" AND "),
            }
        }
        Engine::Postgres => {
            let terms = terms.iter().map(|term| term.condition(" & ", " | ", |word| format!("'{word}':*")));
            TextCondition {
                tables: "services s",
                condition: "s.words_all @@ CAST(CAST($ AS TEXT) AS TSQUERY)",
                query: terms.collect::<Vec<_>>().join(" & "),
            }
        }
    }
}

fn fts5(term: &Term, columns: &str) -> String {
    term.condition(" AND ", " OR ", |word| format!("{columns} : \"{word}\" *"))
}

fn tsquery(term: &Term, weights: &str) -> String {
    term.condition(" & ", " | ", |word| format!("'{word}':*{weights}"))
}

fn join_words(words: &BTreeSet<String>) -> String {
    words.iter().map(|word| format!("{word} ")).collect()
}
