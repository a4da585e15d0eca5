//! Angles.

use super::schema::schema;
use crate::core::geo::degrees;
use crate::core::input::{FieldError, FieldErrors, FromInput, Input};
use serde::Serialize;
use serde_json::json;
use utoipa::openapi::{ObjectBuilder, schema::Type};

/// An angle in degrees from `-MAX` to `MAX`: 90 for latitudes, 180 for longitudes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Degrees<const MAX: i16>(pub f64);

impl<const MAX: i16> FromInput for Degrees<MAX> {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let given = degrees(input.number(errors)?);
        if given.abs() > f64::from(MAX) {
            errors.add(FieldError::OutOfRange { min: Some((-MAX).into()), max: Some(MAX.into()) });
        }
        Some(Self(given))
    }
}

schema!([const MAX: i16] Degrees<MAX>, format!("Degrees_{MAX}"),
    ObjectBuilder::new().schema_type(Type::Number).minimum(Some(-MAX)).maximum(Some(MAX)).examples([json!(13.405)]).build());
