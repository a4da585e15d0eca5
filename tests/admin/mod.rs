//! Administration: a decision takes effect with the next request.

mod accounts;
mod deletion;
mod numbers;
mod overview;
mod plans;
mod repeated;
mod system;
