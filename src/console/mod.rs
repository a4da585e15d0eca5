//! The pages where administrators work, at `/console`.
//!
//! A page is a handler: it calls the services that the API calls, in one transaction, and renders a template. It has no rule of its
//! own. [`routes`] names every page and who may open it; [`session`] keeps the session in its cookies and shows refusals as pages;
//! [`frame`] is what stands around every page; [`form`] reads forms. Templates are in `html`, the style sheet and the script in
//! `static`.

mod assets;
mod audit;
mod form;
mod frame;
mod home;
mod identity;
mod routes;
mod session;
mod sign_in;
mod words;

pub(crate) use routes::{PATHS, router};
