//! Signing in with an account somewhere else.

mod entering;
mod hostile;
mod manners;
mod names;
