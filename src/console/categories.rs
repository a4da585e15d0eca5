//! Categories: created, renamed, ordered and retired.

use super::{
    act::{Act as _, ActLink, Done, FormPage, acts, just_done, links},
    field::Field,
    form::Form,
    frame::{Desk, Frame, Section, respond},
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        dependencies::{Caller, Path, parse},
        error::Problem,
        language::Language,
    },
    event::models::LogEnd,
    service::{
        categories::{
            models::ManagedCategory,
            schemas::{CategoryCreate, CategoryUpdate, ManagedCategoryRead},
            services,
        },
        flows::listing_counts,
    },
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use serde_json::{Map, Value, json};

const PATH: &str = "/console/categories";

acts! {
    /// What is done with a category.
    CategoryAct in "category" { Create = "create", Change = "change", Retire = "retire", Reopen = "reopen" }

    fn needs_reason(self) -> bool {
        false
    }

    fn undone_by(self) -> Option<Self> {
        match self {
            Self::Retire => Some(Self::Reopen),
            Self::Reopen => Some(Self::Retire),
            Self::Create | Self::Change => None,
        }
    }
}

/// A category, and how many public listings it has.
struct Row {
    category: ManagedCategory,
    listings: i64,
    acts: Vec<ActLink>,
}

#[derive(Template)]
#[template(path = "categories.html")]
struct CategoriesPage {
    frame: Frame,
    rows: Vec<Row>,
    done: Option<Done>,
    acts: Vec<ActLink>,
}

/// The address of a category's acts; of none, where one is created.
fn path(slug: &str) -> String {
    if slug.is_empty() { PATH.to_owned() } else { format!("{PATH}/{slug}") }
}

/// All categories, which are few: one page.
pub(super) async fn show_categories(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let counts = listing_counts(&app).await?;
    let (desk, categories) = app
        .read(caller, move |tx, admin| Ok::<_, Problem>((Desk::read(tx, admin, end)?, services::all(tx, admin)?)))
        .await?;
    let frame = Frame::of(&app, &headers, Section::Categories, desk);
    let row = |category: ManagedCategory| {
        let other = if category.is_retired { CategoryAct::Reopen } else { CategoryAct::Retire };
        Row {
            listings: counts.get(&category.slug).copied().unwrap_or_default(),
            acts: links(&frame, &path(&category.slug), [CategoryAct::Change, other]),
            category,
        }
    };
    let rows: Vec<Row> = categories.into_iter().map(row).collect();
    let asked = Form::parse(query.unwrap_or_default().as_bytes())?;
    let done = just_done::<CategoryAct>(Some(&format!("done={}", asked.value("done"))));
    let about = rows.iter().find(|row| row.category.slug == asked.value("category"));
    let page = CategoriesPage {
        done: done.zip(about).map(|(act, row)| Done::of(&frame, act, &row.category.name, &path(&row.category.slug))),
        acts: links(&frame, PATH, [CategoryAct::Create]),
        rows,
        frame,
    };
    respond(StatusCode::OK, &page.frame, &page)
}

pub(super) async fn ask_new(state: State<App>, headers: HeaderMap, caller: Caller<Admin>) -> Result<Response, Problem> {
    page(&state.0, &headers, caller, String::new(), CategoryAct::Create, None).await
}

pub(super) async fn create(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    form: Form,
) -> Result<Response, Problem> {
    answer(&app, &headers, caller, String::new(), CategoryAct::Create, form).await
}

/// The page that says what an act will do.
pub(super) async fn ask(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((slug, act)): Path<(String, CategoryAct)>,
) -> Result<Response, Problem> {
    page(&app, &headers, caller, slug, act, None).await
}

/// Does it, or shows the page again with why not.
pub(super) async fn act(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((slug, act)): Path<(String, CategoryAct)>,
    form: Form,
) -> Result<Response, Problem> {
    answer(&app, &headers, caller, slug, act, form).await
}

async fn answer(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    slug: String,
    act: CategoryAct,
    form: Form,
) -> Result<Response, Problem> {
    match perform(app, caller, &slug, act, &form).await {
        Ok(slug) => Ok(Redirect::to(&format!("{PATH}?done={}&category={slug}", act.word())).into_response()),
        Err(problem) => page(app, headers, caller, slug, act, Some((form, problem))).await,
    }
}

