//! The query of the search.

use crate::{
    core::{
        geo::degrees,
        input::{FieldError, FieldErrors, Format, FromInput as _, Input, from_fields},
        text::{
            Whole,
            words::{Term, terms},
        },
    },
    database::ids::UserId,
    service::models::search::{Near, Search, Sort},
};

/// The filters of a search.
#[derive(Debug, Clone, Default, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct SearchFilter {
    /// Words, at most 10, each of which must begin a word of the title, the description, the category or the worker's
    /// skills or first name. Case, accents, strokes, ligatures and punctuation are ignored: `lodz` finds Łódź,
    /// `strasse` Straße, `oconnor` O'Connor, `email` e-mail and `e-mail` email. Blank text is no filter; punctuation
    /// alone finds nothing.
    #[param(value_type = Option<String>, max_length = 200, example = "leaking tap")]
    q: Option<Vec<Term>>,
    /// Words, at most 10, each of which must begin a word of the location.
    #[param(value_type = Option<String>, max_length = 200, example = "berlin")]
    location: Option<Vec<Term>>,
    /// The slug of a category. A category that does not exist has no listings.
    #[param(example = "plumbing")]
    category: Option<String>,
    /// Listings of one worker.
    worker_id: Option<UserId>,
    /// The minimum average rating, as shown: rounded to hundredths. Workers without reviews have 0.
    #[param(value_type = Option<f64>, minimum = 0, maximum = 5, example = 4.5)]
    min_rating: Option<i64>,
    /// Whether the worker is available.
    available: Option<bool>,
    /// In minor units, regardless of the currency. Listings without a price do not match.
    #[param(value_type = Option<i64>, minimum = 0, example = 20000)]
    max_price: Option<i64>,
    /// Latitude and longitude in degrees. Finds listings with coordinates within `radius_km`, and adds their
    /// distance.
    #[param(value_type = Option<String>, example = "52.52,13.405")]
    near: Option<(f64, f64)>,
    /// Requires `near`. In kilometres.
    #[param(value_type = Option<f64>, exclusive_minimum = 0, maximum = 500, default = 25, example = 10)]
    radius_km: Option<f64>,
    /// The order: `relevance` if there is a `q`, else `newest`. `distance` requires `near`.
    #[param(inline)]
    sort: Option<Sort>,
}

from_fields!(SearchFilter {
    q: search_terms = None,
    location: search_terms = None,
    category,
    worker_id,
    min_rating: thousandths_of_stars = None,
    available,
    max_price: minor_units = None,
    near: place = None,
    radius_km: kilometres = None,
    sort
});

const MAX_WORDS: usize = 10;
const MAX_TEXT_LEN: usize = 200;

fn search_terms(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<Vec<Term>>> {
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
    let parsed = text.split_once(',').and_then(|(latitude, longitude)| {
        let (latitude, longitude): (f64, f64) = (latitude.trim().parse().ok()?, longitude.trim().parse().ok()?);
        ((-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude))
            .then_some((degrees(latitude), degrees(longitude)))
    });
    if parsed.is_none() {
        errors.add(FieldError::InvalidFormat { format: Format::Position });
    }
    parsed.map(Some)
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

/// A position is needed: for this order, or for a radius.
#[derive(Debug, thiserror::Error)]
#[error("is needed, as latitude,longitude")]
pub(crate) struct NeedsNear;

impl TryFrom<SearchFilter> for Search {
    type Error = NeedsNear;

    fn try_from(filter: SearchFilter) -> Result<Self, NeedsNear> {
        let sort = match (filter.sort, &filter.q) {
            (Some(Sort::Distance), _) if filter.near.is_none() => return Err(NeedsNear),
            (Some(Sort::Relevance), None) => Sort::Rating,
            (Some(sort), _) => sort,
            (None, Some(_)) => Sort::Relevance,
            (None, None) => Sort::Newest,
        };
        if filter.radius_km.is_some() && filter.near.is_none() {
            return Err(NeedsNear);
        }
        let radius_m = filter.radius_km.unwrap_or(DEFAULT_RADIUS_KM) * 1000.0;
        Ok(Self {
            words: filter.q,
            location: filter.location,
            category: filter.category,
            worker: filter.worker_id,
            min_rating: filter.min_rating,
            available: filter.available,
            max_price: filter.max_price,
            near: filter.near.map(|position| Near { position, radius_m }),
            sort,
        })
    }
}
