//! How reliable a worker is, by what has happened: jobs that were finished or not, late cancellations, clients who came back, and how soon they answer.

pub(crate) mod models;
pub(crate) mod services;
pub(crate) mod summary;
