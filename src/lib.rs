//! Hirehall.
