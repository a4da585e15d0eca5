//! Multipart forms: valid, invalid and hostile ones.

use std::convert::Infallible;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::DefaultBodyLimit;
use axum::http::{Request, header};
use axum::routing::post;
use futures_util::{StreamExt, stream};
use tower::ServiceExt;

use super::error::FormError;
use super::form::MAX_HEAD_LEN;
use super::*;
use crate::core::input::from_fields;
use crate::database::ids::UserId;
use axum::body::{Bytes, HttpBody};
use hyper::body::Frame;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

const FIELDS: &[FieldSpec] = &[
    FieldSpec::text("document_type", 20),
    FieldSpec::file("document", 1000),
    FieldSpec::optional_file("document_back", 1000),
];

#[derive(Debug)]
struct Texts {
    document_type: String,
}

from_fields!(Texts { document_type });

async fn describe(body: FormBody) -> String {
    match Form::<Texts>::read(body, FIELDS, UserId::from(uuid::Uuid::new_v4())).await {
        Ok(form) => format!(
            "{} {} {:?}",
            form.texts.document_type,
            form.file("document").unwrap().len(),
            form.file("document_back").map(|file| file.len())
        ),
        Err(FormError::Invalid(errors)) => {
            let errors = errors.into_vec();
            errors.iter().map(|wrong| format!("{} {}", wrong.pointer, wrong.detail)).collect::<Vec<_>>().join("; ")
        }
        Err(error) => format!("{error:?}"),
    }
}

async fn send(body: Body) -> String {
    send_to(Router::new().route("/", post(describe)).layer(DefaultBodyLimit::max(4000)), body).await
}

async fn send_to(app: Router, body: Body) -> String {
    let request = Request::post("/").header(header::CONTENT_TYPE, "multipart/form-data; boundary=X");
    let answer = app.oneshot(request.body(body).unwrap()).await.unwrap();
    String::from_utf8(to_bytes(answer.into_body(), 10_000).await.unwrap().into()).unwrap()
}

fn part(name: &str, content: &[u8]) -> Vec<u8> {
    [format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").as_bytes(), content, b"\r\n"].concat()
}

async fn send_parts(parts: &[(&str, &[u8])]) -> String {
    let mut body: Vec<u8> = parts.iter().flat_map(|(name, content)| part(name, content)).collect();
    body.extend(b"--X--\r\n");
    send(body.into()).await
}

#[tokio::test]
async fn texts_and_files_are_found_by_name_in_any_order() {
    let answer = send_parts(&[("document", b"\0\xff\r\n--Y"), ("document_type", "PASSPORT".as_bytes())]).await;
    assert_eq!(answer, "PASSPORT 7 None");
}

#[tokio::test]
async fn an_unknown_field_is_named() {
    let unknown = "is unknown; known names are document_type, document, document_back";
    let answer = send_parts(&[("document_type", b"PASSPORT"), ("role", b"ADMIN"), ("document", b"x")]).await;
    assert_eq!(answer, format!("/role {unknown}"));
    let answer = send_parts(&[(&"x".repeat(3000), b""), ("document_type", b"PASSPORT"), ("document", b"x")]).await;
    assert_eq!(answer, format!("/{} {unknown}", "x".repeat(64)));
}

#[tokio::test]
async fn a_duplicate_field_is_named() {
    let answer = send_parts(&[("document", b"one"), ("document", b"two"), ("document_type", b"PASSPORT")]).await;
    assert_eq!(answer, "/document is given more than once");
}

#[tokio::test]
async fn every_wrong_field_is_told_at_once() {
    let answer = send_parts(&[("role", b"ADMIN"), ("document_type", &[b'x'; 21]), ("document_back", b"x")]).await;
    let [unknown, long, missing] = answer.split("; /").collect::<Vec<_>>()[..] else { panic!("{answer}") };
    assert!(unknown.starts_with("/role is unknown"), "{answer}");
    assert_eq!([long, missing], ["document_type must have at most 20 characters", "document is required"]);
}

#[tokio::test]
async fn a_form_of_many_wrong_parts_is_not_read_to_its_end() {
    let answer = send_parts(&[("a", b"".as_slice()); 50]).await;
    assert_eq!(answer.matches("is unknown").count(), 2 * FIELDS.len(), "{answer}");
}

#[tokio::test]
async fn all_missing_fields_are_named_and_an_empty_file_is_missing() {
    assert_eq!(send_parts(&[]).await, "/document_type is required; /document is required");
    let answer = send_parts(&[("document_type", b"PASSPORT"), ("document", b"")]).await;
    assert_eq!(answer, "/document is required");
    let answer = send_parts(&[("document_type", b"PASSPORT"), ("document", b"x"), ("document_back", b"")]).await;
    assert_eq!(answer, "PASSPORT 1 None");
}

#[tokio::test]
async fn limits_are_exact_to_the_byte() {
    let (full, over) = (vec![7; 1000], vec![7; 1001]);
    let answer = send_parts(&[("document_type", b"PASSPORT"), ("document", &full)]).await;
    assert_eq!(answer, "PASSPORT 1000 None");
    let answer = send_parts(&[("document_type", b"PASSPORT"), ("document", &over)]).await;
    assert_eq!(answer, "TooLarge { pointer: \"/document\", max_bytes: 1000 }");
    let answer = send_parts(&[("document_type", b"AVERYLONGDOCUMENTTYPE"), ("document", &full)]).await;
    assert_eq!(answer, "/document_type must have at most 20 characters");
}

#[tokio::test]
async fn a_form_that_is_announced_as_too_large_is_not_waited_for() {
    struct Announced;
    impl HttpBody for Announced {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
            Poll::Pending
        }

        fn size_hint(&self) -> hyper::body::SizeHint {
            hyper::body::SizeHint::with_exact(99_000_000_000)
        }
    }
    let answer = send(Body::new(Announced)).await;
    assert_eq!(answer, format!("TooLarge {{ pointer: \"\", max_bytes: {} }}", 2020 + 4 * MAX_HEAD_LEN));
}

