//! The identity desk: a queue of ten thousand submissions, and people who upload documents.

use super::line;
use crate::{
    app::App,
    auth::sessions::models::Session,
    core::error::Failure,
    database::{
        Error, Tx,
        enums::{DocumentType, KycStatus, Role},
        ids::{SubmissionId, UserId},
    },
};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// So many submissions wait.
const QUEUE: i64 = 10_000;
/// So many people upload something.
const UPLOADING: i64 = 16;

/// Lets ten thousand workers wait for a decision.
pub(super) fn fill_queue(tx: &mut Tx<'_>) -> Result<(), Error> {
    let (waiting,): (i64,) = tx.one("SELECT count(*) FROM kyc_submissions WHERE status = 'PENDING'", &[])?;
    for _ in waiting..QUEUE {
        let (worker, now) = (insert_worker(tx)?, tx.now());
        tx.execute(
            "INSERT INTO kyc_submissions (id, worker_id, document_type, status, submitted_at) VALUES ($1, $2, $3, $4, $5)",
            &[&SubmissionId::new(tx), &worker, &DocumentType::Passport, &KycStatus::Pending, &now],
        )?;
    }
    Ok(())
}

fn insert_worker(tx: &mut Tx<'_>) -> Result<UserId, Error> {
    let (id, now) = (UserId::new(tx), tx.now());
    let email = format!("{id}@bench.hirehall.example");
    tx.execute(
        "INSERT INTO users (id, role, status, email, email_key, name_key, first_name, last_name, created_at, updated_at)
         VALUES ($1, 'WORKER', 'ACTIVE', $2, $2, 'wanda waits', 'Wanda', 'Waits', $3, $3)",
        &[&id, &email, &now],
    )?;
    tx.execute("INSERT INTO workers (user_id) VALUES ($1)", &[&id])?;
    Ok(id)
}

/// Somebody who may look at the queue.
pub(super) fn admin(tx: &mut Tx<'_>) -> Result<UserId, Error> {
    let (admin,): (UserId,) =
        tx.one("SELECT id FROM users WHERE role = 'ADMIN' AND status = 'ACTIVE' ORDER BY id LIMIT 1", &[])?;
    Ok(admin)
}

/// An access token for somebody.
pub(super) async fn token(app: &App, user: UserId, role: Role) -> Result<String, Failure> {
    let session = app.act(move |tx| Session::start(tx, user, None, "127.0.0.1", false)).await?;
    app.tokens.access(user, session.id, role, app.clock.now())
}

/// The first page of the queue.
pub(super) async fn queue(app: &App) -> Result<String, Failure> {
    let admin = app.look(admin).await?;
    Ok(line("GET", "/admin/kyc", &token(app, admin, Role::Admin).await?, "-"))
}

/// People who have handed in nothing yet: a token a line.
pub(super) async fn uploading(app: &App) -> Result<String, Failure> {
    let mut tokens = String::new();
    for _ in 0..UPLOADING {
        let worker = app.act(insert_worker).await?;
        tokens += &format!("{}\n", token(app, worker, Role::Worker).await?);
    }
    Ok(tokens)
}

/// Something like a photograph, as large a file as that: in the best quality that is not larger.
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
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what is beyond is cut")]
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
