//! What a handler can ask for: who is calling, a valid body, a page of a list. Whatever is wrong ends here.

mod body;
mod caller;
mod credentials;
mod listing;

pub(crate) use body::{IfMatch, LARGEST_JSON, Once, RawJson, Ticket, Valid, parse, unread_body, valid};
pub(crate) use caller::{Caller, Path, Peer, Right, TrustedProxies, client_ip, wrong_role};
pub(crate) use credentials::{
    ACCESS_COOKIE, Credentials, OwnPage, REFRESH_COOKIE, SIGNUP_COOKIE, Site, claims_of, demand_own_page,
    invalid_token, refuse_other_page,
};
pub(crate) use listing::{Listed, Listing, PageQuery, Query, Unfiltered, demand_few_parameters};
