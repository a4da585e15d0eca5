//! Signing in with OpenID providers.

mod entering;
mod hostile;
mod linking;
mod manners;
mod names;
mod returns;
