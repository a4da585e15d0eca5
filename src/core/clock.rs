//! What time it is: read in one place, handed to everyone else, the same on both engines.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::SignedDuration;
use jiff::civil::DateTime;
use jiff::fmt::temporal::{DateTimeParser, DateTimePrinter};
use jiff::fmt::{StdFmtWrite, Write as _};
use postgres::types::{IsNull, Type};
use rusqlite::types::{FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use tokio_util::bytes::BytesMut;
use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, schema};

/// Where time comes from. Rules take a [`Timestamp`] as an argument; only the edge asks a clock.
///
/// Clones share one face: moving one moves all. Not monotone, since the system's clock is not.
#[derive(Debug, Clone)]
pub struct Clock {
    /// `None` follows the system.
    stopped_at: Option<Timestamp>,
    advanced_micros: Arc<AtomicU64>,
}

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Clock {
        Clock { stopped_at: None, advanced_micros: Arc::default() }
    }

    /// A clock that stands still at `start` until somebody moves it.
    pub fn manual(start: Timestamp) -> Clock {
        Clock { stopped_at: Some(start), advanced_micros: Arc::default() }
    }

    /// Moves this clock and every clone of it forward, so that a test lives through a week without waiting.
    pub fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_micros()).unwrap_or(u64::MAX);
        let _ = self
            .advanced_micros
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |advanced| Some(advanced.saturating_add(by)));
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        let advanced = Duration::from_micros(self.advanced_micros.load(Ordering::SeqCst));
        self.stopped_at.unwrap_or_else(system_now).saturating_add(advanced)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn system_now() -> Timestamp {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::MIN.saturating_add(since_epoch)
}

/// A moment, in UTC, as microseconds since the Unix epoch: what both engines store (`INTEGER`, `BIGINT`) without loss.
///
/// Always between the beginning of 1970 and the end of 9999, so that it always has a 27-character RFC 3339 form
/// and that form sorts as the moments do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// 1970-01-01T00:00:00.000000Z
    pub const MIN: Timestamp = Timestamp(0);
    /// 9999-12-31T23:59:59.999999Z
    pub const MAX: Timestamp = Timestamp(253_402_300_799_999_999);

    /// Microseconds since the Unix epoch; `None` outside the years 1970 to 9999.
    pub fn from_unix_micros(micros: i64) -> Option<Timestamp> {
        (Timestamp::MIN.0..=Timestamp::MAX.0).contains(&micros).then_some(Timestamp(micros))
    }

    /// Whole seconds since the Unix epoch (`NumericDate` of RFC 7519); `None` outside the years 1970 to 9999.
    pub fn from_unix_seconds(seconds: i64) -> Option<Timestamp> {
        seconds.checked_mul(1_000_000).and_then(Timestamp::from_unix_micros)
    }

    /// Microseconds since the Unix epoch, never negative.
    pub const fn unix_micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since the Unix epoch, never negative.
    pub const fn unix_seconds(self) -> i64 {
        self.0 / 1_000_000
    }

    /// `None` after the year 9999. Parts of a microsecond are dropped.
    pub fn checked_add(self, duration: Duration) -> Option<Timestamp> {
        self.0.checked_add(whole_micros(duration)?).and_then(Timestamp::from_unix_micros)
    }

    /// `None` before 1970. Parts of a microsecond are dropped.
    pub fn checked_sub(self, duration: Duration) -> Option<Timestamp> {
        self.0.checked_sub(whole_micros(duration)?).and_then(Timestamp::from_unix_micros)
    }

    /// As [`Timestamp::checked_add`], but stops at [`Timestamp::MAX`].
    pub fn saturating_add(self, duration: Duration) -> Timestamp {
        self.checked_add(duration).unwrap_or(Timestamp::MAX)
    }

    /// As [`Timestamp::checked_sub`], but stops at [`Timestamp::MIN`].
    pub fn saturating_sub(self, duration: Duration) -> Timestamp {
        self.checked_sub(duration).unwrap_or(Timestamp::MIN)
    }

    /// How long after `earlier` this is; zero when it is not after it.
    pub fn saturating_since(self, earlier: Timestamp) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

fn whole_micros(duration: Duration) -> Option<i64> {
    i64::try_from(duration.as_micros()).ok()
}

// As text: RFC 3339.
//
// `jiff::Timestamp` ends 26 hours before the year 9999 does and reads more than RFC 3339 (annotations, hours without
// minutes, weeks), so it is jiff's civil date and time that count here, and the shape is checked first.

