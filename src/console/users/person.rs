//! A person's whole picture.

use super::decision::UserAct;
use crate::{
    admin::{
        actions::{models::PossibleAction, services::possible},
        audit::schemas::AuditRead,
        overview::{models::Overview, services::view},
    },
    console::{
        act::{ActLink, Done, links},
        addresses,
        context::Context,
        frame::{Frame, Section, full_name},
    },
    core::{dependencies::Path, error::Problem},
    database::{
        enums::{Role, UserStatus},
        ids::UserId,
    },
};
use askama::Template;
use axum::response::Response;

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
    let mut acts: Vec<UserAct> = possible.iter().map(|possible| UserAct::Take(possible.action)).collect();
    if !is_own && person.counts.sessions > 0 {
        acts.push(UserAct::EndSessions);
    }
    if user.role == Role::Worker {
        acts.push(if person.hold.is_some() { UserAct::Lift } else { UserAct::Hold });
    }
    if !is_deleted {
        acts.push(UserAct::Export);
    }
    acts
}

pub(crate) async fn show_user(context: Context, Path(id): Path<UserId>) -> Result<Response, Problem> {
    let read = context
        .read(Section::Users, move |tx, admin| Ok::<_, Problem>((view(tx, admin, id)?, possible(tx, admin, id)?)));
    let (frame, (mut person, possible)) = read.await?;
    let (name, subject) = (full_name(&person.user.first_name, &person.user.last_name), addresses::user(id));
    let is_own = context.caller.claims.user == id;
    let page = UserPage {
        done: Done::of::<UserAct>(&context, &frame, &name, &subject),
        acts: links(&frame, &subject, acts(&person, &possible, is_own)),
        entries: std::mem::take(&mut person.audit).into_iter().map(AuditRead::from).collect(),
        person,
        frame,
    };
    page.frame.show(&page)
}
