//! The list of accounts.

use crate::{
    admin::{
        models::AccountSearchText,
        schemas::{UserFilter, account_search_text},
        services,
    },
    console::{
        context::Context,
        field::Field,
        frame::{Frame, Section, full_name},
        list::{List, ListPage},
        words::choices,
    },
    core::{day::Day, error::Problem, input::from_fields},
    database::{
        enums::{KycStatus, Role, UserStatus},
        ids::UserId,
        models::user::User,
    },
};
use askama::Template;
use axum::response::Response;

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
    context: Context,
    ListPage { filter, page, list }: ListPage<UserPageFilter, UserId>,
) -> Result<Response, Problem> {
    let (filter, rows, after) = (UserFilter::from(filter), page.rows(), page.after.unwrap_or(UserId::LAST));
    let read = context.read(Section::Users, move |tx, admin| services::users(tx, admin, &filter, after, rows));
    let (frame, users) = read.await?;
    let users = page.of(users, |user| user.id, |user| user);
    let (list, users) = list.with(frame.text("console-users"), filters(&frame), users);
    let page = UsersPage { frame, list, users };
    page.frame.show(&page)
}
