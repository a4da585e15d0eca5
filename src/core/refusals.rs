//! Error responses that are documented once, for use in handlers: `(status = 409, response = Conflict)`.

use utoipa::{
    ToResponse,
    openapi::{RefOr, Response},
};

macro_rules! refusals {
    ($($name:ident),+ $(,)?) => {$(
        /// The response of this name among the components of the OpenAPI document.
        pub(crate) struct $name;

        impl<'r> ToResponse<'r> for $name {
            fn response() -> (&'r str, RefOr<Response>) {
                (stringify!($name), Response::default().into())
            }
        }
    )+};
}

refusals!(Unauthorized, Forbidden, NotFound, Conflict, PreconditionFailed, TooManyRequests);
