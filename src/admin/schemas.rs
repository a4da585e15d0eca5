//! What comes in and goes out when administrators look after the place.

use super::models::{Audited, UserSearch};
use crate::{
    auth::schemas::UserRead,
    core::clock::Timestamp,
    database::{
        enums::{Role, UserStatus},
        ids::{SubjectId, UserId},
        models::user::Person,
    },
    event::EventKind,
    job::lifecycle::JobStatus,
    review::{
        models::{Flag, Review, ReviewStatus},
        schemas::ReviewRead,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization as _;
use utoipa::{IntoParams, ToSchema};
