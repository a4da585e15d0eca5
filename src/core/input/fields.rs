//! Named fields: those of a JSON object, or the parameters of a query or form.

use super::{FieldError, FieldErrors, FromInput, Input, JsonType};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;
use std::{borrow::Cow, fmt};

/// The fields of an object.
pub(crate) struct Fields<'i>(Vec<(Cow<'i, str>, Input<'i>)>);

impl<'i> Input<'i> {
    /// The fields of an object. Unknown fields are errors.
    pub(crate) fn fields(self, known: &'static [&'static str], errors: &mut FieldErrors) -> Option<Fields<'i>> {
        let fields = self.open_fields(known, errors)?;
        for (name, _) in fields.0.iter().filter(|(name, _)| !known.contains(&&**name)) {
            errors.at(name, |errors| errors.add(FieldError::UnknownField { known: known.to_vec() }));
        }
        Some(fields)
    }

    /// The fields of an object. Unknown fields are ignored.
    pub(crate) fn open_fields(self, _: &'static [&'static str], errors: &mut FieldErrors) -> Option<Fields<'i>> {
        let fields: Vec<(Cow<'i, str>, Input<'i>)> = match self {
            Input::Form(pairs) => {
                pairs.iter().map(|(name, value)| (name.as_str().into(), Input::Text(value))).collect()
            }
            Input::Json(raw) if raw.get().starts_with('{') => {
                let Ok(Pairs(pairs)) = serde_json::from_str(raw.get()) else {
                    errors.add_malformed();
                    return None;
                };
                pairs.into_iter().map(|(name, value)| (name, Input::Json(value))).collect()
            }
            _ => return Self::not_a(errors, JsonType::Object),
        };
        Some(Fields(fields))
    }
}

impl Fields<'_> {
    /// Reads a field with `read`. A missing field has the value of `absent`; without such a value it is an error.
    pub(crate) fn read<T>(
        &self,
        name: &str,
        errors: &mut FieldErrors,
        read: impl FnOnce(Input<'_>, &mut FieldErrors) -> Option<T>,
        absent: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        self.read_all(
            name,
            errors,
            |inputs, errors| match inputs {
                [input] => read(*input, errors),
                _ => {
                    errors.add(FieldError::DuplicateField);
                    None
                }
            },
            absent,
        )
    }

    /// Reads a parameter that may be repeated, with all of its values.
    pub(crate) fn read_all<T>(
        &self,
        name: &str,
        errors: &mut FieldErrors,
        read: impl FnOnce(&[Input<'_>], &mut FieldErrors) -> Option<T>,
        absent: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        let given: Vec<Input<'_>> = self.0.iter().filter(|(given, _)| given == name).map(|(_, input)| *input).collect();
        errors.at(name, |errors| match given.as_slice() {
            [] => absent().or_else(|| {
                errors.add(FieldError::Required);
                None
            }),
            inputs => read(inputs, errors),
        })
    }
}

/// Reads a field that may be missing, but must not be `null`.
pub(crate) fn given<T: FromInput>(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<T>> {
    T::from_input(input, errors).map(Some)
}

/// Implements [`FromInput`] for a struct with named fields.
///
/// `from_fields!(Name { field, … })` reads each field with the [`FromInput`] of its type, and `field: function` with a function. `field =
/// value` sets a default, and `field as "name"` another name. `field[*]: function` may be given more than once; the function gets all values. `check function` checks the whole struct. `from_fields!(open Name { … })`
/// ignores unknown fields.
macro_rules! from_fields {
    (open $name:ident $fields:tt) => {
        $crate::core::input::from_fields!(@impl open_fields $name $fields);
    };
    ($name:ident $fields:tt $(check $check:expr)?) => {
        $crate::core::input::from_fields!(@impl fields $name $fields $(check $check)?);
    };
    (@impl $fields:ident
        $name:ident { $($field:ident $([$all:tt])? $(as $key:literal)? $(: $read:path)? $(= $absent:expr)?),* $(,)? } $(check $check:expr)?
    ) => {
        impl $crate::core::input::FromInput for $name {
            fn from_input(
                input: $crate::core::input::Input<'_>,
                errors: &mut $crate::core::input::FieldErrors,
            ) -> Option<Self> {
                let _fields = input.$fields(&[$($crate::core::input::from_fields!(@name $field $($key)?)),*], errors)?;
                $(let $field = $crate::core::input::from_fields!(@values $($all)?)(
                    &_fields,
                    $crate::core::input::from_fields!(@name $field $($key)?),
                    errors,
                    $crate::core::input::from_fields!(@read $($read)?),
                    $crate::core::input::from_fields!(@absent [$($read)?] [$($absent)?]),
                );)*
                let read = Self { $($field: $field?),* };
                $(
                    let check: fn(&Self, &mut $crate::core::input::FieldErrors) = $check;
                    check(&read, errors);
                )?
                Some(read)
            }
        }
    };
    (@values) => { $crate::core::input::Fields::read };
    (@values *) => { $crate::core::input::Fields::read_all };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $key:literal) => { $key };
    (@read) => { $crate::core::input::FromInput::from_input };
    (@read $read:path) => { $read };
    (@absent [] []) => { $crate::core::input::FromInput::when_absent };
    (@absent [$read:path] []) => { || None };
    (@absent [$($read:path)?] [$absent:expr]) => { || Some($absent) };
}
pub(crate) use from_fields;

/// The fields of an object in their order, with duplicates.
struct Pairs<'i>(Vec<(Cow<'i, str>, &'i RawValue)>);

#[derive(Deserialize)]
struct FieldName<'i>(#[serde(borrow)] Cow<'i, str>);

impl<'de: 'i, 'i> Deserialize<'de> for Pairs<'i> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some((FieldName(name), value)) = object.next_entry()? {
                    pairs.push((name, value));
                }
                Ok(Pairs(pairs))
            }
        }

        from.deserialize_map(Object)
    }
}
