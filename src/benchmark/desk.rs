//! The identity desk: a queue of ten thousand submissions, and uploads of documents.

use super::{models, request::request_line};
use crate::{
    app::App,
    auth::sessions::models::Session,
    core::error::Problem,
    database::{enums::Role, ids::UserId},
};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// How many workers upload documents.
const UPLOADING: i64 = 16;

/// An access token for a user.
pub(super) async fn token(app: &App, user: UserId, role: Role) -> Result<String, Problem> {
    let session = app.write_as_system(move |tx| Session::start(tx, user, None, "127.0.0.1", false)).await?;
    app.tokens.access(user, session.id, role, app.clock.now())
}

/// The request of the queue's first page.
pub(super) async fn queue(app: &App) -> Result<String, Problem> {
    let admin = app.read_public(models::admin).await?;
    Ok(request_line("GET", "/admin/kyc", &token(app, admin, Role::Admin).await?, "-"))
}

/// Access tokens of workers who have submitted nothing yet, one per line.
pub(super) async fn uploading(app: &App) -> Result<String, Problem> {
    let mut tokens = String::new();
    for _ in 0..UPLOADING {
        let worker = app.write_as_system(models::insert_worker).await?;
        tokens += &format!("{}\n", token(app, worker, Role::Worker).await?);
    }
    Ok(tokens)
}

/// A generated photograph that fills at most `bytes`, in the best quality that fits.
pub(super) fn photograph(width: u16, height: u16, bytes: usize) -> Vec<u8> {
    let mut noise = 1_u32;
    let mut pixels = Vec::with_capacity(3 * usize::from(width) * usize::from(height));
    for y in 0..height {
        for x in 0..width {
            noise ^= noise << 13;
            noise ^= noise >> 17;
            noise ^= noise << 5;
            let grain = noise.to_le_bytes()[0] % 24;
            let light = 100.0 + 60.0 * (f32::from(x) / 37.0).sin() + 60.0 * (f32::from(y) / 53.0).cos();
            // From 0 to 220.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "values are clamped")]
            let light = light as u8;
            pixels.extend([light.saturating_add(grain), light.saturating_add(20), light.saturating_sub(grain)]);
        }
    }
    let encoded = |quality| {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, quality);
        encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
        // Writing to memory cannot fail.
        let _ = encoder.encode(&pixels, width, height, ColorType::Rgb);
        file
    };
    let fits = |file: &Vec<u8>| file.len() <= bytes;
    (60..=99).rev().map(encoded).find(fits).unwrap_or_default()
}