const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
const PRINTER: DateTimePrinter = DateTimePrinter::new().precision(Some(6));
const PARSER: DateTimeParser = DateTimeParser::new();

/// `2026-05-04T10:00:00.123456Z`: always UTC, always six digits.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let utc = EPOCH.saturating_add(SignedDuration::from_micros(self.0));
        let mut out = StdFmtWrite(f);
        PRINTER.print_datetime(&utc, &mut out).and_then(|()| out.write_char('Z')).map_err(|_| fmt::Error)
    }
}

/// A text that is not a moment between 1970 and 9999 in the form of RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an RFC 3339 date and time between 1970 and 9999, such as 2026-05-04T10:00:00Z")]
pub struct InvalidTimestamp;

/// Any offset and any number of decimals that RFC 3339 allows; what is finer than a microsecond is cut off.
impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    fn from_str(text: &str) -> Result<Timestamp, InvalidTimestamp> {
        parse(text).ok_or(InvalidTimestamp)
    }
}

fn parse(text: &str) -> Option<Timestamp> {
    let (seconds, rest) = text.split_at_checked("2026-05-04T10:00:00".len())?;
    if !has_shape(seconds, "0000-00-00T00:00:00") && !has_shape(seconds, "0000-00-00t00:00:00") {
        return None;
    }
    let local = PARSER.parse_datetime(seconds).ok()?;
    let (micros, offset) = parse_decimals(rest)?;
    let micros_since_epoch =
        i64::try_from(local.duration_since(EPOCH).as_micros()).ok()? + micros - parse_offset(offset)? * 1_000_000;
    Timestamp::from_unix_micros(micros_since_epoch)
}

/// The microseconds of `.123456789`, if it is there, and the text behind it.
fn parse_decimals(text: &str) -> Option<(i64, &str)> {
    let Some(decimals) = text.strip_prefix('.') else { return Some((0, text)) };
    let behind = decimals.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = decimals.strip_suffix(behind)?;
    let micros = digits.bytes().chain(std::iter::repeat(b'0')).take(6).fold(0, |n, d| n * 10 + i64::from(d - b'0'));
    (!digits.is_empty()).then_some((micros, behind))
}

/// Seconds east of UTC.
fn parse_offset(text: &str) -> Option<i64> {
    if text == "Z" || text == "z" {
        return Some(0);
    }
    let (sign, size) = match text.split_at_checked(1)? {
        ("+", size) => (1, size),
        ("-", size) => (-1, size),
        _ => return None,
    };
    if !has_shape(size, "00:00") {
        return None;
    }
    let (hours, minutes) = size.split_once(':')?;
    let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// A digit where the shape has a `0`, and the very same character everywhere else.
fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape.bytes())
            .all(|(is, should)| if should == b'0' { is.is_ascii_digit() } else { is == should })
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Timestamp;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an RFC 3339 date and time")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Timestamp, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl utoipa::PartialSchema for Timestamp {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(schema::Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
            .description(Some("RFC 3339, in UTC, to the microsecond. Any offset is understood on the way in."))
            .examples(["2026-05-04T10:00:00.123456Z"])
            .into()
    }
}

impl utoipa::ToSchema for Timestamp {}

// On the engines: a 64-bit integer. What is out of range was not written by us, and is an error, not a moment.

impl rusqlite::ToSql for Timestamp {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

impl rusqlite::types::FromSql for Timestamp {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Timestamp> {
        let micros = value.as_i64()?;
        Timestamp::from_unix_micros(micros).ok_or(FromSqlError::OutOfRange(micros))
    }
}

impl postgres::types::ToSql for Timestamp {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        self.0.to_sql(ty, out)
    }

    postgres::types::accepts!(INT8);
    postgres::types::to_sql_checked!();
}

impl<'a> postgres::types::FromSql<'a> for Timestamp {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Timestamp, Box<dyn std::error::Error + Sync + Send>> {
        let micros = i64::from_sql(ty, raw)?;
        Timestamp::from_unix_micros(micros).ok_or_else(|| format!("{micros} is not a timestamp").into())
    }

    postgres::types::accepts!(INT8);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn a_manual_clock_stands_still_until_it_is_moved_and_its_clones_move_with_it() {
        let clock = Clock::manual(at("2026-05-04T10:00:00Z"));
        let clone = clock.clone();
        assert_eq!(clock.now(), clock.now());
        clone.advance(Duration::from_secs(7 * 24 * 3600));
        assert_eq!(clock.now(), at("2026-05-11T10:00:00Z"));
        clock.advance(Duration::MAX);
        clock.advance(Duration::MAX);
        assert_eq!(clone.now(), Timestamp::MAX);
    }

