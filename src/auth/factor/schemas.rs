//! Request and response bodies of second factors.

use crate::core::{
    input::from_fields,
    text::{Line, Password},
};
use serde::Serialize;
use utoipa::ToSchema;

/// Setting up an authenticator app.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TotpCreate {
    pub(crate) password: Password,
}

from_fields!(TotpCreate { password: Password::existing });

/// The secret for the app. It is shown once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TotpRead {
    /// To be typed into the app (base32).
    #[schema(example = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    pub(crate) secret: String,
    /// The same as a URI for a QR code.
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

/// Recovery codes: each works once instead of a TOTP code. They are shown once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RecoveryCodes {
    #[schema(example = json!(["MZXW-6YTB-GEZD-GNBV"]))]
    pub(crate) recovery_codes: Vec<String>,
}

/// Removing a second factor.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TotpDelete {
    pub(crate) password: Password,
    /// A TOTP code, or a recovery code.
    #[schema(example = "287082")]
    pub(crate) code: Line<1, 40>,
}

from_fields!(TotpDelete { password: Password::existing, code });
