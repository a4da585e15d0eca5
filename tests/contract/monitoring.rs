//! Alerts and the dashboard name metrics that exist, and each alert is explained and tested.

use super::in_repository;
use std::{collections::BTreeSet, fs};

const ALERTS: &str = "packaging/prometheus/alerts.yml";
const ALERT_TESTS: &str = "packaging/prometheus/alerts.test.yml";
const DASHBOARD: &str = "packaging/grafana/hirehall.json";

fn read(path: &str) -> String {
    fs::read_to_string(in_repository(path)).unwrap()
}

/// The names of the reviewed table. A histogram is read by three names.
fn metrics() -> BTreeSet<String> {
    let table = read("tests/contract/metrics.txt");
    let lines = table.lines().filter(|line| !line.starts_with(' '));
    let named = lines.flat_map(|line| {
        let (name, kind) = line.split_once(' ').unwrap();
        let parts: &[&str] = if kind == "histogram" { &["_bucket", "_sum", "_count"] } else { &[""] };
        parts.iter().map(move |part| format!("{name}{part}"))
    });
    named.collect()
}

/// The names of metrics in a text.
fn names_in(text: &str) -> BTreeSet<&str> {
    let words = text.split(|character: char| !(character.is_ascii_alphanumeric() || character == '_'));
    words.filter(|word| word.starts_with("hirehall_") || word.starts_with("process_")).collect()
}

/// The names of the alerts in a text, each behind `key`.
fn alerts_in<'t>(text: &'t str, key: &str) -> BTreeSet<&'t str> {
    text.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix(key)).map(str::trim).collect()
}

#[test]
fn alerts_and_dashboard_name_only_metrics_that_exist() {
    let metrics = metrics();
    for path in [ALERTS, ALERT_TESTS, DASHBOARD] {
        let text = read(path);
        let names = names_in(&text);
        assert!(names.len() > 20, "{path}: {names:?}");
        let unknown: Vec<_> = names.iter().filter(|name| !metrics.contains(**name)).collect();
        assert!(unknown.is_empty(), "{path} names metrics that do not exist: {unknown:?}");
    }
}

#[test]
fn every_alert_is_tested_and_has_a_paragraph_that_says_what_to_do() {
    let (rules, tests, book) = (read(ALERTS), read(ALERT_TESTS), read("docs/OPERATIONS.md"));
    let alerts = alerts_in(&rules, "alert:");
    assert!(alerts.len() > 20, "{alerts:?}");
    assert_eq!(alerts, alerts_in(&tests, "alertname:"), "each alert has a test in {ALERT_TESTS}");
    let explained: BTreeSet<&str> = book
        .lines()
        .filter_map(|line| line.strip_prefix("- **Hirehall")?.split_once("**: "))
        .filter(|(_, text)| text.len() > 60)
        .map(|(name, _)| name)
        .collect();
    let named: BTreeSet<&str> = alerts.iter().filter_map(|alert| alert.strip_prefix("Hirehall")).collect();
    assert_eq!(named, explained, "each alert has a paragraph in docs/OPERATIONS.md, and no other has one");
}
