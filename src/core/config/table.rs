//! The shape of the table of settings.

/// What is known about a setting apart from its value.
pub(crate) struct Setting {
    /// In `.env` and in the environment.
    pub(crate) name: &'static str,
    /// In `hirehall.toml`, with dots between tables.
    pub(crate) key: &'static str,
    /// As somebody would write it.
    pub(crate) default: &'static str,
    /// What it is for, in lines.
    pub(crate) meaning: &'static [&'static str],
    /// What its values look like.
    pub(crate) expected: &'static str,
    /// Whether a value may hold a secret, so that no problem may quote it.
    pub(crate) secret: bool,
    /// Whether a value is a secret and nothing else.
    pub(crate) only_secret: bool,
    /// Whether TOML may give a list.
    pub(crate) list: bool,
    /// What is said of each thing, where this is a group of named things.
    pub(crate) fields: &'static [&'static str],
}

impl Setting {
    /// The setting whose name or key is closest to what somebody wrote.
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
            let thing = part.strip_suffix(field)?.strip_suffix('_')?;
            Some(format!("{thing}.{field}"))
        })
    }
}

/// `HIREHALL_DATABASE_URL`, `database.url` and `database-url` are the same words.
fn canonical(written: &str) -> String {
    let lower = written.to_ascii_lowercase().replace(['.', '-'], "_");
    lower.strip_prefix("hirehall_").map(str::to_owned).unwrap_or(lower)
}

/// Makes of each line a public field of `Settings`, an entry of `TABLE`, and the code that parses and shows it.
macro_rules! settings {
    ($($(#[doc = $meaning:literal])+ $field:ident: $type:ty = $name:literal, $key:literal, $default:literal;)+) => {
        /// What the operator decided.
        #[derive(Debug, Clone)]
        pub struct Settings {
            $($(#[doc = $meaning])+ pub $field: $type,)+
            origins: Vec<Origin>,
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
            /// `found` is in the order of `TABLE`. Tries every setting, so that every problem is seen.
            fn parse(found: &[Found<'_>], problems: &mut Vec<SettingError>) -> Option<Settings> {
                let mut next = found.iter();
                $(let $field = next.next().and_then(|found| found.parse::<$type>(problems));)+
                let origins = found.iter().map(|found| found.origin.clone()).collect();
                Some(Settings { $($field: $field?,)+ origins })
            }

            fn shown(&self) -> Vec<String> {
                vec![$(Value::show(&self.$field)),+]
            }
        }
    };
}
pub(crate) use settings;
