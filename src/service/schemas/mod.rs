//! Request and response bodies of services.

pub(crate) mod search;

use super::models::{Category, ListingCard, Offer, Pricing, Service, ServiceStatus, translated_category, translations};
use crate::{
    core::{
        change::Change,
        clock::Timestamp,
        input::{from_fields, given},
        language::Language,
        money::Money,
        text::{Degrees, Line},
    },
    database::{
        enums::CancellationPolicy,
        ids::ServiceId,
        models::texts::{ListingDescription, ListingTitle},
    },
    worker::summary::WorkerSummary,
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// A new listing.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServiceCreate {
    pub(crate) title: ListingTitle,
    #[serde(default = "nothing")]
    pub(crate) description: ListingDescription,
    /// The slug of a category.
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "plumbing")]
    pub(crate) category: Line<1, 100>,
    /// The location in words, for the search.
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "Berlin Kreuzberg")]
    pub(crate) location: Line<1, 100>,
    /// Latitude and longitude are given together.
    #[serde(default)]
    pub(crate) latitude: Option<Degrees<90>>,
    #[serde(default)]
    pub(crate) longitude: Option<Degrees<180>>,
    pub(crate) pricing: Pricing,
    /// Required for `HOURLY` and `FIXED`. Optional for `QUOTE`, where it is the minimum price.
    #[serde(default)]
    pub(crate) price: Option<Money>,
    #[serde(default = "draft")]
    #[schema(default = "DRAFT")]
    pub(crate) status: ServiceStatus,
    /// What a client owes who cancels after the agreement. Default: that of the installation, which `GET /config` names.
    #[serde(default)]
    pub(crate) cancellation_policy: Option<CancellationPolicy>,
}

from_fields!(ServiceCreate { title, description = nothing(), category, location, latitude, longitude, pricing, price, status = draft(), cancellation_policy });

fn nothing() -> ListingDescription {
    ListingDescription::new("")
}

fn draft() -> ServiceStatus {
    ServiceStatus::Draft
}

impl From<&ServiceCreate> for Offer {
    fn from(new: &ServiceCreate) -> Self {
        let ServiceCreate {
            title,
            description,
            category,
            location,
            latitude,
            longitude,
            pricing,
            price,
            status,
            cancellation_policy,
        } = new;
        Self {
            title: title.to_string(),
            description: description.to_string(),
            category: category.to_string(),
            location: location.to_string(),
            latitude: latitude.map(|degrees| degrees.0),
            longitude: longitude.map(|degrees| degrees.0),
            pricing: *pricing,
            price_amount: price.as_ref().map(|price| price.amount),
            price_currency: price.as_ref().map(|price| price.currency.clone()),
            status: *status,
            cancellation_policy: *cancellation_policy,
        }
    }
}

/// Changes to a listing; omitted fields stay unchanged.
#[derive(Debug, Clone, Default, PartialEq, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServiceUpdate {
    #[serde(default)]
    #[schema(nullable = false)]
    pub(crate) title: Option<ListingTitle>,
    #[serde(default)]
    #[schema(nullable = false)]
    pub(crate) description: Option<ListingDescription>,
    /// The slug of a category.
    #[serde(default)]
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "plumbing")]
    pub(crate) category: Option<Line<1, 100>>,
    #[serde(default)]
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "Berlin Kreuzberg")]
    pub(crate) location: Option<Line<1, 100>>,
    #[serde(default)]
    pub(crate) latitude: Change<Degrees<90>>,
    #[serde(default)]
    pub(crate) longitude: Change<Degrees<180>>,
    #[serde(default)]
    #[schema(nullable = false)]
    pub(crate) pricing: Option<Pricing>,
    #[serde(default)]
    pub(crate) price: Change<Money>,
    /// The only field that an administrator may change in another user's listing.
    #[serde(default)]
    #[schema(nullable = false)]
    pub(crate) status: Option<ServiceStatus>,
    /// For offers that are made from now on; `null`: that of the installation.
    #[serde(default)]
    pub(crate) cancellation_policy: Change<CancellationPolicy>,
}

from_fields!(ServiceUpdate {
    title: given = None,
    description: given = None,
    category: given = None,
    location: given = None,
    latitude,
    longitude,
    pricing: given = None,
    price,
    status: given = None,
    cancellation_policy
});

