//! Who may call an operation and how often, in words, from its declaration.

use crate::{
    core::rate_limit::{Limit, Policy},
    database::enums::Role,
    routing::{Access, Declared},
};

/// The end of an operation's description.
pub(super) fn audience(declared: &Declared, is_get: bool) -> String {
    let mut sentences = vec![callers(declared.access)];
    if let Access::Roles { while_frozen: false, .. } = declared.access
        && !is_get
    {
        sentences.push("Not while the account is frozen.".to_owned());
    }
    sentences.extend(declared.limit.map(limits));
    sentences.join(" ")
}

fn callers(access: Access) -> String {
    match access {
        Access::Public => "For everyone, signed in or not.".to_owned(),
        Access::Optional { roles } => format!("For everyone; {} may get more.", named(roles)),
        Access::Roles { roles, .. } => format!("For {}.", named(roles)),
    }
}

/// `clients and administrators`
fn named(roles: &[Role]) -> String {
    let words = roles.iter().map(|role| match role {
        Role::Client => "clients",
        Role::Worker => "workers",
        Role::Admin => "administrators",
    });
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}

fn limits(policy: &Policy) -> String {
    let limits: Vec<String> = policy.limits().iter().map(Limit::in_words).collect();
    format!("At most {}.", limits.join(", "))
}