/// Returns the slug of the category.
async fn perform(
    app: &App,
    caller: Caller<Admin>,
    slug: &str,
    act: CategoryAct,
    form: &Form,
) -> Result<String, Problem> {
    let key = form.idempotency_key(&format!("{}/{}", path(slug), act.word()));
    let change = match act {
        CategoryAct::Create if !slug.is_empty() => return Err(Problem::not_found()),
        CategoryAct::Create => {
            let new: CategoryCreate = parse(body(form, &["slug", "name", "icon"]).to_string().as_bytes())?;
            let slug = new.slug.to_string();
            app.change_idempotent(caller, key, move |tx, admin| {
                services::create(tx, admin, &new).map(ManagedCategoryRead::from)
            })
            .await?;
            return Ok(slug);
        }
        CategoryAct::Change => body(form, &["name", "icon", "position"]),
        CategoryAct::Retire => json!({ "is_retired": true }),
        CategoryAct::Reopen => json!({ "is_retired": false }),
    };
    let (change, known): (CategoryUpdate, _) = (parse(change.to_string().as_bytes())?, slug.to_owned());
    app.change_idempotent(caller, key, move |tx, admin| {
        services::change(tx, admin, &known, &change).map(ManagedCategoryRead::from)
    })
    .await?;
    Ok(slug.to_owned())
}

/// The body that the API takes. The names in other languages are there as a whole.
fn body(form: &Form, fields: &[&str]) -> Value {
    let mut body = Map::new();
    for name in fields {
        let typed = form.value(name);
        let value = match (*name, typed.parse::<i64>()) {
            ("position", Ok(position)) => json!(position),
            _ => json!(typed),
        };
        if !typed.is_empty() || *name == "name" || *name == "slug" {
            body.insert((*name).to_owned(), value);
        }
    }
    let names = Language::all().filter_map(|language| {
        let name = form.value(name_in(language));
        (!name.is_empty()).then(|| (language.tag().to_owned(), json!(name)))
    });
    body.insert("names".to_owned(), Value::Object(names.collect()));
    Value::Object(body)
}

/// The field for the name in a language.
fn name_in(language: Language) -> String {
    format!("names.{}", language.tag())
}

async fn page(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    slug: String,
    act: CategoryAct,
    sent: Option<(Form, Problem)>,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let known = slug.clone();
    let is_new = act == CategoryAct::Create;
    if is_new && !slug.is_empty() {
        return Err(Problem::not_found());
    }
    let counts = listing_counts(app).await?;
    let (desk, category) = app
        .read(caller, move |tx, admin| {
            let category = if is_new { None } else { Some(services::view(tx, admin, &known)?) };
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, category))
        })
        .await?;
    let frame = Frame::of(app, headers, Section::Categories, desk);
    let name = category.as_ref().map_or_else(|| frame.text("console-categories"), |category| category.name.clone());
    let mut page = FormPage::of(frame.clone(), act, &path(&slug), &name).back_to(PATH, "console-categories");
    if let Some(count) = counts.get(&slug).filter(|_| act == CategoryAct::Retire) {
        page = page.saying([frame.count("console-keeps-listings", count)]);
    }
    let fields: Vec<Field> = match act {
        CategoryAct::Create | CategoryAct::Change => fields(&frame, category.as_ref()),
        CategoryAct::Retire | CategoryAct::Reopen => Vec::new(),
    };
    fields.into_iter().fold(page, FormPage::with).answer(sent)
}

fn fields(frame: &Frame, category: Option<&ManagedCategory>) -> Vec<Field> {
    let name = category.map_or("", |category| &category.name);
    let icon = category.map_or("", |category| &category.icon);
    let names = category.map(ManagedCategory::translations).unwrap_or_default();
    let mut fields = vec![Field::line("name", frame.text("console-name"), 80).filled(name)];
    for language in Language::all() {
        let label = frame.named("console-name-in", language.plain("language-name"));
        let known = names.get(language.tag());
        let hint = frame.text("console-name-in-hint");
        fields.push(Field::line(name_in(language), label, 80).hinted(hint).filled(known.cloned().unwrap_or_default()));
    }
    fields
        .push(Field::line("icon", frame.text("console-icon"), 60).hinted(frame.text("console-icon-hint")).filled(icon));
    match category {
        None => {
            let slug = Field::line("slug", frame.text("console-slug"), 60);
            fields.push(slug.hinted(frame.text("console-slug-hint")));
        }
        Some(category) => {
            fields
                .push(Field::number("position", frame.text("console-position")).filled(category.position.to_string()));
        }
    }
    fields
}
