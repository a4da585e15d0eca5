//! Schemas of types in the OpenAPI document.

/// Implements utoipa's schema traits for a type.
macro_rules! schema {
    ([$($generics:tt)*] $name:ty, $named:expr, $schema:expr) => {
        impl<$($generics)*> utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let schema: utoipa::openapi::Object = $schema;
                schema.into()
            }
        }
        impl<$($generics)*> utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $named.into()
            }
        }
    };
}

pub(crate) use schema;
