//! Accounts: the list, a person's whole picture, and what is done with an account.

mod decision;
mod list;
mod person;

pub(super) use decision::UserAct;
pub(super) use list::show_users;
pub(super) use person::show_user;
