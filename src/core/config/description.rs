//! The settings as `hirehall config` shows them.

use super::origin::Origin;
use std::fmt;

/// One line of `hirehall config`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescriptionRow {
    /// The environment name.
    pub name: &'static str,
    /// The effective value, secrets masked; empty when it is not set.
    pub value: String,
    /// Where the value came from.
    pub origin: Origin,
}

/// What `hirehall config` prints: an aligned table.
#[derive(Debug, Clone)]
pub struct Description(pub Vec<DescriptionRow>);

impl fmt::Display for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown =
            |row: &DescriptionRow| if row.value.is_empty() { "(not set)".to_owned() } else { row.value.clone() };
        let names = self.0.iter().map(|row| row.name.len()).max().unwrap_or(0);
        let values = self.0.iter().map(|row| shown(row).chars().count()).max().unwrap_or(0);
        for row in &self.0 {
            writeln!(f, "{:names$}  {:values$}  {}", row.name, shown(row), row.origin)?;
        }
        Ok(())
    }
}