#[tokio::test]
async fn an_endless_file_is_refused_before_it_ends() {
    let endless =
        stream::once(async { part("document", b"") }).chain(stream::repeat_with(|| vec![0; 100])).then(|chunk| async {
            tokio::task::yield_now().await;
            Ok::<_, Infallible>(chunk)
        });
    let answer = send(Body::from_stream(endless)).await;
    assert_eq!(answer, "TooLarge { pointer: \"/document\", max_bytes: 1000 }");
}

#[tokio::test]
async fn a_body_over_the_routes_limit_is_too_large_and_not_malformed() {
    let endless_head = stream::repeat_with(|| Ok::<_, Infallible>(vec![b'-'; 100]));
    let answer = send(Body::from_stream(endless_head)).await;
    assert_eq!(answer, format!("TooLarge {{ pointer: \"\", max_bytes: {} }}", 2020 + 4 * MAX_HEAD_LEN));
}

#[tokio::test]
async fn a_body_without_parts_is_refused_after_a_few_kilobytes() {
    let head = b"--X\r\nContent-Disposition: form-data; name=\"document\"\r\nX-Y: ".to_vec();
    for start in [Vec::new(), head] {
        let sent = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&sent);
        let endless = stream::repeat_with(move || {
            count.fetch_add(1000, Ordering::Relaxed);
            vec![b'-'; 1000]
        });
        let body = stream::iter([start]).chain(endless).map(Ok::<_, Infallible>);
        let generous = Router::new().route("/", post(describe)).layer(DefaultBodyLimit::max(1_000_000));
        assert_eq!(send_to(generous, Body::from_stream(body)).await, "Malformed");
        assert!(sent.load(Ordering::Relaxed) < 2 * MAX_HEAD_LEN);
    }
}

#[tokio::test]
async fn a_form_that_comes_byte_by_byte_is_read_like_any_other() {
    let form = [part("document_type", b"PASSPORT"), part("document", b"\r\n--\r\n"), b"--X--\r\n".to_vec()].concat();
    let bytes = stream::iter(form.into_iter().map(|byte| Ok::<_, Infallible>(vec![byte])));
    assert_eq!(send(Body::from_stream(bytes)).await, "PASSPORT 6 None");
}

#[tokio::test]
async fn an_incomplete_form_a_nameless_part_and_text_that_is_not_utf8_are_malformed() {
    assert_eq!(send(Body::empty()).await, "Malformed");
    assert_eq!(send(Body::from("hello")).await, "Malformed");
    assert_eq!(send(part("document", b"cut").into()).await, "Malformed");
    assert_eq!(send(Body::from("--X\r\n\r\nnameless\r\n--X--\r\n")).await, "Malformed");
    assert_eq!(send_parts(&[("document_type", b"\xff\xfe")]).await, "Malformed");
}
