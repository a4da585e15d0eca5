//! Categories: created, renamed, ordered and retired.

use super::{
    act::{Act, ActLink, Done, Refusal, Sent, links},
    context::Context,
    field::Field,
    form::Form,
    form_page::FormPage,
    frame::{Frame, Section},
};
use crate::{
    core::{dependencies::parse, error::Problem, language::Language},
    database::enums::text_enum,
    service::{
        categories::{
            models::ManagedCategory,
            schemas::{CategoryCreate, CategoryUpdate},
            services,
        },
        flows::listing_counts,
    },
};
use askama::Template;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde_json::{Map, Value, json};

const PATH: &str = "/console/categories";

text_enum! {
    /// What is done with a category.
    pub(crate) CategoryAct {
        /// It is renamed or moved.
        Change = "CHANGE",
        /// It takes no new listings.
        Retire = "RETIRE",
        /// It takes new listings again.
        Reopen = "REOPEN",
    }
}

text_enum! {
    /// What makes a category.
    pub(crate) NewCategory {
        /// It is created.
        Create = "CREATE",
    }
}

impl Act for CategoryAct {
    const FAMILY: &'static str = "category";
    const ALL: &'static [Self] = Self::ALL;
    /// Its slug.
    type Id = String;

    fn value(self) -> &'static str {
        self.as_str()
    }

    fn needs_reason(self) -> bool {
        false
    }

    fn undone_by(self) -> Option<Self> {
        match self {
            Self::Retire => Some(Self::Reopen),
            Self::Reopen => Some(Self::Retire),
            Self::Change => None,
        }
    }

    fn subject(slug: &String) -> String {
        format!("{PATH}/{slug}")
    }

    async fn page(self, context: &Context, slug: String, refused: Option<Refusal>) -> Result<Response, Problem> {
        let asked = slug.clone();
        let read = context.read(Section::Categories, move |tx, admin| services::view(tx, admin, &asked));
        let (frame, category) = read.await?;
        let (mut says, mut inputs) = (None, Vec::new());
        match self {
            Self::Change => inputs = fields(&frame, Some(&category)),
            Self::Retire => {
                let counts = listing_counts(&context.app).await?;
                says = counts.get(&slug).map(|count| frame.count("console-keeps-listings", count));
            }
            Self::Reopen => {}
        }
        FormPage::of(frame, self, &slug, &category.name)
            .back_to(PATH, "console-categories")
            .saying(says)
            .with(inputs)
            .answer(refused)
    }

    async fn perform(self, sent: Sent<'_>, slug: String) -> Result<Response, Problem> {
        let change = match self {
            Self::Change => body(sent.form, &["name", "icon", "position"]),
            Self::Retire => json!({ "is_retired": true }),
            Self::Reopen => json!({ "is_retired": false }),
        };
        let (change, changed): (CategoryUpdate, _) = (parse(change.to_string().as_bytes())?, slug.clone());
        sent.once(move |tx, admin| services::change(tx, admin, &changed, &change)).await?;
        Ok(done(self, &slug))
    }
}

impl Act for NewCategory {
    const FAMILY: &'static str = "category";
    const ALL: &'static [Self] = Self::ALL;
    type Id = ();

    fn value(self) -> &'static str {
        self.as_str()
    }

    fn needs_reason(self) -> bool {
        false
    }

    fn subject((): &()) -> String {
        PATH.to_owned()
    }

    async fn page(self, context: &Context, (): (), refused: Option<Refusal>) -> Result<Response, Problem> {
        let (frame, ()) = context.read(Section::Categories, |_, _| Ok::<_, Problem>(())).await?;
        let (name, inputs) = (frame.text("console-categories"), fields(&frame, None));
        FormPage::of(frame, self, &(), &name).with(inputs).answer(refused)
    }

    async fn perform(self, sent: Sent<'_>, (): ()) -> Result<Response, Problem> {
        let new: CategoryCreate = parse(body(sent.form, &["slug", "name", "icon"]).to_string().as_bytes())?;
        let slug = new.slug.to_string();
        sent.once(move |tx, admin| services::create(tx, admin, &new)).await?;
        Ok(done(self, &slug))
    }
}

/// The list says what was done with which category.
fn done(act: impl Act, slug: &str) -> Response {
    Redirect::to(&format!("{PATH}?done={}&category={slug}", act.word())).into_response()
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

/// All categories, which are few: one page.
pub(super) async fn show_categories(context: Context) -> Result<Response, Problem> {
    let counts = listing_counts(&context.app).await?;
    let (frame, categories) = context.read(Section::Categories, services::all).await?;
    let row = |category: ManagedCategory| {
        let other = if category.is_retired { CategoryAct::Reopen } else { CategoryAct::Retire };
        Row {
            listings: counts.get(&category.slug).copied().unwrap_or_default(),
            acts: links(&frame, &CategoryAct::subject(&category.slug), [CategoryAct::Change, other]),
            category,
        }
    };
    let rows: Vec<Row> = categories.into_iter().map(row).collect();
    let slug = context.query()?.value("category").to_owned();
    let about = rows.iter().find(|row| row.category.slug == slug).map(|row| &row.category);
    let page = CategoriesPage {
        done: about.and_then(|category| done_with(&context, &frame, category)),
        acts: links(&frame, PATH, [NewCategory::Create]),
        rows,
        frame,
    };
    page.frame.show(&page)
}

fn done_with(context: &Context, frame: &Frame, category: &ManagedCategory) -> Option<Done> {
    let (name, subject) = (&category.name, CategoryAct::subject(&category.slug));
    let changed = Done::of::<CategoryAct>(context, frame, name, &subject);
    changed.or_else(|| Done::of::<NewCategory>(context, frame, name, &subject))
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
