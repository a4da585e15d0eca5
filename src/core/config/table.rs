//! The entries of the settings table.

/// The declaration of a setting.
pub(crate) struct Setting {
    /// Its name in `.env` and in the environment.
    pub(crate) name: &'static str,
    /// Its key in `hirehall.toml`, with dots between tables.
    pub(crate) key: &'static str,
    /// The default, in the setting's own format.
    pub(crate) default: &'static str,
    /// The help text, in lines.
    pub(crate) meaning: &'static [&'static str],
    /// The expected format.
    pub(crate) expected: &'static str,
    /// Whether a value may hold a secret, so that no problem may quote it.
    pub(crate) secret: bool,
    /// Whether the whole value is a secret.
    pub(crate) only_secret: bool,
    /// Whether TOML may give a list.
    pub(crate) list: bool,
    /// The fields of each member, if the setting is a group of named members.
    pub(crate) fields: &'static [&'static str],
}

impl Setting {
    /// The setting whose name or key is closest to `written`, by edit distance.
    pub(crate) fn nearest(table: &'static [Setting], written: &str) -> Option<&'static Setting> {
        let written = canonical(written);
        let likeness = |setting: &Setting| strsim::normalized_damerau_levenshtein(&written, &canonical(setting.key));
        table.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
    }
}

impl Setting {
    /// `oidc.google.client_id` is `google.client_id` of the group `oidc`.
    pub(crate) fn part_by_key<'k>(&self, key: &'k str) -> Option<&'k str> {
        let part = key.strip_prefix(self.key)?.strip_prefix('.')?;
        (!self.fields.is_empty()).then_some(part)
    }

    /// `HIREHALL_OIDC_GOOGLE_CLIENT_ID` is `google.client_id` of the group `HIREHALL_OIDC`.
    pub(crate) fn part_by_name(&self, name: &str) -> Option<String> {
        let part = name.strip_prefix(self.name)?.strip_prefix('_')?.to_ascii_lowercase();
        self.fields.iter().find_map(|field| {
            let member = part.strip_suffix(field)?.strip_suffix('_')?;
            Some(format!("{member}.{field}"))
        })
    }
}

/// Normalizes a name: `HIREHALL_DATABASE_URL`, `database.url` and `database-url` are equal.
fn canonical(written: &str) -> String {
    let lower = written.to_ascii_lowercase().replace(['.', '-'], "_");
    lower.strip_prefix("hirehall_").map(str::to_owned).unwrap_or(lower)
}

/// Generates `Settings`, its `TABLE`, and the code that parses and shows each field.
macro_rules! settings {
    ($($(#[doc = $meaning:literal])+ $field:ident: $type:ty = $name:literal, $key:literal, $default:literal;)+) => {
        /// The effective settings.
        #[derive(Debug, Clone)]
        pub struct Settings {
            $($(#[doc = $meaning])+ pub $field: $type,)+
            origins: Vec<Origin>,
            variables: ForeignVariables,
        }

        const TABLE: &[Setting] = &[$(Setting {
            name: $name,
            key: $key,
            default: $default,
            meaning: &[$($meaning),+],
            expected: <$type as Value>::EXPECTED,
            secret: <$type as Value>::SECRET,
            only_secret: <$type as Value>::ONLY_SECRET,
            list: <$type as Value>::LIST,
            fields: <$type as Value>::FIELDS,
        }),+];

        impl Settings {
            /// `found` is in the order of `TABLE`. Every setting is parsed, so that every problem is reported.
            fn parse(found: &[SettingText<'_>], problems: &mut Vec<SettingError>) -> Option<Settings> {
                let mut next = found.iter();
                $(let $field = next.next().and_then(|found| found.parse::<$type>(problems));)+
                let origins = found.iter().map(|found| found.origin.clone()).collect();
                Some(Settings { $($field: $field?,)+ origins, variables: ForeignVariables::default() })
            }

            fn shown(&self) -> Vec<String> {
                vec![$(Value::show(&self.$field)),+]
            }
        }
    };
}
pub(crate) use settings;
