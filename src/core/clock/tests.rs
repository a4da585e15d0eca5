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
fn text_that_is_not_rfc_3339_or_not_between_1970_and_9999_is_refused() {
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
    fn every_timestamp_survives_text_and_json_and_text_sorts_by_time(
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
    fn a_time_with_an_offset_is_the_same_timestamp(micros in 200_000_000_000..=253_000_000_000_000_000_i64, minutes in -1439..=1439_i64) {
        let utc = Timestamp(micros);
        let local = Timestamp(micros + minutes * 60_000_000).to_string();
        let sign = if minutes < 0 { '-' } else { '+' };
        let (h, m) = (minutes.abs() / 60, minutes.abs() % 60);
        prop_assert_eq!(at(&format!("{}{sign}{h:02}:{m:02}", local.trim_end_matches('Z'))), utc);
    }

    #[test]
    fn it_agrees_with_jiff_in_the_range_of_jiff(micros in 0..=253_402_207_200_999_999_i64) {
        let theirs = jiff::Timestamp::from_microsecond(micros).unwrap();
        prop_assert_eq!(format!("{theirs:.6}"), Timestamp(micros).to_string());
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*|[0-9TtZz:.+-]{0,40}") {
        let _ = text.parse::<Timestamp>();
    }

    #[test]
    fn an_added_duration_can_be_subtracted(micros in 0..=Timestamp::MAX.0, more in any::<u64>()) {
        let (start, more) = (Timestamp(micros), Duration::from_micros(more));
        if let Some(later) = start.checked_add(more) {
            prop_assert_eq!(later.checked_sub(more), Some(start));
            prop_assert_eq!(later.saturating_since(start), more);
        } else {
            prop_assert_eq!(start.saturating_add(more), Timestamp::MAX);
        }
    }
}
