//! Hirehall.

pub mod core;
