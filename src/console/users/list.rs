//! The list of accounts.

use crate::{
    admin::{
        models::AccountSearchText,
        schemas::{UserFilter, account_search_text},
        services,
    },
    app::App,
    auth::permissions::Admin,
    console::{
        field::Field,
        frame::{Desk, Frame, Section, full_name, respond},
        list::{List, ListPage},
        words::choices,
    },
    core::{day::Day, dependencies::Caller, error::Problem, input::from_fields},
    database::{
        enums::{KycStatus, Role, UserStatus},
        ids::UserId,
        models::user::User,
    },
    event::models::LogEnd,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

/// The filters in the address. The day is one of UTC.
#[derive(Debug, Clone)]
pub(crate) struct UserPageFilter {
    q: Option<AccountSearchText>,
    role: Option<Role>,
    status: Option<UserStatus>,
    kyc_status: Option<KycStatus>,
    first_day: Option<Day>,
}

from_fields!(UserPageFilter { q: account_search_text = None, role, status, kyc_status, first_day });

impl From<UserPageFilter> for UserFilter {
    fn from(UserPageFilter { q, role, status, kyc_status, first_day }: UserPageFilter) -> Self {
        Self { role, status, kyc_status, from: first_day.map(Day::start), q }
    }
}

#[derive(Template)]
#[template(path = "users.html")]
struct UsersPage {
    frame: Frame,
    list: List,
    users: Vec<User>,
}

impl UsersPage {
    fn title(&self) -> String {
        self.frame.text("console-users")
    }

    fn is_empty(&self) -> bool {
        self.users.is_empty()
    }
}

fn filters(frame: &Frame) -> [Field; 5] {
    let language = frame.language;
    [
        Field::line("q", frame.text("console-find-user"), 254),
        Field::choice("role", frame.text("console-role"), choices(language, "console-any", Role::ALL)),
        Field::choice("status", frame.text("console-state"), choices(language, "console-any", UserStatus::ALL)),
        Field::choice("kyc_status", frame.text("console-identity"), choices(language, "console-any", KycStatus::ALL)),
        Field::date("first_day", frame.text("console-member-since-day")),
    ]
}

pub(crate) async fn show_users(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListPage { filter, page, list, headers }: ListPage<UserPageFilter, UserId>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or(UserId::LAST));
    let filter = UserFilter::from(filter);
    let end = app.read_public(LogEnd::find).await?;
    let (desk, users) = app
        .read(caller, move |tx, admin| {
            let users = services::users(tx, admin, &filter, after, rows)?;
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, users))
        })
        .await?;
    let frame = Frame::of(&app, &headers, Section::Users, desk);
    let users = page.of(users, |user| user.id, |user| user);
    let list = list.with(filters(&frame), users.next_cursor.as_ref());
    let page = UsersPage { frame, list, users: users.items };
    respond(StatusCode::OK, &page.frame, &page)
}
