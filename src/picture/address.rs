//! The URL of a picture, in each of its sizes. Other modules include it with a user's data.

use crate::{core::text::schema, database::ids::PictureId};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, SchemaFormat, Type},
};

/// The size of a picture: its longer side, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    Small,
    Medium,
    Large,
}

impl Size {
    pub(crate) const ALL: [Size; 3] = [Size::Small, Size::Medium, Size::Large];

    /// The maximum length of the longer side, in pixels.
    pub(crate) fn pixels(self) -> u32 {
        match self {
            Size::Small => 96,
            Size::Medium => 320,
            Size::Large => 1024,
        }
    }

    /// The last part of the URL of a picture in this size.
    pub(crate) fn file_name(self) -> String {
        format!("{}.webp", self.pixels())
    }
}

schema!([] Size, "PictureSize",
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(Size::ALL.map(Size::file_name))).build());

/// The URL of a picture in its medium size, relative to this API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PictureUrl(pub(crate) PictureId);

impl Serialize for PictureUrl {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&format_args!("/api/v1/pictures/{}/{}", self.0, Size::Medium.file_name()))
    }
}

impl PartialSchema for PictureUrl {
    fn schema() -> RefOr<Schema> {
        let url = ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::Custom("uri-reference".to_owned())))
            .description(Some(
                "The URL of the picture, relative to this API. The same with `96.webp` or `1024.webp` at its end is a \
                 smaller or a larger one. Its content never changes.",
            ))
            .examples(["/api/v1/pictures/0198c5a6-7e2b-7c41-9f0e-3d2a1b4c5d6e/320.webp"]);
        RefOr::T(Schema::Object(url.build()))
    }
}

impl ToSchema for PictureUrl {
    fn name() -> Cow<'static, str> {
        "PictureUrl".into()
    }
}
