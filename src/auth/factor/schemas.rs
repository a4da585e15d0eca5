//! What comes in and goes out when somebody looks after their second factor.

use crate::core::{
    input::from_fields,
    text::{Line, Password},
};
use serde::Serialize;
use utoipa::ToSchema;

/// Setting up an app that shows codes.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TotpCreate {
    pub(crate) password: Password,
}

from_fields!(TotpCreate { password: Password::existing });

/// What the app needs to know. It is told once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TotpRead {
    /// To be typed into the app (base32).
    #[schema(example = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    pub(crate) secret: String,
    /// The same for a QR code.
    #[schema(
        example = "otpauth://totp/hall.example.org:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=hall.example.org&algorithm=SHA1&digits=6&period=30"
    )]
    pub(crate) otpauth_uri: String,
}

/// The first code of the app.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TotpConfirm {
    #[schema(example = "287082")]
    pub(crate) code: Line<1, 40>,
}

from_fields!(TotpConfirm { code });

/// Codes that work once each, wherever a code of the app does. They are told once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RecoveryCodes {
    #[schema(example = json!(["MZXW-6YTB-GEZD-GNBV"]))]
    pub(crate) recovery_codes: Vec<String>,
}

/// Doing without a second factor.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TotpDelete {
    pub(crate) password: Password,
    /// Of the app, or a recovery code.
    #[schema(example = "287082")]
    pub(crate) code: Line<1, 40>,
}

from_fields!(TotpDelete { password: Password::existing, code });
