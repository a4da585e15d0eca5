//! Signing in with OpenID providers.

mod entering;
mod hostile;
mod manners;
mod names;
