//! Time zones by their name in the IANA database, which is embedded, so that every node knows the same.

use super::{
    clock::Timestamp,
    config::Value,
    input::{FieldError, FieldErrors, FromInput, Input},
    language::{Language, Values},
};
use jiff::{
    Zoned,
    tz::{self, TimeZoneDatabase},
};
use serde::{Serialize, Serializer};
use serde_json::json;
use std::sync::LazyLock;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, schema::Type};

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone, such as `Europe/Berlin`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeZone {
    zone: tz::TimeZone,
    name: String,
}

impl TimeZone {
    /// The time zone with this name. Case does not matter.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let zone = DATABASE.get(name).ok()?;
        let name = zone.iana_name()?.to_owned();
        Some(Self { zone, name })
    }

    /// Its name, spelled as in the database.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// A day and a time there, in the order of the language.
    pub(crate) fn moment(&self, at: Timestamp, language: Language) -> String {
        let local = self.local(at);
        let mut values = Values::new();
        values.set("year", i64::from(local.year()));
        values.set("month", i64::from(local.month()));
        values.set("day", i64::from(local.day()));
        // Digits of a clock, not numbers of a sentence.
        values.set("time", format!("{:02}:{:02}", local.hour(), local.minute()));
        values.set("zone", self.name.clone());
        language.text("moment", &values)
    }

    /// The time that clocks show there.
    fn local(&self, at: Timestamp) -> Zoned {
        let at = jiff::Timestamp::from_microsecond(at.unix_micros()).unwrap_or(jiff::Timestamp::MAX);
        at.to_zoned(self.zone.clone())
    }
}

impl Serialize for TimeZone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

impl FromInput for TimeZone {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let zone = Self::named(&input.text(errors)?);
        if zone.is_none() {
            errors.add(FieldError::InvalidTimeZone);
        }
        zone
    }
}

impl Value for TimeZone {
    const EXPECTED: &'static str = "a time zone of the IANA database, such as Europe/Berlin";

    fn parse(text: &str) -> Result<Self, String> {
        Self::named(text).ok_or_else(|| "there is no such time zone".to_owned())
    }

    fn show(&self) -> String {
        self.name.clone()
    }
}

impl utoipa::PartialSchema for TimeZone {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("The name of a time zone in the IANA database."))
            .pattern(Some("^[A-Za-z0-9_+/-]{1,64}$"))
            .examples([json!("Europe/Berlin")])
            .into()
    }
}

impl utoipa::ToSchema for TimeZone {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_zone_has_a_name_of_the_database_and_nothing_else() {
        for (written, name) in [("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("utc", "UTC")]
        {
            assert_eq!(TimeZone::named(written).unwrap().name(), name);
        }
        for wrong in [
            "",
            "Berlin",
            "CET-1CEST",
            "+01:00",
            "Etc/Unknown",
            "../../etc/passwd",
            "Europe/Berlin\0",
            &"a".repeat(10_000),
        ] {
            assert_eq!(TimeZone::named(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_moment_has_the_time_of_its_zone_in_summer_and_in_winter() {
        let berlin = TimeZone::named("Europe/Berlin").unwrap();
        let local = |at: &str| berlin.local(at.parse().unwrap()).datetime().to_string();
        assert_eq!(local("2026-07-01T22:30:00Z"), "2026-07-02T00:30:00");
        assert_eq!(local("2026-12-31T23:30:00Z"), "2027-01-01T00:30:00");
        berlin.local(Timestamp::MAX);
    }

    #[test]
    fn a_moment_is_told_in_the_order_of_the_language() {
        let at = "2026-12-31T23:05:00Z".parse().unwrap();
        let moment =
            |language: &str, zone: &str| TimeZone::named(zone).unwrap().moment(at, Language::named(language).unwrap());
        assert_eq!(moment("en", "UTC"), "31 December 2026 at 23:05 (UTC)");
        assert_eq!(moment("de", "Europe/Vienna"), "1. Januar 2027 um 00:05 Uhr (Europe/Vienna)");
    }
}
