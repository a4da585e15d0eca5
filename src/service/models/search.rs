//! The search: one statement, built from fixed fragments. All user input is bound as parameters.

use super::{LISTING_CARD_COLUMNS, LISTING_CARD_JOINS, ListingCard, NO_CLIENT, is_favorite_of, words};
use crate::{
    core::{geo::bounding_box, text::words::Term},
    database::{
        Engine, Error, Param, Tx,
        enums::text_enum,
        from_row,
        ids::{ServiceId, UserId},
    },
};

text_enum! {
    /// The order of search results.
    pub(crate) Sort {
        /// Most of the words in the title first, then as `rating`.
        Relevance = "relevance",
        /// Newest first.
        Newest = "newest",
        /// Best first, newest first among equals: by the Bayesian mean of the worker's ratings, `(weight * prior + sum of the stars) /
        /// (weight + number of reviews)`, so that one review does not outdo many. A worker without reviews has the prior.
        Rating = "rating",
        /// Cheapest first, of the listings with a price in `currency`.
        Price = "price",
        /// Nearest first.
        Distance = "distance",
    }
}

/// What is searched for.
#[derive(Debug, Clone)]
pub(crate) struct Search {
    /// Each begins a word of the listing. `Some` without terms finds nothing.
    pub(crate) words: Option<Vec<Term>>,
    /// Each begins a word of the location. `Some` without terms finds nothing.
    pub(crate) location: Option<Vec<Term>>,
    /// In any of these; without any, in all.
    pub(crate) categories: Vec<String>,
    pub(crate) worker: Option<UserId>,
    /// In thousandths of stars.
    pub(crate) min_rating: Option<i64>,
    pub(crate) available: Option<bool>,
    /// Of the price.
    pub(crate) currency: Option<String>,
    /// In minor units of the currency.
    pub(crate) min_price: Option<i64>,
    /// In minor units of the currency.
    pub(crate) max_price: Option<i64>,
    pub(crate) near: Option<Near>,
    pub(crate) part: Option<MapPart>,
    pub(crate) sort: Sort,
}

/// A circle.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    /// Latitude and longitude in degrees.
    pub(crate) position: (f64, f64),
    pub(crate) radius_m: f64,
}

/// A part of a map, in degrees. Across the date line west is greater than east.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MapPart {
    pub(crate) west: f64,
    pub(crate) south: f64,
    pub(crate) east: f64,
    pub(crate) north: f64,
}

/// The position of a page's last listing: its sort values and its id.
pub(crate) type SearchKey = (i64, i64, ServiceId);

/// A listing of the results and its sort values.
#[derive(Debug)]
pub(crate) struct SearchHit {
    pub(crate) card: ListingCard,
    first: i64,
    second: i64,
}

from_row!(SearchHit { [card], first, second });

impl SearchHit {
    pub(crate) fn key(&self) -> SearchKey {
        (self.first, self.second, self.card.service.id)
    }
}

impl Search {
    /// All listings of one worker, newest first.
    pub(crate) fn of_worker(worker: UserId) -> Self {
        Self {
            words: None,
            location: None,
            categories: Vec::new(),
            worker: Some(worker),
            min_rating: None,
            available: None,
            currency: None,
            min_price: None,
            max_price: None,
            near: None,
            part: None,
            sort: Sort::Newest,
        }
    }

    /// The listings after `after`, as the client sees them, if one asks.
    pub(crate) fn run(
        &self,
        tx: &mut Tx<'_>,
        client: Option<UserId>,
        after: Option<SearchKey>,
        rows: i64,
    ) -> Result<Vec<SearchHit>, Error> {
        if self.finds_nothing() {
            return Ok(Vec::new());
        }
        let (sql, params) = self.statement(tx.engine(), client, after, rows);
        tx.all(&sql, &params.all())
    }

