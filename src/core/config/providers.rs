//! Settings of OpenID Connect providers.

use super::{
    secret::Secret,
    values::{Value, is_encrypted_or_local, web_url},
};
use std::collections::BTreeMap;

/// The configured providers, by id.
#[derive(Debug, Clone, Default)]
pub struct OidcProviders(pub Vec<ProviderSettings>);

/// The settings of one provider.
#[derive(Debug, Clone)]
pub struct ProviderSettings {
    /// Its segment in our paths: `google`.
    pub id: String,
    /// The name on the sign-in page: `Google`.
    pub name: String,
    /// Its issuer identifier, compared exactly (OpenID Connect Core, section 2).
    pub issuer: String,
    /// Our client id at the provider.
    pub client_id: String,
    /// Our client secret at the provider. A public client has none.
    pub client_secret: Option<Secret>,
    /// Whether the provider answers with a form post (OAuth 2.0 Form Post Response Mode), as Apple does.
    pub posts_form: bool,
}

const ISSUER: &str = "issuer";
const CLIENT_ID: &str = "client_id";
const CLIENT_SECRET: &str = "client_secret";
const NAME: &str = "name";
const RESPONSE_MODE: &str = "response_mode";

impl Value for OidcProviders {
    const ONLY_SECRET: bool = true;
    const EXPECTED: &'static str = "for each provider HIREHALL_OIDC_<ID>_ISSUER, …_CLIENT_ID, …_CLIENT_SECRET, …_NAME and \
        …_RESPONSE_MODE, or in hirehall.toml [oidc.<id>] with issuer, client_id, client_secret, name and response_mode";
    const SECRET: bool = true;
    const FIELDS: &'static [&'static str] = &[ISSUER, CLIENT_ID, CLIENT_SECRET, NAME, RESPONSE_MODE];

    fn parse(text: &str) -> Result<OidcProviders, String> {
        let mut fields: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
        for line in text.lines().filter(|line| !line.is_empty()) {
            let (part, value) = line.split_once('=').ok_or("it is not a provider's settings")?;
            let (id, field) = part.split_once('.').ok_or("it is not a provider's settings")?;
            if id.is_empty() || id.len() > 32 || !id.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_')) {
                return Err(format!(
                    "{id:?} is not a valid id of a provider: use at most 32 small letters, digits and _"
                ));
            }
            if !Self::FIELDS.contains(&field) {
                return Err(format!("{id}: a provider has no {field:?}"));
            }
            fields.entry(id).or_default().insert(field, value.trim());
        }
        fields.into_iter().map(|(id, fields)| provider(id, &fields)).collect::<Result<_, _>>().map(OidcProviders)
    }

    fn show(&self) -> String {
        let shown = |provider: &ProviderSettings| format!("{}: {}", provider.id, provider.issuer);
        self.0.iter().map(shown).collect::<Vec<_>>().join(", ")
    }
}

fn provider(id: &str, fields: &BTreeMap<&str, &str>) -> Result<ProviderSettings, String> {
    let optional = |field| fields.get(field).copied().filter(|value| !value.is_empty());
    let required = |field| optional(field).ok_or_else(|| format!("{id}: {field} is missing"));
    let issuer = required(ISSUER)?;
    let url = web_url(issuer).map_err(|wrong| format!("{id}: the issuer: {wrong}"))?;
    if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() || url.password().is_some() {
        return Err(format!("{id}: the issuer has more than a scheme, a host, a port and a path"));
    }
    if !is_encrypted_or_local(&url) {
        return Err(format!("{id}: the issuer must be https:// (http:// is for a provider on this machine)"));
    }
    let posts_form = match optional(RESPONSE_MODE) {
        None | Some("query") => false,
        Some("form_post") => true,
        Some(_) => return Err(format!("{id}: the response_mode must be query or form_post")),
    };
    Ok(ProviderSettings {
        posts_form,
        id: id.to_owned(),
        name: optional(NAME).unwrap_or(id).to_owned(),
        issuer: issuer.to_owned(),
        client_id: required(CLIENT_ID)?.to_owned(),
        client_secret: optional(CLIENT_SECRET).map(Secret::new),
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        core::config::{SourceFile, Sources},
        settings::Settings,
    };

    fn load(toml: &str, environment: &[(&str, &str)]) -> Result<Settings, String> {
        let toml = SourceFile { path: "hirehall.toml".into(), text: toml.to_owned(), open_to_others: false };
        let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let sources = Sources { toml: Some(toml), environment, ..Sources::default() };
        Settings::load(&sources).map_err(|problems| problems.to_string())
    }

    #[test]
    fn a_provider_is_configured_in_toml_or_the_environment_or_both() {
        let settings = load(
            "[oidc.google]\nissuer = \"https://accounts.google.com\"\nclient_id = \"from the file\"\nname = \"Google\"",
            &[
                ("HIREHALL_OIDC_GOOGLE_CLIENT_ID", "from the environment"),
                ("HIREHALL_OIDC_GOOGLE_CLIENT_SECRET", "hush=hush"),
                ("HIREHALL_OIDC_OUR_OWN_ISSUER", "http://localhost:8080/realms/hall"),
                ("HIREHALL_OIDC_OUR_OWN_CLIENT_ID", "hall"),
            ],
        )
        .unwrap();
        let [google, own] = settings.oidc.0.as_slice() else { panic!("{:?}", settings.oidc) };
        assert_eq!((google.id.as_str(), google.name.as_str()), ("google", "Google"));
        assert_eq!(google.client_id, "from the environment");
        assert_eq!(google.client_secret.as_ref().unwrap().reveal(), "hush=hush");
        assert_eq!((own.id.as_str(), own.name.as_str(), own.client_secret.is_none()), ("our_own", "our_own", true));
        let shown = settings.describe().to_string();
        assert!(shown.contains("google: https://accounts.google.com") && !shown.contains("hush"), "{shown}");
        assert!(!format!("{settings:?}").contains("hush"));
    }

    #[test]
    fn errors_of_providers_do_not_contain_secrets() {
        let id = ("HIREHALL_OIDC_X_CLIENT_ID", "hall");
        for (toml, environment, words) in [
            ("", vec![id], "x: issuer is missing"),
            ("", vec![("HIREHALL_OIDC_X_ISSUER", "https://x.example")], "x: client_id is missing"),
            ("", vec![id, ("HIREHALL_OIDC_X_ISSUER", "http://x.example")], "must be https://"),
            ("", vec![id, ("HIREHALL_OIDC_X_ISSUER", "https://x.example/?a=b")], "more than a scheme"),
            ("", vec![("HIREHALL_OIDC_X_SECRET", "hush")], "no such setting"),
            (
                "",
                vec![id, ("HIREHALL_OIDC_X_ISSUER", "https://x.example"), ("HIREHALL_OIDC_X_RESPONSE_MODE", "hush")],
                "must be query or form_post",
            ),
            ("", vec![("HIREHALL_OIDC", "hush")], "not a provider's settings"),
            ("[oidc.x]\nsecret = \"hush\"", vec![], "no \"secret\""),
            ("[oidc.X-Y]\nissuer = \"hush\"", vec![], "not a valid id"),
        ] {
            let problems = load(toml, &environment).unwrap_err();
            assert!(problems.contains(words), "{words}: {problems}");
            assert!(!problems.contains("hush"), "{problems}");
        }
    }
}
