//! Error responses: `application/problem+json` (RFC 9457) with codes that are declared once.

mod code;
pub(crate) mod codes;
mod problem;

pub(crate) use code::{CodeEntry, CodeParam, ProblemCode, problem_codes};
pub use problem::{Problem, ProblemBody};
