//! A person's whole picture.

use super::decision::UserAct;
use crate::{
    admin::{
        actions::{models::PossibleAction, services::possible},
        audit::schemas::AuditRead,
        overview::{models::Overview, services::view},
    },
    app::App,
    auth::permissions::Admin,
    console::{
        act::{ActLink, Done, just_done, links},
        addresses,
        frame::{Desk, Frame, Section, full_name, respond},
    },
    core::{
        dependencies::{Caller, Path},
        error::Problem,
    },
    database::{
        enums::{Role, UserStatus},
        ids::UserId,
    },
    event::models::LogEnd,
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};

#[derive(Template)]
#[template(path = "user.html")]
struct UserPage {
    frame: Frame,
    person: Overview,
    /// What was done with the account, newest first.
    entries: Vec<AuditRead>,
    done: Option<Done>,
    acts: Vec<ActLink>,
}

impl UserPage {
    fn name(&self) -> String {
        full_name(&self.person.user.first_name, &self.person.user.last_name)
    }

    fn is_worker(&self) -> bool {
        self.person.user.role == Role::Worker
    }

    fn is_client(&self) -> bool {
        self.person.user.role == Role::Client
    }
}

/// What this administrator can do with an account. Their own account is theirs to change elsewhere.
fn acts(person: &Overview, possible: &[PossibleAction], is_own: bool) -> Vec<UserAct> {
    let user = &person.user;
    let is_deleted = user.status == UserStatus::Deleted;
    let mut acts: Vec<UserAct> = possible.iter().map(|possible| possible.action.into()).collect();
    if !is_own && person.counts.sessions > 0 {
        acts.push(UserAct::EndSessions);
    }
    if user.role == Role::Worker {
        acts.push(if person.hold.is_some() { UserAct::LiftHold } else { UserAct::PlaceHold });
    }
    if !is_deleted {
        acts.push(UserAct::Export);
    }
    acts
}

pub(crate) async fn show_user(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let (desk, mut person, possible) = app
        .read(caller, move |tx, admin| {
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, view(tx, admin, id)?, possible(tx, admin, id)?))
        })
        .await?;
    let frame = Frame::of(&app, &headers, Section::Users, desk);
    let is_own = caller.claims.user == id;
    let done = just_done::<UserAct>(query.as_deref());
    let name = full_name(&person.user.first_name, &person.user.last_name);
    let page = UserPage {
        done: done.map(|act| Done::of(&frame, act, &name, &addresses::user(id))),
        acts: links(&frame, &addresses::user(id), acts(&person, &possible, is_own)),
        entries: std::mem::take(&mut person.audit).into_iter().map(AuditRead::from).collect(),
        person,
        frame,
    };
    respond(StatusCode::OK, &page.frame, &page)
}
