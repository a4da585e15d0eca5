//! The providers that the operator has configured.

use super::provider::{Provider, is_tenant_issuer, tenant_template};
use crate::core::{
    clock::Timestamp,
    config::{self, ProviderSettings},
    http_client::HttpClient,
    traces::Callee,
};
use std::sync::Arc;

/// The configured providers. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Providers(Arc<[Provider]>);

impl Providers {
    pub(crate) fn new(settings: &config::OidcProviders) -> Result<Self, rustls::Error> {
        if settings.0.is_empty() {
            return Ok(Self(Arc::new([])));
        }
        let http = HttpClient::new(Callee::OpenId)?;
        let provider = |settings: &ProviderSettings| Provider::new(settings.clone(), http.clone());
        Ok(Self(settings.0.iter().map(provider).collect()))
    }

    /// Asks each provider for its metadata and keys: its id, and its issuer or what is wrong.
    pub(crate) async fn check(&self, now: Timestamp) -> Vec<(String, Result<String, String>)> {
        let mut found = Vec::new();
        for provider in self.0.iter() {
            let issuer = &provider.settings.issuer;
            let answer =
                provider.check(now).await.map(|()| issuer.clone()).map_err(|error| format!("{issuer}: {error}"));
            found.push((provider.settings.id.clone(), answer));
        }
        found
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &ProviderSettings> {
        self.0.iter().map(|provider| &provider.settings)
    }

    /// The provider's display name, or its issuer if it is not configured any more.
    pub(in crate::auth) fn name_of<'i>(&'i self, issuer: &'i str) -> &'i str {
        let is_of = |settings: &ProviderSettings| {
            settings.issuer == issuer
                || tenant_template(&settings.issuer).is_some_and(|all| is_tenant_issuer(&all, issuer))
        };
        self.all().find(|settings| is_of(settings)).map_or(issuer, |settings| &settings.name)
    }

    pub(super) fn named(&self, id: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.settings.id == id)
    }
}
