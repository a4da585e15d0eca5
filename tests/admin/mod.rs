//! Administration: a decision takes effect with the next request.

mod accounts;
mod deletion;
mod numbers;
mod repeated;
mod system;