    /// How many listings there are, up to `most`.
    pub(crate) fn count(&self, tx: &mut Tx<'_>, most: i64) -> Result<i64, Error> {
        if self.finds_nothing() {
            return Ok(0);
        }
        let mut params = Params::default();
        let (tables, conditions, _) = self.found(tx.engine(), &mut params);
        let (conditions, most) = (conditions.join(" AND "), params.bind(most));
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {tables} WHERE {conditions} LIMIT {most}) AS found");
        let (count,): (i64,) = tx.one(&sql, &params.all())?;
        Ok(count)
    }

    /// Text of which no word is left, such as punctuation.
    fn finds_nothing(&self) -> bool {
        [&self.words, &self.location].into_iter().flatten().any(Vec::is_empty)
    }

    /// The tables, the conditions of a match, and its distance.
    fn found(&self, engine: Engine, params: &mut Params) -> (&'static str, Vec<String>, String) {
        let (tables, mut conditions) = self.matching(engine, params);
        let distance = self.within_radius(params, &mut conditions);
        self.filter_conditions(params, &mut conditions);
        (tables, conditions, distance)
    }

    fn statement(
        &self,
        engine: Engine,
        client: Option<UserId>,
        after: Option<SearchKey>,
        rows: i64,
    ) -> (String, Params) {
        let mut params = Params::default();
        let (tables, mut conditions, distance) = self.found(engine, &mut params);
        let SortOrder { keys, direction } = self.order(&mut params, &distance);
        conditions.push(after_key(&mut params, &keys, direction, after));

        let (first, second) = (keys.first().map_or("0", |key| key), keys.get(1).map_or("0", |key| key));
        let place = format!(
            "CAST({distance} AS BIGINT) AS distance_m, CAST({first} AS BIGINT) AS first, CAST({second} AS BIGINT) AS second"
        );
        let by: String = keys.iter().map(|key| format!("{key} {direction}, ")).collect();
        let (joins, conditions, rows) = (LISTING_CARD_JOINS, conditions.join(" AND "), params.bind(rows));
        let is_favorite = client.map_or(NO_CLIENT.to_owned(), |client| is_favorite_of(&params.bind(client)));
        let columns = format!("{}, {is_favorite} AS is_favorite", *LISTING_CARD_COLUMNS);
        let sql = if self.is_in_order_of_an_index() {
            format!(
                "SELECT {columns}, {place} FROM services s {joins} WHERE {conditions} ORDER BY {by}s.id {direction} LIMIT {rows}"
            )
        } else {
            // Only the rows of the page are read completely; the other matches are sorted by their sort values
            // alone.
            format!(
                "SELECT {columns}, found.distance_m, found.first, found.second
                 FROM (SELECT s.id, {place} FROM {tables} WHERE {conditions} ORDER BY {by}s.id {direction} LIMIT {rows}) AS found
                 JOIN services s ON s.id = found.id {joins}
                 ORDER BY found.first {direction}, found.second {direction}, s.id {direction}"
            )
        };
        (sql, params)
    }

    /// Whether an index yields the listings in this order, so that no sort is needed. Every filter is named: for a new
    /// one, decide here whether its index finds the listings.
    fn is_in_order_of_an_index(&self) -> bool {
        let Self {
            words,
            location,
            near,
            part,
            categories,
            worker,
            min_rating: _,
            available: _,
            currency: _,
            min_price: _,
            max_price: _,
            sort,
        } = self;
        let is_narrowed_by_index = !categories.is_empty() || worker.is_some();
        let is_plain =
            words.is_none() && location.is_none() && near.is_none() && part.is_none() && categories.len() < 2;
        is_plain && (*sort == Sort::Newest || !is_narrowed_by_index)
    }

    /// The tables to search, and the condition that listings are public.
    fn matching(&self, engine: Engine, params: &mut Params) -> (&'static str, Vec<String>) {
        let (anywhere, location) =
            (self.words.as_deref().unwrap_or_default(), self.location.as_deref().unwrap_or_default());
        let is_public = "s.is_public".to_owned();
        if anywhere.is_empty() && location.is_empty() {
            return ("services s", vec![is_public]);
        }
        let matching = words::matching(engine, anywhere, location);
        let matches = matching.condition.replace("$", &params.bind(matching.query));
        (matching.tables, vec![matches, is_public])
    }

    /// The distance condition, if `near` is given: the square finds candidates by index, the distance decides.
    fn within_radius(&self, params: &mut Params, conditions: &mut Vec<String>) -> String {
        let Some(Near { position: (latitude, longitude), radius_m }) = self.near else { return "NULL".to_owned() };
        let (south, north, west, east) = bounding_box((latitude, longitude), radius_m);
        let distance =
            format!("distance_m(s.latitude, s.longitude, {}, {})", params.bind(latitude), params.bind(longitude));
        conditions.extend([
            format!("s.latitude >= {}", params.bind(south)),
            format!("s.latitude <= {}", params.bind(north)),
            format!("s.longitude >= {}", params.bind(west)),
            format!("s.longitude <= {}", params.bind(east)),
            format!("{distance} <= CAST({} AS DOUBLE PRECISION)", params.bind(radius_m)),
        ]);
        distance
    }

    fn filter_conditions(&self, params: &mut Params, conditions: &mut Vec<String>) {
        let slugs: Vec<String> = self.categories.iter().map(|slug| params.bind(slug.clone())).collect();
        match slugs.as_slice() {
            [] => {}
            [slug] => conditions.push(format!("s.category = {slug}")),
            slugs => conditions.push(format!("s.category IN ({})", slugs.join(", "))),
        }
        conditions.extend(self.worker.map(|worker| format!("s.worker_id = {}", params.bind(worker))));
        conditions.extend(self.min_rating.map(|rating| format!("s.rating >= {}", params.bind(rating))));
        conditions.extend(
            self.available.map(|wanted| if wanted { "s.is_available" } else { "NOT s.is_available" }.to_owned()),
        );
        // The index by price serves its own order. For others it would find the listings of a currency and leave sorting
        // them: as an expression the condition uses no index.
        let currency = if self.sort == Sort::Price { "s.price_currency" } else { "COALESCE(s.price_currency, '')" };
        conditions.extend(self.currency.clone().map(|code| format!("{currency} = {}", params.bind(code))));
        conditions.extend(self.min_price.map(|price| format!("s.price_amount >= {}", params.bind(price))));
        conditions.extend(self.max_price.map(|price| format!("s.price_amount <= {}", params.bind(price))));
        if let Some(MapPart { west, south, east, north }) = self.part {
            conditions.push(format!("s.latitude >= {}", params.bind(south)));
            conditions.push(format!("s.latitude <= {}", params.bind(north)));
            let between = if west <= east { "AND" } else { "OR" };
            let (west, east) = (params.bind(west), params.bind(east));
            conditions.push(format!("(s.longitude >= {west} {between} s.longitude <= {east})"));
        }
    }

    fn order(&self, params: &mut Params, distance: &str) -> SortOrder {
        let keys = match self.sort {
            Sort::Newest => vec![],
            Sort::Rating => vec!["s.ranking".to_owned()],
            Sort::Price => vec!["s.price_amount".to_owned()],
            Sort::Distance => vec![distance.to_owned()],
            Sort::Relevance => vec![self.words_in_title(params), "s.ranking".to_owned()],
        };
        let direction = if matches!(self.sort, Sort::Price | Sort::Distance) { "ASC" } else { "DESC" };
        SortOrder { keys, direction }
    }

    /// How many of the terms begin a word of the title. Prepared words contain no wildcard of LIKE.
    fn words_in_title(&self, params: &mut Params) -> String {
        let hits: Vec<String> = self
            .words
            .iter()
            .flatten()
            .map(|term| {
                let in_title = |word: &str| format!("s.title_words LIKE {}", params.bind(format!("% {word}%")));
                format!("CASE WHEN {} THEN 1 ELSE 0 END", term.condition(" AND ", " OR ", in_title))
            })
            .collect();
        format!("CAST({} AS BIGINT)", hits.join(" + "))
    }
}

