//! What a handler can ask for: who is calling, a valid body, a page of a list. Whatever is wrong ends here.

mod body;
mod caller;
mod listing;

pub(crate) use body::{IfMatch, LARGEST_JSON, Once, Ticket, Valid, unread_body};
pub(crate) use caller::{
    Caller, Path, Peer, Right, TrustedProxies, bearer_claims, claims_of, client_ip, invalid_token, wrong_role,
};
pub(crate) use listing::{Listed, Listing, PageQuery, Query, Unfiltered};
