//! Settings of jobs.

use crate::{core::config::Value, database::enums::CancellationPolicy};

impl Value for CancellationPolicy {
    const EXPECTED: &'static str = "FLEXIBLE, MODERATE or STRICT";

    fn parse(text: &str) -> Result<CancellationPolicy, String> {
        text.parse().map_err(|_| "it is not the name of a policy".to_owned())
    }

    fn show(&self) -> String {
        self.as_str().to_owned()
    }
}
