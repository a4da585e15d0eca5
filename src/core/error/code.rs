//! What a problem's code says: declared with [`problem_codes`], sent by `Problem`, documented by `openapi`.

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::openapi::{RefOr, Schema};

/// A code with the values of its parameters.
pub(crate) trait ProblemCode: Serialize {
    /// Its entry in the table of codes.
    fn entry(&self) -> &'static CodeEntry;
}

/// A code as it is documented.
#[derive(Debug)]
pub(crate) struct CodeEntry {
    /// The code, as it is sent.
    pub(crate) code: &'static str,
    /// The only status that it has.
    pub(crate) status: StatusCode,
    /// What it means, for readers of the documentation.
    pub(crate) meaning: &'static str,
    /// What is sent as `params`, so that clients can show texts of their own.
    pub(crate) params: &'static [CodeParam],
}

/// A parameter of a code.
#[derive(Debug)]
pub(crate) struct CodeParam {
    pub(crate) name: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) schema: fn() -> RefOr<Schema>,
}

/// Declares codes of problems. Each is a type, which [`Problem::new`](crate::core::error::Problem::new) takes, so no other code can be sent,
/// and none without its parameters.
///
/// `/// What it means. STATUS "code" = Type { /// What it is. parameter: Type };` The constant of the first line lists them all.
macro_rules! problem_codes {
    (
        $(#[doc = $about:literal])+ $all:ident:
        $($(#[doc = $meaning:literal])+ $status:ident $code:literal = $name:ident
            $({ $($(#[doc = $says:literal])+ $param:ident: $type:ty),+ $(,)? })?;)+
    ) => {
        $(#[doc = $about])+
        pub(crate) const $all: &[&$crate::core::error::CodeEntry] = &[$($name::ENTRY),+];

        $(
            $crate::core::error::problem_codes!(@type $(#[doc = $meaning])+ $name $({ $($(#[doc = $says])+ $param: $type),+ })?);

            impl $name {
                /// How it is documented.
                pub(crate) const ENTRY: &'static $crate::core::error::CodeEntry = &$crate::core::error::CodeEntry {
                    code: $code,
                    status: axum::http::StatusCode::$status,
                    meaning: concat!($($meaning),+),
                    params: &[$($($crate::core::error::CodeParam {
                        name: stringify!($param),
                        meaning: concat!($($says),+),
                        schema: <$type as utoipa::PartialSchema>::schema,
                    }),+)?],
                };
            }

            impl $crate::core::error::ProblemCode for $name {
                fn entry(&self) -> &'static $crate::core::error::CodeEntry {
                    Self::ENTRY
                }
            }
        )+
    };
    (@type $(#[$doc:meta])+ $name:ident) => {
        $(#[$doc])+
        #[derive(Debug, serde::Serialize)]
        pub(crate) struct $name;
    };
    (@type $(#[$doc:meta])+ $name:ident { $($(#[$says:meta])+ $param:ident: $type:ty),+ }) => {
        $(#[$doc])+
        #[derive(Debug, serde::Serialize)]
        pub(crate) struct $name {
            $($(#[$says])+ pub(crate) $param: $type),+
        }
    };
}
pub(crate) use problem_codes;