    #[test]
    fn the_system_clock_is_in_this_century() {
        let now = Clock::system().now();
        assert!(now > at("2025-01-01T00:00:00Z") && now < at("2100-01-01T00:00:00Z"), "{now}");
    }

    #[test]
    fn text_always_has_six_digits_and_ends_in_z() {
        for (micros, text) in [
            (0, "1970-01-01T00:00:00.000000Z"),
            (1, "1970-01-01T00:00:00.000001Z"),
            (1_777_888_800_123_456, "2026-05-04T10:00:00.123456Z"),
            (1_709_164_800_100_000, "2024-02-29T00:00:00.100000Z"),
            (Timestamp::MAX.0, "9999-12-31T23:59:59.999999Z"),
        ] {
            assert_eq!(Timestamp(micros).to_string(), text);
            assert_eq!(at(text), Timestamp(micros));
            assert_eq!(serde_json::to_value(Timestamp(micros)).unwrap(), json!(text));
        }
    }

    #[test]
    fn any_offset_and_any_number_of_decimals_is_read() {
        for (text, same) in [
            ("2026-05-04T10:00:00Z", "2026-05-04T10:00:00.000000Z"),
            ("2026-05-04t10:00:00z", "2026-05-04T10:00:00.000000Z"),
            ("2026-05-04T12:30:00+02:30", "2026-05-04T10:00:00.000000Z"),
            ("2026-05-03T22:00:00-12:00", "2026-05-04T10:00:00.000000Z"),
            ("2026-05-04T10:00:00-00:00", "2026-05-04T10:00:00.000000Z"),
            ("2026-05-04T10:00:00.5Z", "2026-05-04T10:00:00.500000Z"),
            ("2026-05-04T10:00:00.1234569Z", "2026-05-04T10:00:00.123456Z"),
            ("2026-05-04T10:00:00.999999999999999999999999+00:00", "2026-05-04T10:00:00.999999Z"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000000Z"),
            ("1969-12-31T23:00:00-01:00", "1970-01-01T00:00:00.000000Z"),
        ] {
            assert_eq!(at(text).to_string(), same, "{text}");
        }
    }

    #[test]
    fn what_is_not_rfc_3339_or_not_between_1970_and_9999_is_refused() {
        for text in [
            "",
            "now",
            "1777888800",
            "2026-05-04",
            "2026-05-04T10:00:00",
            "2026-05-04 10:00:00Z",
            "2026-05-04T10:00Z",
            "2026-05-04T10:00:00.Z",
            "2026-05-04T10:00:00,5Z",
            "2026-05-04T10:00:00 Z",
            " 2026-05-04T10:00:00Z",
            "2026-05-04T10:00:00Z ",
            "2026-05-04T10:00:00Z[UTC]",
            "2026-05-04T10:00:00+02",
            "2026-05-04T10:00:00+0200",
            "2026-05-04T10:00:00+24:00",
            "2026-05-04T10:00:00+02:60",
            "2026-05-04T10:00:00−02:00",
            "2026-02-29T10:00:00Z",
            "2026-13-01T10:00:00Z",
            "2026-05-04T24:00:00Z",
            "2026-05-04T10:00:61Z",
            "٢٠٢٦-05-04T10:00:00Z",
            "1969-12-31T23:59:59Z",
            "1970-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01",
            "0000-01-01T00:00:00Z",
            "+012026-05-04T10:00:00Z",
        ] {
            assert_eq!(text.parse::<Timestamp>(), Err(InvalidTimestamp), "{text}");
        }
        assert!(serde_json::from_value::<Timestamp>(json!(1_777_888_800)).is_err());
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        let day = Duration::from_secs(24 * 3600);
        assert_eq!(Timestamp::MAX.checked_add(Duration::from_micros(1)), None);
        assert_eq!(Timestamp::MIN.checked_sub(Duration::from_micros(1)), None);
        assert_eq!(Timestamp::MAX.saturating_add(day), Timestamp::MAX);
        assert_eq!(Timestamp::MIN.saturating_sub(Duration::MAX), Timestamp::MIN);
        assert_eq!(Timestamp::MAX.checked_add(Duration::from_nanos(999)), Some(Timestamp::MAX));
        assert_eq!(at("2026-05-04T10:00:00Z").saturating_since(at("2026-05-03T10:00:00Z")), day);
        assert_eq!(at("2026-05-03T10:00:00Z").saturating_since(at("2026-05-04T10:00:00Z")), Duration::ZERO);
        assert_eq!(Timestamp::from_unix_seconds(i64::MAX), None);
        assert_eq!(Timestamp::from_unix_micros(-1), None);
    }

    #[test]
    fn the_document_says_string_and_date_time() {
        let schema = serde_json::to_value(<Timestamp as utoipa::PartialSchema>::schema()).unwrap();
        assert_eq!(schema["type"], "string");
        assert_eq!(schema["format"], "date-time");
        assert_eq!(schema["examples"][0].as_str().unwrap().parse::<Timestamp>().unwrap().unix_seconds(), 1_777_888_800);
    }

    #[test]
    fn sqlite_keeps_it_as_an_integer_and_refuses_what_is_out_of_range() {
        let sqlite = rusqlite::Connection::open_in_memory().unwrap();
        let moment = at("2026-05-04T10:00:00.123456Z");
        let (back, kind): (Timestamp, String) =
            sqlite.query_row("SELECT $1, typeof($1)", [moment], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        assert_eq!((back, kind.as_str()), (moment, "integer"));
        assert!(sqlite.query_row("SELECT -1", [], |row| row.get::<_, Timestamp>(0)).is_err());
    }

    #[test]
    fn postgresql_keeps_it_as_int8_and_refuses_what_is_out_of_range() {
        use postgres::types::{FromSql, ToSql};
        let moment = at("2026-05-04T10:00:00.123456Z");
        let mut wire = BytesMut::new();
        moment.to_sql_checked(&Type::INT8, &mut wire).unwrap();
        assert_eq!(wire.as_ref(), moment.unix_micros().to_be_bytes());
        assert_eq!(Timestamp::from_sql(&Type::INT8, &wire).unwrap(), moment);
        assert!(Timestamp::from_sql(&Type::INT8, &(-1_i64).to_be_bytes()).is_err());
        assert!(moment.to_sql_checked(&Type::TIMESTAMPTZ, &mut wire).is_err());
    }

    proptest! {
        #[test]
        fn text_and_json_bring_every_moment_back_and_sort_as_moments_do(
            a in 0..=Timestamp::MAX.0,
            b in 0..=Timestamp::MAX.0,
        ) {
            let (a, b) = (Timestamp(a), Timestamp(b));
            let text = a.to_string();
            prop_assert_eq!(text.len(), 27);
            prop_assert_eq!(at(&text), a);
            prop_assert_eq!(serde_json::from_value::<Timestamp>(serde_json::to_value(a).unwrap()).unwrap(), a);
            prop_assert_eq!(text.cmp(&b.to_string()), a.cmp(&b));
        }

        #[test]
        fn an_offset_names_the_same_moment(micros in 200_000_000_000..=253_000_000_000_000_000_i64, minutes in -1439..=1439_i64) {
            let utc = Timestamp(micros);
            let local = Timestamp(micros + minutes * 60_000_000).to_string();
            let sign = if minutes < 0 { '-' } else { '+' };
            let (h, m) = (minutes.abs() / 60, minutes.abs() % 60);
            prop_assert_eq!(at(&format!("{}{sign}{h:02}:{m:02}", local.trim_end_matches('Z'))), utc);
        }

        #[test]
        fn it_agrees_with_jiff_wherever_jiff_can_follow(micros in 0..=253_402_207_200_999_999_i64) {
            let theirs = jiff::Timestamp::from_microsecond(micros).unwrap();
            prop_assert_eq!(format!("{theirs:.6}"), Timestamp(micros).to_string());
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC*|[0-9TtZz:.+-]{0,40}") {
            let _ = text.parse::<Timestamp>();
        }

        #[test]
        fn what_is_added_can_be_taken_away(micros in 0..=Timestamp::MAX.0, more in any::<u64>()) {
            let (start, more) = (Timestamp(micros), Duration::from_micros(more));
            if let Some(later) = start.checked_add(more) {
                prop_assert_eq!(later.checked_sub(more), Some(start));
                prop_assert_eq!(later.saturating_since(start), more);
            } else {
                prop_assert_eq!(start.saturating_add(more), Timestamp::MAX);
            }
        }
    }
}
