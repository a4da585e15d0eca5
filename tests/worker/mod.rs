//! Workers: their profile, their identity check, and the desk where administrators decide on it.

mod desk;
mod export;
mod kyc;
mod papers;
mod profile;
