//! Pictures of documents and faces for pending identity checks: drawn, encrypted and stored like uploads.

use super::{
    accounts::{Accounts, DemoWorker},
    rng::Rng,
};
use crate::{
    app::App,
    core::{
        error::Problem,
        storage::{BlobName, FileKey, StorageError},
        upload::FileKind,
    },
    database::enums::KycStatus,
    worker::kyc::models::{DocumentType, NewFile, NewSubmission, Particulars, Slot},
};
use axum::body::Bytes;
use image::{ImageFormat, Rgb, RgbImage};
use std::{collections::HashMap, io::Cursor};

/// The submissions, by the worker's index.
pub(super) async fn store(app: &App, accounts: &Accounts, seed: u64) -> Result<HashMap<usize, NewSubmission>, Problem> {
    let mut rng = Rng::new(seed);
    let mut all = HashMap::new();
    for (index, worker) in accounts.workers.iter().enumerate().filter(|(_, worker)| worker.kyc == KycStatus::Pending) {
        let new = submission(app, &mut rng, worker).await.map_err(|error| Problem::internal(&error))?;
        all.insert(index, new);
    }
    Ok(all)
}

async fn submission(app: &App, rng: &mut Rng, worker: &DemoWorker) -> Result<NewSubmission, StorageError> {
    let id = worker.submission;
    let key = FileKey::generate()?;
    let wrapped_key = app.storage.wrap(&key, id.as_uuid().as_bytes())?;
    let face = Face::new(rng);
    let mut files = Vec::new();
    for (slot, picture) in [(Slot::Document, face.document(rng)), (Slot::Selfie, face.selfie())] {
        let stored = app.storage.put(BlobName::generate()?, &key, png(&picture)).await?;
        files.push(NewFile { slot, kind: FileKind::Png, stored, is_quarantined: false });
    }
    let document_type = match rng.below(3) {
        0 => DocumentType::Passport,
        1 => DocumentType::DriversLicense,
        _ => DocumentType::NationalId,
    };
    Ok(NewSubmission {
        id,
        document_type,
        wrapped_key,
        files,
        particulars: Particulars::default(),
        is_to_be_checked: false,
    })
}

fn png(picture: &RgbImage) -> Bytes {
    let mut bytes = Cursor::new(Vec::new());
    // Writing to memory cannot fail for a picture that has pixels.
    let _ = picture.write_to(&mut bytes, ImageFormat::Png);
    bytes.into_inner().into()
}

struct Face {
    skin: Rgb<u8>,
    hair: Rgb<u8>,
    shirt: Rgb<u8>,
}

impl Face {
    fn new(rng: &mut Rng) -> Self {
        const SKIN: [[u8; 3]; 4] = [[241, 214, 186], [224, 177, 132], [164, 110, 72], [104, 68, 46]];
        const HAIR: [[u8; 3]; 4] = [[36, 28, 24], [92, 58, 34], [196, 156, 92], [150, 150, 150]];
        const SHIRT: [[u8; 3]; 4] = [[52, 92, 140], [134, 54, 60], [64, 110, 78], [86, 76, 120]];
        let mut one = |of: &[[u8; 3]; 4]| Rgb(of.get(rng.below(of.len())).copied().unwrap_or_default());
        Self { skin: one(&SKIN), hair: one(&HAIR), shirt: one(&SHIRT) }
    }

    fn selfie(&self) -> RgbImage {
        let mut picture = RgbImage::from_pixel(480, 600, Rgb([206, 214, 220]));
        self.draw(&mut picture, (240, 280), 150);
        picture
    }

    /// A card with a portrait, lines of text, and two machine-readable lines.
    fn document(&self, rng: &mut Rng) -> RgbImage {
        const PAPER: [[u8; 3]; 4] = [[222, 232, 226], [232, 226, 214], [218, 226, 238], [236, 222, 226]];
        let paper = PAPER.get(rng.below(PAPER.len())).copied().unwrap_or_default();
        let mut picture = RgbImage::from_pixel(856, 540, Rgb(paper));
        rectangle(&mut picture, (0, 0), (856, 72), Rgb(paper.map(|shade| shade / 3)));
        let mut portrait = RgbImage::from_pixel(250, 290, Rgb([244, 244, 240]));
        self.draw(&mut portrait, (125, 135), 76);
        image::imageops::overlay(&mut picture, &portrait, 40, 110);
        for line in 0..5 {
            let top = 120 + line * 52;
            rectangle(&mut picture, (330, top), (90, 8), Rgb([150, 150, 150]));
            rectangle(
                &mut picture,
                (330, top + 16),
                (u32::try_from(rng.between(140, 420)).unwrap_or(200), 16),
                Rgb([40, 40, 48]),
            );
        }
        for line in 0..2 {
            for letter in 0..36 {
                let height = if rng.chance(70) { 22 } else { 10 };
                rectangle(&mut picture, (40 + letter * 21, 430 + line * 44), (15, height), Rgb([30, 30, 34]));
            }
        }
        picture
    }

    /// A head with hair above shoulders; `size` is half the width of the head in pixels.
    fn draw(&self, picture: &mut RgbImage, middle: (i64, i64), size: i64) {
        let (x, y) = middle;
        ellipse(picture, (x, y + size * 2), (size * 3 / 2, size), self.shirt);
        ellipse(picture, (x, y - size / 5), (size * 11 / 12, size), self.hair);
        ellipse(picture, (x, y), (size * 3 / 4, size), self.skin);
        for side in [-1, 1] {
            ellipse(picture, (x + side * size / 3, y - size / 6), (size / 12, size / 14), Rgb([30, 30, 30]));
        }
        ellipse(picture, (x, y + size / 2), (size / 4, size / 16), Rgb([150, 70, 70]));
    }
}

fn rectangle(picture: &mut RgbImage, from: (u32, u32), size: (u32, u32), colour: Rgb<u8>) {
    for y in from.1..(from.1 + size.1).min(picture.height()) {
        for x in from.0..(from.0 + size.0).min(picture.width()) {
            picture.put_pixel(x, y, colour);
        }
    }
}

fn ellipse(picture: &mut RgbImage, middle: (i64, i64), radius: (i64, i64), colour: Rgb<u8>) {
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let (dx, dy) = (i64::from(x) - middle.0, i64::from(y) - middle.1);
        if (dx * radius.1).pow(2) + (dy * radius.0).pow(2) <= (radius.0 * radius.1).pow(2) {
            *pixel = colour;
        }
    }
}
