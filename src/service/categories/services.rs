//! The rules of administrators for categories.

use super::{
    models::{MAX_CATEGORIES, ManagedCategory},
    schemas::{CategoryCreate, CategoryUpdate},
};
use crate::{
    auth::permissions::Admin,
    database::{self, Tx},
    event::{self, Event, EventKind},
};
use serde_json::{Value, json};

/// Why a category could not be created or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CategoryError {
    #[error("there is no such category")]
    NoSuchCategory,
    #[error("A category with this slug exists, maybe a retired one.")]
    AlreadyExists,
    #[error("There are {MAX_CATEGORIES} categories, which is the limit.")]
    TooMany,
    #[error("The last category that is in use cannot be retired.")]
    LastCategory,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// One category.
pub(crate) fn view(tx: &mut Tx<'_>, _: &Admin, slug: &str) -> Result<ManagedCategory, CategoryError> {
    ManagedCategory::find(tx, slug)?.ok_or(CategoryError::NoSuchCategory)
}

/// All categories, in their order. There are few.
#[cfg(feature = "console")]
pub(crate) fn all(tx: &mut Tx<'_>, _: &Admin) -> Result<Vec<ManagedCategory>, CategoryError> {
    Ok(ManagedCategory::all(tx)?)
}

/// Adds a category at the end of the order.
pub(crate) fn create(tx: &mut Tx<'_>, admin: &Admin, new: &CategoryCreate) -> Result<ManagedCategory, CategoryError> {
    if ManagedCategory::find(tx, &new.slug)?.is_some() {
        return Err(CategoryError::AlreadyExists);
    }
    let count = ManagedCategory::count(tx)?;
    if count >= MAX_CATEGORIES {
        return Err(CategoryError::TooMany);
    }
    let category = ManagedCategory {
        slug: new.slug.to_string(),
        name: new.name.to_string(),
        icon: new.icon.to_string(),
        position: count + 1,
        is_retired: false,
        names: new.names.stored(),
    };
    category.insert(tx)?;
    let data = json!({ "slug": category.slug, "name": category.name });
    record(tx, admin, EventKind::CategoryCreated, &category, data)?;
    Ok(category)
}

/// Renames, moves, retires or restores a category. Nothing is deleted: its listings stay in it.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    admin: &Admin,
    slug: &str,
    change: &CategoryUpdate,
) -> Result<ManagedCategory, CategoryError> {
    let old = view(tx, admin, slug)?;
    let new = change.apply(&old, ManagedCategory::count(tx)?);
    if new == old {
        return Ok(old);
    }
    if new.is_retired && !old.is_retired && ManagedCategory::count_in_use(tx)? <= 1 {
        return Err(CategoryError::LastCategory);
    }
    new.replace(tx, &old)?;
    let mut data = json!({ "slug": slug });
    if let Some(fields) = data.as_object_mut() {
        let languages: Vec<String> = new.translations().into_keys().collect();
        let changes: [(&str, bool, Value); 5] = [
            ("names", new.names != old.names, json!(languages)),
            ("name", new.name != old.name, json!(new.name)),
            ("icon", new.icon != old.icon, json!(new.icon)),
            ("position", new.position != old.position, json!(new.position)),
            ("is_retired", new.is_retired != old.is_retired, json!(new.is_retired)),
        ];
        let changed = changes.into_iter().filter(|(_, is_changed, _)| *is_changed);
        fields.extend(changed.map(|(name, _, value)| (name.to_owned(), value)));
    }
    record(tx, admin, EventKind::CategoryChanged, &new, data)?;
    Ok(new)
}

fn record(
    tx: &mut Tx<'_>,
    admin: &Admin,
    kind: EventKind,
    category: &ManagedCategory,
    data: Value,
) -> Result<(), database::Error> {
    event::append(tx, Event::new(kind, category.subject()).by(admin.id()).with(data))
}
