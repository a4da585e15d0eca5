//! Submitting documents.

use super::{Person, Reply};
use image::{ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use reqwest::{
    Method, RequestBuilder,
    multipart::{Form, Part},
};
use std::io::Cursor;

/// A picture with noise, so that its bytes are found nowhere by chance.
fn noise(seed: u32) -> RgbImage {
    let mut state = seed.wrapping_mul(2_654_435_761).max(1);
    RgbImage::from_fn(120, 80, |_, _| {
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state.to_le_bytes()[1]
        };
        Rgb([next(), next(), next()])
    })
}

pub(crate) fn jpeg(seed: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 95).encode_image(&noise(seed)).unwrap();
    bytes
}

pub(crate) fn png(seed: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    noise(seed).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

pub(crate) fn pdf(secret: &str) -> Vec<u8> {
    format!("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Secret ({secret}) >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n")
        .into_bytes()
}

/// A form with a passport.
pub(crate) fn passport(document: Vec<u8>, selfie: Vec<u8>) -> Form {
    Form::new().text("document_type", "PASSPORT").part("document", file(document)).part("selfie", file(selfie))
}

/// A file with a wrong name and type, on which nothing may depend.
pub(crate) fn file(bytes: Vec<u8>) -> Part {
    Part::bytes(bytes).file_name("../../../etc/passwd").mime_str("text/html").unwrap()
}

pub(crate) fn submission(worker: &Person, form: Form) -> RequestBuilder {
    worker.request(Method::POST, "/workers/me/kyc").multipart(form)
}

pub(crate) async fn hand_in(worker: &Person, form: Form) -> Reply {
    Reply::to(submission(worker, form)).await
}

/// Submits valid documents and returns the submission's id.
pub(crate) async fn submitted(worker: &Person) -> String {
    let submission = hand_in(worker, passport(jpeg(1), png(2))).await.is(201);
    submission["id"].as_str().unwrap().to_owned()
}
