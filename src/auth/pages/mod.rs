//! Plain pages for the links of mails about accounts: confirm an address, choose a new password, confirm a new address. They use
//! the same flows as the API, work without scripts, and do nothing before a form is sent, because programs open links, too.

mod html;
pub(crate) mod routes;
