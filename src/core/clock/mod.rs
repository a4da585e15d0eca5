//! The clock and timestamps. The time is read in one place and passed as an argument everywhere else.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::input::{FieldError, FieldErrors, Format, FromInput, Input};
use jiff::SignedDuration;
use jiff::civil::DateTime;
use jiff::fmt::temporal::{DateTimeParser, DateTimePrinter};
use jiff::fmt::{StdFmtWrite, Write as _};
use rusqlite::types::{FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use tokio_postgres::types::{IsNull, Type};
use tokio_util::bytes::BytesMut;
use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, schema};

pub(crate) const MINUTE: Duration = Duration::from_secs(60);
pub(crate) const HOUR: Duration = Duration::from_secs(60 * 60);
pub(crate) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The source of time. Rules take a [`Timestamp`] as an argument; only their callers read a clock.
///
/// Clones share their state: moving one moves all. Not monotonic, because the system clock is not.
#[derive(Debug, Clone)]
pub struct Clock {
    /// `None` follows the system clock.
    stopped_at: Option<Timestamp>,
    advanced_micros: Arc<AtomicU64>,
    leapt_micros: Arc<AtomicU64>,
}

impl Clock {
    /// The system clock.
    pub fn system() -> Clock {
        Clock { stopped_at: None, advanced_micros: Arc::default(), leapt_micros: Arc::default() }
    }

    /// A clock that stands still at `start` until a test moves it.
    pub fn manual(start: Timestamp) -> Clock {
        Clock { stopped_at: Some(start), ..Clock::system() }
    }

    /// Moves this clock and its clones forward, as if the time had passed.
    pub fn advance(&self, by: Duration) {
        add_micros(&self.advanced_micros, by);
    }

    /// Moves this clock and its clones forward without time passing, like a wrong time server.
    pub fn leap(&self, by: Duration) {
        add_micros(&self.leapt_micros, by);
    }

    /// Undoes a [`Clock::leap`].
    pub fn leap_back(&self, by: Duration) {
        let by = u64::try_from(by.as_micros()).unwrap_or(u64::MAX);
        let _ = self
            .leapt_micros
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |micros| Some(micros.saturating_sub(by)));
    }

    /// The current time.
    pub fn now(&self) -> Timestamp {
        self.shifted(self.stopped_at.unwrap_or_else(system_now)).saturating_add(micros(&self.leapt_micros))
    }

    /// The time of another machine's clock, shifted by as much as this clock was.
    pub(crate) fn shifted(&self, database_time: Timestamp) -> Timestamp {
        database_time.saturating_add(micros(&self.advanced_micros))
    }

    /// The monotonic time, including suspends. It cannot be set.
    pub(crate) fn monotonic(&self) -> Duration {
        let reading = rustix::time::clock_gettime(MONOTONIC_CLOCK);
        let seconds = u64::try_from(reading.tv_sec).unwrap_or_default();
        let nanos = u32::try_from(reading.tv_nsec).unwrap_or_default();
        Duration::new(seconds, nanos).saturating_add(micros(&self.advanced_micros))
    }
}

#[cfg(target_os = "linux")]
const MONOTONIC_CLOCK: rustix::time::ClockId = rustix::time::ClockId::Boottime;
#[cfg(not(target_os = "linux"))]
const MONOTONIC_CLOCK: rustix::time::ClockId = rustix::time::ClockId::Monotonic;

fn add_micros(to: &AtomicU64, by: Duration) {
    let by = u64::try_from(by.as_micros()).unwrap_or(u64::MAX);
    let _ = to.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |micros| Some(micros.saturating_add(by)));
}

fn micros(of: &AtomicU64) -> Duration {
    Duration::from_micros(of.load(Ordering::SeqCst))
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn system_now() -> Timestamp {
    SystemTime::now().into()
}

/// A time in UTC, in microseconds since the Unix epoch, which both engines store without loss (`INTEGER`,
/// `BIGINT`).
///
/// Always between the beginning of 1970 and the end of 9999, so it always has a 27-character RFC 3339 form that
/// sorts by time.
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

    /// Seconds since the Unix epoch with their fraction, for metrics.
    #[expect(clippy::cast_precision_loss, reason = "a microsecond more or less does not matter")]
    pub(crate) fn unix_seconds_f64(self) -> f64 {
        self.0 as f64 / 1e6
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

    /// The time since `earlier`; zero if `earlier` is later.
    pub fn saturating_since(self, earlier: Timestamp) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Timestamp {
        Timestamp::MIN.saturating_add(time.duration_since(UNIX_EPOCH).unwrap_or_default())
    }
}

fn whole_micros(duration: Duration) -> Option<i64> {
    i64::try_from(duration.as_micros()).ok()
}

// As text: RFC 3339.
//
// `jiff::Timestamp` ends 26 hours before the year 9999 and accepts more than RFC 3339 (annotations, hours without minutes, weeks), so
// jiff's civil date and time are used, and the shape is checked first.

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

/// The text is not an RFC 3339 timestamp between 1970 and 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an RFC 3339 date and time between 1970 and 9999, such as 2026-05-04T10:00:00Z")]
pub struct InvalidTimestamp;

/// Accepts any offset and number of decimals of RFC 3339; digits after the microseconds are dropped.
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

/// The microseconds of `.123456789`, if present, and the text after it.
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

/// Whether the text has a digit where the shape has a `0`, and the same character everywhere else.
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

impl FromInput for Timestamp {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        input.parse(errors, FieldError::InvalidFormat { format: Format::DateTime })
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
            .description(Some("RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests."))
            .examples(["2026-05-04T10:00:00.123456Z"])
            .into()
    }
}

impl utoipa::ToSchema for Timestamp {}

// In the database: a 64-bit integer. A value that is out of range is an error.

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

impl tokio_postgres::types::ToSql for Timestamp {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        self.0.to_sql(ty, out)
    }

    tokio_postgres::types::accepts!(INT8);
    tokio_postgres::types::to_sql_checked!();
}

impl<'a> tokio_postgres::types::FromSql<'a> for Timestamp {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Timestamp, Box<dyn std::error::Error + Sync + Send>> {
        let micros = i64::from_sql(ty, raw)?;
        Timestamp::from_unix_micros(micros).ok_or_else(|| format!("{micros} is not a timestamp").into())
    }

    tokio_postgres::types::accepts!(INT8);
}

#[cfg(test)]
mod tests;
