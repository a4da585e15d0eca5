//! Refusals that the document describes once, for handlers to name: `(status = 409, response = Conflict)`.

use utoipa::{
    ToResponse,
    openapi::{RefOr, Response},
};

macro_rules! refusals {
    ($($name:ident),+ $(,)?) => {$(
        /// A refusal of this name, which the document describes among its components.
        pub(crate) struct $name;

        impl<'r> ToResponse<'r> for $name {
            fn response() -> (&'r str, RefOr<Response>) {
                (stringify!($name), Response::default().into())
            }
        }
    )+};
}

refusals!(Unauthorized, Forbidden, NotFound, Conflict, PreconditionFailed, TooManyRequests);
