//! The query of the search.

use crate::{
    core::{
        geo::degrees,
        input::{FieldError, FieldErrors, Format, FromInput as _, Input, from_fields},
        money::currency,
        text::{
            Whole,
            words::{Term, terms},
        },
    },
    database::ids::UserId,
    service::{
        models::search::{MapPart, Near, Search, Sort},
        schemas::ServiceRead,
    },
};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// The filters of a search.
#[derive(Debug, Clone, Default, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct SearchFilter {
    /// Words, at most 10, each of which must begin a word of the title, the description, the category's name in any language or the worker's
    /// skills or first name. Case, accents, strokes, ligatures and punctuation are ignored: `lodz` finds Łódź,
    /// `strasse` Straße, `oconnor` O'Connor, `email` e-mail and `e-mail` email. Blank text is no filter; punctuation
    /// alone finds nothing.
    #[param(value_type = Option<String>, max_length = 200, example = "piano")]
    q: Option<Vec<Term>>,
    /// Words, at most 10, each of which must begin a word of the location.
    #[param(value_type = Option<String>, max_length = 200)]
    location: Option<Vec<Term>>,
    /// The slug of a category; repeated, the listings of each. A category that does not exist has no listings.
    #[param(value_type = Option<Vec<String>>, max_items = 20)]
    category: Vec<String>,
    /// Listings of one worker.
    worker_id: Option<UserId>,
    /// The minimum average rating, as shown: rounded to hundredths. Workers without reviews have 0.
    #[param(value_type = Option<f64>, minimum = 0, maximum = 5)]
    min_rating: Option<i64>,
    /// Whether the worker is available.
    available: Option<bool>,
    /// Listings with a price in this currency (ISO 4217). Prices are compared within one currency only, so `min_price`,
    /// `max_price` and `sort=price` need it.
    #[param(value_type = Option<String>, pattern = "^[A-Z]{3}$")]
    currency: Option<String>,
    /// In minor units. Needs `currency`.
    #[param(value_type = Option<i64>, minimum = 0)]
    min_price: Option<i64>,
    /// In minor units. Needs `currency`.
    #[param(value_type = Option<i64>, minimum = 0)]
    max_price: Option<i64>,
    /// Latitude and longitude in degrees, such as `52.52,13.405`. Finds listings with coordinates within `radius_km`, and adds their
    /// distance.
    #[param(value_type = Option<String>, pattern = r"^-?[0-9]+(\.[0-9]+)?,-?[0-9]+(\.[0-9]+)?$")]
    near: Option<(f64, f64)>,
    /// In kilometres; has no effect without `near`.
    #[param(value_type = Option<f64>, exclusive_minimum = 0, maximum = 500, default = 25)]
    radius_km: Option<f64>,
    /// Listings with coordinates in this part of a map: its west, south, east and north edge in degrees, in this order (RFC
    /// 7946, section 5), such as `13.088,52.338,13.761,52.675`. Across the date line west is greater than east.
    #[param(value_type = Option<String>, pattern = r"^-?[0-9]+(\.[0-9]+)?(,-?[0-9]+(\.[0-9]+)?){3}$")]
    bbox: Option<MapPart>,
    /// The order: `relevance` if there is a `q`, else `newest`. `distance` requires `near`, `price` requires `currency`.
    #[param(inline)]
    sort: Option<Sort>,
    /// Whether to count the listings, up to 1,000: see `total`.
    #[param(value_type = Option<bool>, default = false, example = true)]
    total: Option<bool>,
}

from_fields!(SearchFilter {
    q: search_terms = None,
    location: search_terms = None,
    category[*]: slugs = Vec::new(),
    worker_id,
    min_rating: thousandths_of_stars = None,
    available,
    currency: code = None,
    min_price: minor_units = None,
    max_price: minor_units = None,
    near: place = None,
    radius_km: kilometres = None,
    bbox: map_part = None,
    sort,
    total
});

const MAX_WORDS: usize = 10;
const MAX_TEXT_LEN: usize = 200;
const MAX_CATEGORIES: usize = 20;

