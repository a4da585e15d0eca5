//! Days in UTC, for statistics.

use super::{
    clock::Timestamp,
    input::{FieldError, FieldErrors, Format, FromInput, Input},
};
use jiff::{ToSpan as _, civil::Date};
use serde::{Serialize, Serializer};
use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, schema::Type};

/// A day between 1970 and 9999, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(i64);

/// The length of a day in microseconds.
const MICROS: i64 = 24 * 60 * 60 * 1_000_000;

const EPOCH: Date = Date::constant(1970, 1, 1);

impl Day {
    /// The day of a timestamp.
    pub(crate) fn of(moment: Timestamp) -> Day {
        Day(moment.unix_micros() / MICROS)
    }

    /// The day that is so many days after 1970-01-01.
    pub(crate) fn numbered(number: i64) -> Day {
        Day(number.max(0))
    }

    /// Days since 1970-01-01.
    pub(crate) fn number(self) -> i64 {
        self.0
    }

    /// The start of the day.
    pub(crate) fn start(self) -> Timestamp {
        self.0.checked_mul(MICROS).and_then(Timestamp::from_unix_micros).unwrap_or(Timestamp::MAX)
    }

    /// The day `days` later (or earlier, if negative), but not before 1970.
    pub(crate) fn plus(self, days: i64) -> Day {
        Day(self.0.saturating_add(days).max(0))
    }

    /// The days from this one to `last`, inclusive.
    pub(crate) fn through(self, last: Day) -> impl Iterator<Item = Day> {
        (self.0..=last.0).map(Day)
    }
}

/// `2026-05-04`
impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        EPOCH.saturating_add(self.0.min(3_000_000).days()).fmt(f)
    }
}

/// The text is not a valid day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day between 1970 and 9999, such as 2026-05-04")]
pub(crate) struct InvalidDay;

impl std::str::FromStr for Day {
    type Err = InvalidDay;

    fn from_str(text: &str) -> Result<Day, InvalidDay> {
        // RFC 3339 timestamps begin with the date, so their parser validates it.
        format!("{text}T00:00:00Z").parse().map(Day::of).map_err(|_| InvalidDay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromInput for Day {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        input.parse(errors, FieldError::InvalidFormat { format: Format::Date })
    }
}

impl utoipa::PartialSchema for Day {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
            .examples([serde_json::json!("2026-05-04")])
            .into()
    }
}

impl utoipa::ToSchema for Day {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_day_is_written_as_rfc_3339_writes_it() {
        let day: Day = "2026-05-04".parse().unwrap();
        assert_eq!(day.to_string(), "2026-05-04");
        assert_eq!(day.start().to_string(), "2026-05-04T00:00:00.000000Z");
        for wrong in ["", "2026-5-4", "2026-02-30", "1969-12-31", "10000-01-01", "2026-05-04T10:00:00Z", "today"] {
            assert_eq!(wrong.parse::<Day>(), Err(InvalidDay), "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn every_moment_lies_in_its_day(micros in 0i64..=Timestamp::MAX.unix_micros()) {
            let moment = Timestamp::from_unix_micros(micros).unwrap();
            let day = Day::of(moment);
            prop_assert!(day.start() <= moment && (moment < day.plus(1).start() || day.plus(1).start() == Timestamp::MAX));
            prop_assert_eq!(day.to_string().parse::<Day>(), Ok(day));
            prop_assert_eq!(&moment.to_string()[..10], day.to_string());
        }
    }
}