impl ServiceUpdate {
    /// The offer with the changes.
    pub(crate) fn apply(&self, old: Offer) -> Offer {
        let Self {
            title,
            description,
            category,
            location,
            latitude,
            longitude,
            pricing,
            price,
            status,
            cancellation_policy,
        } = self;
        let old_price = old.price_amount.zip(old.price_currency);
        let price = price.apply(old_price, |price| (price.amount, price.currency.clone()));
        let (price_amount, price_currency) = price.unzip();
        Offer {
            title: title.as_deref().map_or(old.title, str::to_owned),
            description: description.as_deref().map_or(old.description, str::to_owned),
            category: category.as_deref().map_or(old.category, str::to_owned),
            location: location.as_deref().map_or(old.location, str::to_owned),
            latitude: latitude.apply(old.latitude, |degrees| degrees.0),
            longitude: longitude.apply(old.longitude, |degrees| degrees.0),
            pricing: pricing.unwrap_or(old.pricing),
            price_amount,
            price_currency,
            status: status.unwrap_or(old.status),
            cancellation_policy: cancellation_policy.apply(old.cancellation_policy, |policy| *policy),
        }
    }

    /// Whether it changes only the status.
    pub(crate) fn is_about_status_alone(&self) -> bool {
        *self == Self { status: self.status, ..Self::default() }
    }
}

/// A listing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ServiceRead {
    pub(crate) id: ServiceId,
    #[schema(example = "Leaking taps and pipes")]
    pub(crate) title: String,
    #[schema(example = "Quick, clean, and with a guarantee.")]
    pub(crate) description: String,
    #[schema(example = "plumbing")]
    pub(crate) category: String,
    #[schema(example = "Berlin Kreuzberg")]
    pub(crate) location: String,
    #[schema(example = 52.4996)]
    pub(crate) latitude: Option<f64>,
    #[schema(example = 13.4034)]
    pub(crate) longitude: Option<f64>,
    pub(crate) pricing: Pricing,
    pub(crate) price: Option<Money>,
    pub(crate) status: ServiceStatus,
    /// What a client owes who cancels after the agreement; `null`: that of the installation, which `GET /config` names.
    pub(crate) cancellation_policy: Option<CancellationPolicy>,
    /// Whether an administrator has paused it: then only an administrator can publish it again.
    #[schema(example = false)]
    pub(crate) paused_by_moderation: bool,
    pub(crate) worker: WorkerSummary,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    /// Whether you have bookmarked it; `null` unless you are signed in as a client.
    #[schema(example = false)]
    pub(crate) is_favorite: Option<bool>,
    /// The distance from `near` in kilometres, to the metre; only in a search with `near`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 2.481, nullable = false)]
    pub(crate) distance_km: Option<f64>,
}

impl From<ListingCard> for ServiceRead {
    fn from(card: ListingCard) -> Self {
        let ListingCard { service, worker, is_favorite, distance_m } = card;
        let Service { id, offer, paused_by_moderation, created_at, updated_at } = service;
        let Offer {
            title,
            description,
            category,
            location,
            latitude,
            longitude,
            pricing,
            price_amount,
            price_currency,
            status,
            cancellation_policy,
        } = offer;
        Self {
            id,
            title,
            description,
            category,
            location,
            latitude,
            longitude,
            pricing,
            price: price_amount.zip(price_currency).map(|(amount, currency)| Money { amount, currency }),
            status,
            cancellation_policy,
            paused_by_moderation,
            worker,
            created_at,
            updated_at,
            is_favorite,
            distance_km: distance_m
                .and_then(|metres| i32::try_from(metres).ok())
                .map(|metres| f64::from(metres) / 1000.0),
        }
    }
}

/// A category of services.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CategoryRead {
    #[schema(example = "plumbing")]
    pub(crate) slug: String,
    #[schema(example = "Plumbing")]
    pub(crate) name: String,
    /// The name of a [Material Symbol](https://fonts.google.com/icons).
    #[schema(example = "plumbing")]
    pub(crate) icon: String,
    /// How many public listings it has. It may be a minute old.
    #[schema(minimum = 0, example = 143)]
    pub(crate) listing_count: i64,
    /// Whether it takes no new listings.
    #[schema(example = false)]
    pub(crate) is_retired: bool,
    /// Its names in other languages.
    #[serde(skip)]
    #[schema(ignore)]
    names: BTreeMap<String, String>,
}

/// Filters for categories.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct CategoryFilter {
    /// Whether those are listed, too, that take no new listings. Some listings may still be in them.
    #[param(value_type = Option<bool>, default = false)]
    pub(crate) include_retired: bool,
}

from_fields!(CategoryFilter { include_retired = false });

impl CategoryRead {
    /// With its name in this language.
    pub(crate) fn in_language(self, language: Language) -> Self {
        let translated = translated_category(&self.slug, &self.name, &self.names, language);
        Self { name: translated.unwrap_or(self.name), ..self }
    }

    pub(crate) fn new(category: Category, listing_count: i64) -> Self {
        let Category { slug, name, icon, is_retired, names } = category;
        let names = translations(names.as_deref());
        Self { slug, name, icon, listing_count, is_retired, names }
    }
}
