//! The pages where administrators work, at `/console`.
//!
//! A page is a handler: it calls the services that the API calls, in one transaction, and renders a template. It has no rule of its
//! own. [`routes`] names every page and who may open it; [`session`] keeps the session in its cookies and shows refusals as pages;
//! [`context`] reads what a page shows, and [`frame`] is what stands around it; [`form`] reads forms, and [`list`] is what every list has.
//! What administrators do is an [`act`], with a [`form_page`]. Templates are in `html`, the style sheet and the script in `static`.

mod act;
mod addresses;
mod assets;
mod audit;
mod categories;
mod charts;
mod context;
mod disputes;
mod field;
mod form;
mod form_page;
mod frame;
mod home;
mod identity;
mod jobs;
mod list;
mod listings;
mod names;
mod reviews;
mod routes;
mod session;
mod settings;
mod sign_in;
mod users;
mod webhooks;
mod words;

pub(crate) use routes::{act_paths, paths, router};
pub(crate) use session::refused;