/// Each once, however often it is given.
fn slugs(inputs: &[Input<'_>], errors: &mut FieldErrors) -> Option<Vec<String>> {
    if inputs.len() > MAX_CATEGORIES {
        errors.add(FieldError::TooMany { max: MAX_CATEGORIES });
        return None;
    }
    let slugs: Option<BTreeSet<String>> = inputs.iter().map(|input| input.text(errors)).collect();
    Some(slugs?.into_iter().collect())
}

fn code(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<String>> {
    currency(input, errors).map(Some)
}

pub(crate) fn search_terms(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<Vec<Term>>> {
    let text = input.text(errors)?;
    if text.chars().count() > MAX_TEXT_LEN {
        errors.add(FieldError::TooLong { max: MAX_TEXT_LEN });
        return None;
    }
    if text.trim().is_empty() {
        return Some(None);
    }
    let terms: Vec<Term> = terms(&text).collect();
    if terms.iter().map(Term::len).sum::<usize>() > MAX_WORDS {
        errors.add_with(FieldError::TooMany { max: MAX_WORDS }, format!("must have at most {MAX_WORDS} words"));
    }
    Some(Some(terms))
}

/// The lowest rating, in thousandths, that is displayed as at least that many stars.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 500")]
fn thousandths_of_stars(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<i64>> {
    let stars = input.number(errors)?;
    if !(0.0..=5.0).contains(&stars) {
        errors.add(FieldError::OutOfRange { min: Some(0), max: Some(5) });
        return None;
    }
    // In floating point, 4.67 * 100 is slightly more than 467.
    let hundredths = (stars * 100.0 - 1e-6).ceil() as i64;
    Some(Some(10 * hundredths - 5))
}

fn minor_units(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<i64>> {
    Whole::<0, { i64::MAX }>::from_input(input, errors).map(|amount| Some(amount.0))
}

fn place(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<(f64, f64)>> {
    let text = input.text(errors)?;
    let parsed = match text.split(',').collect::<Vec<_>>()[..] {
        [latitude, longitude] => coordinate(latitude, 90.0).zip(coordinate(longitude, 180.0)),
        _ => None,
    };
    if parsed.is_none() {
        errors.add(FieldError::InvalidFormat { format: Format::Position });
    }
    parsed.map(Some)
}

fn map_part(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<MapPart>> {
    let text = input.text(errors)?;
    let parsed = match text.split(',').collect::<Vec<_>>()[..] {
        [west, south, east, north] => parse_map_part([west, south, east, north]),
        _ => None,
    };
    if parsed.is_none() {
        errors.add(FieldError::InvalidFormat { format: Format::MapPart });
    }
    parsed.map(Some)
}

fn parse_map_part([west, south, east, north]: [&str; 4]) -> Option<MapPart> {
    let part = MapPart {
        west: coordinate(west, 180.0)?,
        south: coordinate(south, 90.0)?,
        east: coordinate(east, 180.0)?,
        north: coordinate(north, 90.0)?,
    };
    (part.south <= part.north).then_some(part)
}

/// Degrees between `-most` and `most`.
fn coordinate(text: &str, most: f64) -> Option<f64> {
    let number: f64 = text.trim().parse().ok()?;
    (-most..=most).contains(&number).then(|| degrees(number))
}

fn kilometres(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<f64>> {
    let radius = input.number(errors)?;
    if radius <= 0.0 || radius > 500.0 {
        let error = FieldError::OutOfRange { min: Some(0), max: Some(500) };
        errors.add_with(error, "must be more than 0 and at most 500");
    }
    Some(Some(radius))
}

/// The radius without `radius_km`.
const DEFAULT_RADIUS_KM: f64 = 25.0;

/// A parameter that others need.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SearchError {
    /// For this order.
    #[error("is needed, as latitude,longitude")]
    NeedsNear,
    /// To compare prices.
    #[error("is needed to compare prices")]
    NeedsCurrency,
}

/// A page of listings that were found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ServicesFound {
    /// The listings of this page, in the order of the search.
    pub(crate) items: Vec<ServiceRead>,
    /// The cursor of the next page; `null` on the last page.
    #[schema(example = json!(null))]
    pub(crate) next_cursor: Option<String>,
    /// With `total=true`, on the first page.
    pub(crate) total: Option<Total>,
}

/// How many there are.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct Total {
    /// The number, or 1,000 if there are more.
    #[schema(minimum = 0, maximum = 1000, example = 143)]
    pub(crate) count: i64,
    /// Whether there are no more.
    pub(crate) is_exact: bool,
}

impl SearchFilter {
    /// Whether the number of listings is asked for.
    pub(crate) fn wants_total(&self) -> bool {
        self.total == Some(true)
    }
}

impl TryFrom<SearchFilter> for Search {
    type Error = SearchError;

    fn try_from(filter: SearchFilter) -> Result<Self, SearchError> {
        let sort = match (filter.sort, &filter.q) {
            (Some(Sort::Distance), _) if filter.near.is_none() => return Err(SearchError::NeedsNear),
            (Some(Sort::Relevance), None) => Sort::Rating,
            (Some(sort), _) => sort,
            (None, Some(_)) => Sort::Relevance,
            (None, None) => Sort::Newest,
        };
        let compares_prices = sort == Sort::Price || filter.min_price.or(filter.max_price).is_some();
        if compares_prices && filter.currency.is_none() {
            return Err(SearchError::NeedsCurrency);
        }
        let radius_m = filter.radius_km.unwrap_or(DEFAULT_RADIUS_KM) * 1000.0;
        Ok(Self {
            words: filter.q,
            location: filter.location,
            categories: filter.category,
            worker: filter.worker_id,
            min_rating: filter.min_rating,
            available: filter.available,
            currency: filter.currency,
            min_price: filter.min_price,
            max_price: filter.max_price,
            near: filter.near.map(|position| Near { position, radius_m }),
            part: filter.bbox,
            sort,
        })
    }
}
