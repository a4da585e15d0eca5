//! Administration: what is decided takes effect with the next request.

mod accounts;
mod deletion;
mod numbers;
