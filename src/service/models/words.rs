//! The index of words. The two engines index differently, so what they index is prepared here: both find the same.

use crate::{
    core::text::words::Term,
    database::{Engine, Error, Tx, ids::ServiceId},
};
use std::collections::BTreeSet;

/// The words of a listing, by where a search looks for them.
pub(in crate::service) struct Words {
    pub(in crate::service) title: Vec<String>,
    pub(in crate::service) body: BTreeSet<String>,
    pub(in crate::service) location: BTreeSet<String>,
}

impl Words {
    /// Puts a listing into the index, in place of what the index had of it. `of` tells when that has to be done again.
    pub(in crate::service) fn index(&self, tx: &mut Tx<'_>, service: ServiceId, of: i64) -> Result<(), Error> {
        let title_words: String = self.title.iter().flat_map(|word| [" ", word]).collect();
        match tx.engine() {
            Engine::Sqlite => {
                tx.execute(
                    "INSERT OR REPLACE INTO service_words (rowid, title, body, location) SELECT num, $2, $3, $4 FROM services WHERE id = $1",
                    &[&service, &title_words, &spaced(&self.body), &spaced(&self.location)],
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

    /// As PostgreSQL writes a text search vector. The position says where the word stands, and carries the weight that a query
    /// can ask for.
    fn lexemes(&self) -> String {
        let title = self.title.iter().map(|word| format!("'{word}':1A "));
        let body = self.body.iter().map(|word| format!("'{word}':2B "));
        let location = self.location.iter().map(|word| format!("'{word}':3C "));
        title.chain(body).chain(location).collect()
    }
}

/// Takes a listing out of the index.
pub(in crate::service) fn forget(tx: &mut Tx<'_>, service: ServiceId) -> Result<(), Error> {
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

/// How the index is asked for words.
pub(in crate::service) struct Matching {
    /// The tables, the listings among them as `s`.
    pub(in crate::service) tables: &'static str,
    /// That a listing matches; `$` stands for the query.
    pub(in crate::service) condition: &'static str,
    /// In the engine's language. Prepared words are letters and digits, so there is nothing in them that it could know.
    pub(in crate::service) query: String,
}

/// Asks for the listings where every term of `anywhere` begins a word of the title or the body, and every term of `location` one of
/// the location. There must be at least one term.
pub(in crate::service) fn matching(engine: Engine, anywhere: &[Term], location: &[Term]) -> Matching {
    match engine {
        Engine::Sqlite => {
            let anywhere = anywhere.iter().map(|term| fts5(term, "{title body}"));
            let location = location.iter().map(|term| fts5(term, "location"));
            Matching {
                tables: "service_words CROSS JOIN services s ON s.num = service_words.rowid",
                condition: "service_words MATCH $",
                query: anywhere.chain(location).collect::<Vec<_>>().join(" AND "),
            }
        }
        Engine::Postgres => {
            let anywhere = anywhere.iter().map(|term| tsquery(term, "AB"));
            let location = location.iter().map(|term| tsquery(term, "C"));
            Matching {
                tables: "services s",
                condition: "s.words @@ CAST(CAST($ AS TEXT) AS TSQUERY)",
                query: anywhere.chain(location).collect::<Vec<_>>().join(" & "),
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

fn spaced(words: &BTreeSet<String>) -> String {
    words.iter().map(|word| format!("{word} ")).collect()
}