/// An order: by these expressions, then by the listing, all in one direction.
struct SortOrder {
    keys: Vec<String>,
    direction: &'static str,
}

/// The condition that a listing comes after the last one of the previous page. It holds for every listing on the first
/// page.
fn after_key(params: &mut Params, keys: &[String], direction: &str, after: Option<SearchKey>) -> String {
    let (operator, start) = match direction {
        "ASC" => (">", (i64::MIN, i64::MIN, ServiceId::FIRST)),
        _ => ("<", (i64::MAX, i64::MAX, ServiceId::LAST)),
    };
    let (first, second, id) = after.unwrap_or(start);
    let values: String =
        keys.iter().zip([first, second]).map(|(_, value)| format!("{}, ", params.bind(value))).collect();
    let listed: String = keys.iter().map(|key| format!("{key}, ")).collect();
    let after_key = format!("({listed}s.id) {operator} ({values}{})", params.bind(id));
    match keys {
        // SQLite uses no index for a row value comparison with an expression, but it does for the expression
        // alone.
        [expression] if direction == "ASC" => format!("{expression} >= {} AND {after_key}", params.bind(first)),
        _ => after_key,
    }
}

/// Parameters, in the order of their numbers.
#[derive(Default)]
struct Params(Vec<Box<dyn Param>>);

impl Params {
    /// Adds a value and returns its placeholder.
    fn bind(&mut self, value: impl Param + 'static) -> String {
        self.0.push(Box::new(value));
        format!("${}", self.0.len())
    }

    fn all(&self) -> Vec<&dyn Param> {
        self.0.iter().map(|value| &**value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{core::dependencies::read_form, database::fresh, service::schemas::search::SearchFilter};

    #[tokio::test]
    async fn pages_of_the_plain_orders_are_found_without_sorting() {
        let (_home, db) = fresh::database();
        for query in [
            "",
            "sort=rating",
            "sort=price&currency=EUR",
            "sort=price&currency=EUR&min_price=1000&max_price=9000",
            "category=plumbing",
            "available=true&min_rating=4",
            "currency=EUR&min_price=1000",
            "currency=EUR&sort=rating",
        ] {
            let search = Search::try_from(read_form::<SearchFilter>(query.as_bytes()).unwrap()).unwrap();
            let explain = move |tx: &mut Tx<'_>| {
                let (sql, params) = search.statement(Engine::Sqlite, None, None, 21);
                fresh::plan(tx, &sql, &params.all())
            };
            let plan = db.read(explain).await.unwrap();
            assert!(plan[0].starts_with("SEARCH s USING INDEX services_"), "{query}: {plan:?}");
            assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{query}: {plan:?}");
        }
    }
}
