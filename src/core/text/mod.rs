//! Text and number types of requests. Each normalises its input, validates it, and documents its limits.
//!
//! Text is trimmed, converted to Unicode NFC and measured in characters; lines end with `\n`.

mod common_passwords;
mod degrees;
mod email;
mod line;
mod name;
mod password;
mod phone;
mod reason;
mod reserved;
mod schema;
#[cfg(test)]
mod tests;
pub(crate) mod visible;
mod whole;
pub(crate) mod words;

pub use degrees::Degrees;
pub use email::Email;
pub(crate) use email::ascii_domain;
pub(crate) use line::is_forbidden;
pub use line::{Line, Paragraph};
pub use name::Name;
pub(crate) use name::is_name;
pub use password::Password;
pub use phone::Phone;
pub use reason::Reason;
pub(crate) use schema::schema;
pub use whole::Whole;
