//! The results of `hirehall doctor`.

use serde::Serialize;

/// The result of one check: a message, or a problem and what to do.
pub(super) type Finding = Result<String, String>;

pub(super) const NOT_CREATED_YET: &str = "it does not exist yet: `hirehall migrate` or the first start creates it";

/// Every check with its result.
#[derive(Default)]
pub(super) struct Findings(Vec<(String, Finding)>);

#[derive(Serialize)]
struct Report<'r> {
    ok: bool,
    checks: Vec<Check<'r>>,
}

#[derive(Serialize)]
struct Check<'r> {
    name: &'r str,
    ok: bool,
    message: String,
}

impl Findings {
    pub(super) fn add(&mut self, name: impl Into<String>, finding: Finding) {
        self.0.push((name.into(), finding));
    }

    pub(super) fn extend(&mut self, more: impl IntoIterator<Item = (impl Into<String>, Finding)>) {
        more.into_iter().for_each(|(name, finding)| self.add(name, finding));
    }

    /// How many checks have failed.
    pub(super) fn failed(&self) -> usize {
        self.0.iter().filter(|(_, finding)| finding.is_err()).count()
    }

    /// One line for each.
    pub(super) fn lines(&self) -> String {
        let line = |(name, finding): &(String, Finding)| {
            let mark = if finding.is_ok() { "ok  " } else { "FAIL" };
            format!("{mark}  {name:<14}  {}\n", message(finding))
        };
        self.0.iter().map(line).collect()
    }

    /// One object, for programs.
    pub(super) fn json(&self) -> Result<String, serde_json::Error> {
        let checks = self.0.iter();
        let checks = checks.map(|(name, finding)| Check { name, ok: finding.is_ok(), message: message(finding) });
        let checks = checks.collect();
        serde_json::to_string_pretty(&Report { ok: self.failed() == 0, checks }).map(|text| text + "\n")
    }
}

/// The words on one line.
fn message(finding: &Finding) -> String {
    let (Ok(words) | Err(words)) = finding;
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
