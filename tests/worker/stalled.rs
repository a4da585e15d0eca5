//! Stalled uploads slow down only the account that sends them.

use crate::support::papers::{file, hand_in, jpeg, passport};
use crate::support::{Hall, Person, Reply, eventually};
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use reqwest::{Method, multipart::Form};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

const MIB: usize = 1024 * 1024;

/// Starts a user's upload and sends so many bytes of its file.
async fn begun(hall: &Hall, person: &Person, method: &str, path: &str, bytes: usize) -> TcpStream {
    let url = hall.url("");
    let mut stream = TcpStream::connect(url.strip_prefix("http://").unwrap()).await.unwrap();
    let head = format!(
        "{method} /api/v1{path} HTTP/1.1\r\nhost: hall\r\nauthorization: Bearer {}\r\nexpect: 100-continue\r\n\
         content-type: multipart/form-data; boundary=X\r\ncontent-length: 62000000\r\n\r\n",
        person.token.as_ref().unwrap()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).await.unwrap();
    assert_eq!(&go_on[..12], b"HTTP/1.1 100", "{}", String::from_utf8_lossy(&go_on));
    let mut left = bytes;
    for slot in ["document", "document_back", "selfie", "licence", "insurance", "criminal_record"] {
        let most = left.min(10 * MIB);
        left -= most;
        let part = format!("\r\n--X\r\nContent-Disposition: form-data; name=\"{slot}\"; filename=\"a\"\r\n\r\n");
        if stream.write_all(part.as_bytes()).await.is_err()
            || stream.write_all(&vec![b'x'; most]).await.is_err()
            || left == 0
        {
            break;
        }
    }
    stream
}

const ALL_FILES: (&str, &str) = ("HIREHALL_KYC_EXTRA_FILES", "licence,insurance,criminal_record");

#[apply(both_engines)]
async fn stalled_uploads_of_one_account_do_not_block_others(hall: Hall) {
    let hall = hall.with(&[ALL_FILES]).await;
    let (greedy, other) = (hall.worker().await, hall.worker().await);
    let mut held = Vec::new();
    for _ in 0..16 {
        held.push(begun(&hall, &greedy, "POST", "/workers/me/kyc", 3 * MIB).await);
    }
    // A further upload is refused, whatever its content.
    let form = Form::new().part("file", file(jpeg(1)));
    let picture = greedy.request(Method::PUT, "/workers/me/picture").multipart(form);
    Reply::to(picture).await.is_problem(429, "too_many_uploads");
    for number in 1..4 {
        let form = Form::new().part("file", file(jpeg(number)));
        Reply::to(other.request(Method::PUT, "/workers/me/picture").multipart(form)).await.is(200);
    }
    drop(held);
    eventually("room for the account's next file", async || {
        let form = Form::new().part("file", file(jpeg(9)));
        let shown = Reply::to(greedy.request(Method::PUT, "/workers/me/picture").multipart(form)).await;
        (shown.status == 200).then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn an_upload_that_is_not_allowed_is_refused_before_its_body(hall: Hall) {
    let (worker, frozen, client) = (hall.worker().await, hall.worker().await, hall.client().await);
    hand_in(&worker, passport(jpeg(1), jpeg(2))).await.is(201);
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", frozen.user_id()).await;
    let stranger = client.clone().with_token("x.y.z");
    let refusals = join_all([
        refused(&hall, &worker, "POST", "/workers/me/kyc"),
        refused(&hall, &worker, "PUT", "/workers/me/kyc/files/document"),
        refused(&hall, &worker, "PUT", "/workers/me/kyc/files/licence"),
        refused(&hall, &frozen, "POST", "/workers/me/kyc"),
        refused(&hall, &frozen, "PUT", "/workers/me/kyc/files/document"),
        refused(&hall, &frozen, "PUT", "/workers/me/picture"),
        refused(&hall, &client, "PUT", "/workers/me/picture"),
        refused(&hall, &stranger, "PUT", "/clients/me/picture"),
    ]);
    assert_eq!(refusals.await, [409, 409, 404, 403, 403, 403, 403, 401]);
}

/// The response to a client that waits for `100 Continue`.
async fn refused(hall: &Hall, person: &Person, method: &str, path: &str) -> u16 {
    let url = hall.url("");
    let mut stream = TcpStream::connect(url.strip_prefix("http://").unwrap()).await.unwrap();
    let head = format!(
        "{method} /api/v1{path} HTTP/1.1\r\nhost: hall\r\nauthorization: Bearer {}\r\nexpect: 100-continue\r\n\
         content-type: multipart/form-data; boundary=X\r\ncontent-length: 5000\r\n\r\n",
        person.token.as_ref().unwrap()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut status = [0; 12];
    stream.read_exact(&mut status).await.unwrap();
    String::from_utf8_lossy(&status[9..]).parse().unwrap()
}
