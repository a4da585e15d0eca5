//! What all responses have in common.

use crate::support::{Hall, Reply, listing};
use macro_rules_attribute::apply;
use reqwest::{Method, header};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

#[apply(both_engines)]
async fn a_body_that_is_not_json_is_malformed_and_one_that_does_not_fit_is_invalid(hall: Hall) {
    let send = |body: &'static [u8]| {
        let request =
            hall.nobody().request(Method::POST, "/auth/login").header(header::CONTENT_TYPE, "application/json");
        Reply::to(request.body(body))
    };
    for malformed in [&b""[..], b"{", b"[1,2", b"{\"email\":", b"nonsense", b"{\"email\":\"\xff\"}", b"{} {}"] {
        send(malformed).await.is_problem(400, "malformed_json");
    }
    let deep = Vec::leak(b"[".repeat(100_000));
    send(deep).await.is_problem(400, "malformed_json");
    for (misfit, pointer, code) in [
        (&b"[\"a@b.co\",\"password\"]"[..], "", "invalid_type"),
        (b"\"text\"", "", "invalid_type"),
        (b"{}", "/email", "required"),
        (b"{\"email\":1,\"password\":\"x\"}", "/email", "invalid_type"),
        (b"{\"email\":\"a@b.co\",\"email\":\"a@b.co\",\"password\":\"x\"}", "/email", "duplicate_field"),
        (b"{\"email\":\"a@b.co\",\"password\":\"x\",\"role\":\"ADMIN\"}", "/role", "unknown_field"),
    ] {
        send(misfit).await.is_invalid(pointer, code);
    }
    let large = Vec::leak(b" ".repeat(300 * 1024));
    send(large).await.is_problem(413, "too_large");
    let form = hall.nobody().request(Method::POST, "/auth/login").form(&[("email", "a@b.co")]);
    Reply::to(form).await.is_problem(415, "unsupported_media_type");
}

#[apply(both_engines)]
async fn wrong_json_types_are_described_in_terms_of_json(hall: Hall) {
    let worker = hall.verified_worker().await;
    let good = listing(json!({ "status": "DRAFT" })).to_string();
    let send = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        let request = worker.request(Method::POST, "/services").header(header::CONTENT_TYPE, "application/json");
        Reply::to(request.body(good.replace(from, to)))
    };
    for (from, to, pointer, code, detail) in [
        (r#"{"amount":4500,"currency":"EUR"}"#, r#"[4500,"EUR"]"#, "/price", "invalid_type", "must be an object"),
        (r#""DRAFT""#, r#"{"DRAFT":null}"#, "/status", "invalid_type", "must be a string"),
        (r#""DRAFT""#, "null", "/status", "invalid_type", "must be a string"),
        (r#""DRAFT""#, r#""draft""#, "/status", "unknown_value", "must be one of DRAFT, PUBLISHED, PAUSED"),
        ("4500", r#""45 at line 3, expected 5""#, "/price/amount", "invalid_type", "must be a whole number"),
        ("4500", "45.5", "/price/amount", "invalid_type", "must be a whole number"),
        ("4500", "1e400", "/price/amount", "out_of_range", "must be between 0 and 9007199254740991"),
        ("4500", "9223372036854775808", "/price/amount", "out_of_range", "must be between 0 and 9007199254740991"),
        (r#""amount":4500,"#, "", "/price/amount", "required", "is required"),
        (r#""amount""#, r#""amount":1,"amount""#, "/price/amount", "duplicate_field", "is given more than once"),
        (
            r#""amount""#,
            r#""a/`b`, expected ~\u202e":1,"amount""#,
            "/price/a~1`b`, expected ~0\u{202e}",
            "unknown_field",
            "is unknown; known names are amount, currency",
        ),
    ] {
        let reply = send(from, to).await;
        reply.is_invalid(pointer, code);
        assert_eq!(reply.json()["errors"][0]["detail"], detail, "{to}");
    }
    for broken in [r#"Leaking \ud800"#, r#"Leaking \udc00 taps"#, r#"Leaking \x00"#] {
        send("Leaking", broken).await.is_problem(400, "malformed_json");
    }
    send("Leaking", r#"\ud83d\udeb0 Leaking"#).await.is(201);
}

#[apply(both_engines)]
async fn every_wrong_field_is_told_at_once_with_what_would_be_right(hall: Hall) {
    let worker = hall.verified_worker().await;
    let body = json!({
        "titel": "Taps", "category": "plumbing", "location": 7, "latitude": 91, "pricing": "FREE",
        "price": { "amount": -1, "currency": "XXQ" },
    });
    let refused = worker.post("/services", body).await.is_problem(422, "invalid");
    let told: Vec<_> = refused["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| (&error["pointer"], &error["code"], &error["params"]))
        .map(|(pointer, code, params)| format!("{} {} {params}", pointer.as_str().unwrap(), code.as_str().unwrap()))
        .collect();
    let known = r#"["title","description","category","location","latitude","longitude","pricing","price","status","cancellation_policy"]"#;
    assert_eq!(
        told,
        [
            format!(r#"/titel unknown_field {{"known":{known}}}"#),
            "/title required null".to_owned(),
            r#"/location invalid_type {"expected":"string"}"#.to_owned(),
            r#"/latitude out_of_range {"max":90,"min":-90}"#.to_owned(),
            r#"/pricing unknown_value {"accepted":["HOURLY","FIXED","QUOTE"]}"#.to_owned(),
            r#"/price/amount out_of_range {"max":9007199254740991,"min":0}"#.to_owned(),
            "/price/currency invalid_currency null".to_owned(),
        ]
    );
    let refused = worker.get("/services?limit=0&min_rating=six&near=here&worker_id=me&word=tap").await;
    for (pointer, code) in [
        ("/limit", "out_of_range"),
        ("/min_rating", "invalid_type"),
        ("/near", "invalid_format"),
        ("/worker_id", "invalid_format"),
        ("/word", "unknown_field"),
    ] {
        refused.is_invalid(pointer, code);
    }
}

#[apply(both_engines)]
async fn json_is_read_in_utf_8_and_as_it_is(hall: Hall) {
    let send = |kind: &'static str, coding: Option<&'static str>| {
        let mut request = hall.nobody().request(Method::POST, "/auth/login").header(header::CONTENT_TYPE, kind);
        if let Some(coding) = coding {
            request = request.header(header::CONTENT_ENCODING, coding);
        }
        Reply::to(request.body(r#"{"email":"a@b.co","password":"a wrong guess"}"#))
    };
    for kind in ["application/json", "Application/JSON;charset=UTF-8", r#"application/json; charset="utf-8"; x=1"#] {
        send(kind, Some("identity")).await.is_problem(401, "invalid_credentials");
    }
    for kind in
        ["application/json; charset=latin1", "application/json;charset=utf-16", "application/jsonp", "text/json"]
    {
        let refused = send(kind, None).await.is_problem(415, "unsupported_media_type");
        assert_eq!(refused["errors"][0]["pointer"], "/Content-Type");
        assert_eq!(refused["errors"][0]["params"], json!({ "accepted": ["application/json"] }));
    }
    send("application/json", Some("gzip")).await.is_problem(415, "unsupported_media_type");
}

#[apply(both_engines)]
async fn a_request_that_does_not_accept_json_changes_nothing(hall: Hall) {
    let worker = hall.verified_worker().await;
    let ask = |method, accept: &'static str| {
        let request = worker.request(method, "/services").header(header::ACCEPT, accept);
        Reply::to(request.json(&listing(json!({}))))
    };
    for accept in ["text/html", "application/json;q=0, */*", "image/*, text/event-stream"] {
        let refused = ask(Method::POST, accept).await.is_problem(406, "not_acceptable");
        assert_eq!(refused["detail"], "This path answers with application/json; see Accept.");
    }
    assert_eq!(worker.get("/services/mine").await.is(200)["items"], json!([]));
    for accept in ["*/*", "application/*;q=0.1", "text/html, application/json", ""] {
        ask(Method::POST, accept).await.is(201);
    }
    let stream = worker.request(Method::GET, "/events").header(header::ACCEPT, "text/html");
    Reply::to(stream).await.is_problem(406, "not_acceptable");
}

#[apply(both_engines)]
async fn responses_to_cookies_are_not_cached(hall: Hall) {
    let client = hall.client().await;
    let cookie = format!("__Host-hirehall-access={}", client.token.clone().unwrap());
    let asked = hall.nobody().request(Method::GET, "/auth/me").header(header::COOKIE, cookie);
    let reply = Reply::to(asked).await;
    reply.is(200);
    assert_eq!(reply.header("cache-control"), "no-store");
}

#[apply(both_engines)]
async fn foreign_and_missing_resources_look_the_same(hall: Hall) {
    let (client, stranger, worker) = (hall.client().await, hall.client().await, hall.verified_worker().await);
    let opened = client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is(201);
    let thread = opened["thread"]["id"].as_str().unwrap();
    let foreign = stranger.get(&format!("/threads/{thread}")).await;
    let missing = stranger.get("/threads/019a0000-0000-7000-8000-000000000000").await;
    let nowhere = stranger.get("/no/such/path").await;
    let unreferenced = stranger.get("/threads/not-an-id").await;
    let [foreign, missing, nowhere, unreferenced] = [foreign, missing, nowhere, unreferenced].map(|reply| {
        let mut problem = reply.is_problem(404, "not_found");
        problem["request_id"].take();
        problem
    });
    assert!(foreign == missing && missing == nowhere && nowhere == unreferenced);
}

#[apply(both_engines)]
async fn an_unchanged_response_is_304(hall: Hall) {
    let nobody = hall.nobody();
    let first = nobody.get("/categories").await;
    first.is(200);
    let tag = first.header("etag");
    assert_eq!(first.header("cache-control"), "no-cache");
    let again = Reply::to(nobody.request(Method::GET, "/categories").header(header::IF_NONE_MATCH, tag)).await;
    assert_eq!((again.status.as_u16(), again.body.len(), again.header("etag")), (304, 0, tag));
    let other = nobody.request(Method::GET, "/categories").header(header::IF_NONE_MATCH, "\"another\"");
    let weak = other.try_clone().unwrap().header(header::IF_NONE_MATCH, format!("W/{tag}"));
    Reply::to(other).await.is(200);
    assert_eq!(Reply::to(weak).await.status, 304, "on a second line, and weak");
}

#[apply(both_engines)]
async fn a_change_that_wants_there_to_be_nothing_is_refused(hall: Hall) {
    let worker = hall.verified_worker().await;
    let service = worker.post("/services", listing(json!({}))).await.is(201);
    let listing = format!("/services/{}", service["id"].as_str().unwrap());
    let tag = worker.get(&listing).await.header("etag").to_owned();
    let change = |method, path: &str, tag: &str, body: Value| {
        Reply::to(worker.request(method, path).header(header::IF_NONE_MATCH, tag).json(&body))
    };
    for unwanted in ["*", &tag, &format!("W/{tag}"), &format!("\"other\", {tag}")] {
        change(Method::PATCH, &listing, unwanted, json!({ "title": "Changed" }))
            .await
            .is_problem(412, "precondition_failed");
        let withdrawn = worker.request(Method::DELETE, &listing).header(header::IF_NONE_MATCH, unwanted);
        Reply::to(withdrawn).await.is_problem(412, "precondition_failed");
    }
    change(Method::PATCH, "/workers/me", "*", json!({ "bio": "Changed" })).await.is_problem(412, "precondition_failed");
    let availability = change(Method::PUT, "/workers/me/availability", "*", json!({ "is_available": true }));
    availability.await.is_problem(412, "precondition_failed");
    let client = hall.client().await;
    let patched = client
        .request(Method::PATCH, "/clients/me")
        .header(header::IF_NONE_MATCH, "*")
        .json(&json!({ "about": "Changed" }));
    Reply::to(patched).await.is_problem(412, "precondition_failed");
    assert_eq!(worker.get(&listing).await.is(200), service);
    change(Method::PATCH, &listing, "\"other\"", json!({ "title": "Changed" })).await.is(200);
}

#[apply(both_engines)]
async fn a_whole_number_is_one_however_json_writes_it(hall: Hall) {
    let worker = hall.verified_worker().await;
    let send = |method: Method, path: &'static str, body: String| {
        Reply::to(worker.request(method, path).header(header::CONTENT_TYPE, "application/json").body(body))
    };
    let priced = |amount: &str| {
        listing(json!({ "price": { "amount": "AMOUNT", "currency": "EUR" } })).to_string().replace("\"AMOUNT\"", amount)
    };
    for (amount, expected) in [
        ("12500.0", 12500),
        ("1.25e4", 12500),
        ("5.0", 5),
        ("-0.0", 0),
        ("9007199254740991.000", 9_007_199_254_740_991_i64),
    ] {
        let made = send(Method::POST, "/services", priced(amount)).await.is(201);
        assert_eq!(made["price"]["amount"], json!(expected), "{amount}");
    }
    for (amount, code) in [
        ("0.5", "invalid_type"),
        ("5.00000000000000000001", "invalid_type"),
        ("\"5\"", "invalid_type"),
        ("null", "invalid_type"),
        ("9007199254740993.0", "out_of_range"),
        ("1e400", "out_of_range"),
        ("1e999999999999999999", "out_of_range"),
        ("-1.0", "out_of_range"),
    ] {
        send(Method::POST, "/services", priced(amount)).await.is_invalid("/price/amount", code);
    }
    let years = |years: &str| send(Method::PATCH, "/workers/me", format!("{{\"years_experience\":{years}}}"));
    assert_eq!(years("12.0").await.is(200)["years_experience"], 12);
    assert_eq!(years("0.12e2").await.is(200)["years_experience"], 12);
    assert_eq!(years("null").await.is(200)["years_experience"], Value::Null);
    years("81.0").await.is_invalid("/years_experience", "out_of_range");
    years("1e-1").await.is_invalid("/years_experience", "invalid_type");
    years("[]").await.is_invalid("/years_experience", "invalid_type");
    for broken in ["1.", "01", ".5", "1e", "+5", "--5"] {
        years(broken).await.is_problem(400, "malformed_json");
    }
}

#[apply(both_engines)]
async fn every_answer_names_its_request_and_carries_the_security_headers(hall: Hall) {
    let nobody = hall.nobody();
    for reply in
        [nobody.get("/categories").await, nobody.get("/nothing").await, nobody.post("/auth/login", json!({})).await]
    {
        assert!(!reply.header("x-request-id").is_empty());
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert_eq!(reply.header("x-frame-options"), "DENY");
        assert_eq!(reply.header("referrer-policy"), "no-referrer");
        assert!(reply.header("content-security-policy").contains("default-src 'none'"));
    }
    let named = nobody.request(Method::GET, "/categories").header("x-request-id", "my-own-request-1");
    assert_eq!(Reply::to(named).await.header("x-request-id"), "my-own-request-1");
    let hostile = nobody.request(Method::GET, "/categories").header("x-request-id", "two words; and more");
    assert_ne!(Reply::to(hostile).await.header("x-request-id"), "two words; and more");
}

#[apply(both_engines)]
async fn a_method_that_a_path_does_not_know_is_405_and_says_which_it_knows(hall: Hall) {
    let reply = hall.nobody().delete("/categories").await;
    reply.is_problem(405, "method_not_allowed");
    assert!(reply.header("allow").contains("GET"));
}

#[apply(both_engines)]
async fn options_names_the_methods_of_a_path_and_a_path_that_does_not_exist_has_none(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_CORS_ORIGINS", "https://app.example")]).await;
    let nobody = hall.nobody();
    let ask = async |path: &str, headers: &[(&str, &str)]| {
        let request = nobody.request(Method::OPTIONS, path);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        Reply::to(request).await
    };
    for origin in [&[][..], &[("origin", "https://app.example")], &[("access-control-request-method", "GET")]] {
        let reply = ask("/categories", origin).await;
        assert_eq!((reply.status.as_u16(), reply.body.len()), (204, 0), "{origin:?}");
        assert!(reply.header("allow").contains("GET"), "{origin:?}");
        ask("/no-such-thing", origin).await.is_problem(404, "not_found");
    }
    let preflight = [("origin", "https://app.example"), ("access-control-request-method", "POST")];
    let reply = ask("/threads", &preflight).await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("access-control-allow-origin"), "https://app.example");
    assert!(reply.header("access-control-allow-methods").contains("POST"));
}

#[apply(both_engines)]
async fn a_repeated_key_gets_the_first_answer_and_another_request_under_it_is_refused(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let open = |content: &str| {
        let body = json!({ "worker_id": worker.id, "content": content });
        Reply::to(client.request(Method::POST, "/threads").header("idempotency-key", "once").json(&body))
    };
    let first = open("Hello").await;
    let repeated = futures_util::future::join_all((0..20).map(|_| open("Hello"))).await;
    assert!(repeated.iter().all(|reply| (reply.status, &reply.body) == (first.status, &first.body)));
    open("Something else").await.is_problem(422, "idempotency_key_reused");
    let threads = client.get("/threads").await.is(200);
    assert_eq!(threads["items"].as_array().unwrap().len(), 1);
    assert_eq!(threads["items"][0]["last_message"]["content"], "Hello");
    let two_keys =
        client.request(Method::POST, "/threads").header("idempotency-key", "a").header("idempotency-key", "b");
    Reply::to(two_keys.json(&json!({ "worker_id": worker.id, "content": "Hello" })))
        .await
        .is_invalid("/Idempotency-Key", "invalid_header");
    let long = "k".repeat(256);
    let request = client.request(Method::POST, "/threads").header("idempotency-key", long);
    Reply::to(request.json(&json!({ "worker_id": worker.id, "content": "Hello" })))
        .await
        .is_invalid("/Idempotency-Key", "invalid_header");
}

#[apply(both_engines)]
async fn too_many_attempts_get_retry_after(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let nobody = hall.nobody();
    let guess = json!({ "email": "nobody@example.org", "password": "a wrong guess" });
    let mut refused = None;
    for _ in 0..20 {
        let reply = nobody.post("/auth/login", guess.clone()).await;
        assert!(!reply.header("ratelimit").is_empty() && !reply.header("ratelimit-policy").is_empty());
        if reply.status == 429 {
            refused = Some(reply);
            break;
        }
    }
    let refused = refused.expect("guessing has an end");
    refused.is_problem(429, "too_many_requests");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
}

#[apply(both_engines)]
async fn a_request_names_exactly_one_host(hall: Hall) {
    for hosts in ["", "Host: hall\r\nHost: other\r\n"] {
        let answer = word_for_word(&hall, &format!("GET /livez HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
        assert!(answer.contains("x-request-id: ") && answer.contains("malformed_request"), "{answer}");
    }
    let old = word_for_word(&hall, "GET /livez HTTP/1.0\r\n\r\n").await;
    assert!(old.starts_with("HTTP/1.0 200 "), "{old}");
}

#[apply(both_engines)]
async fn a_body_that_is_announced_as_too_large_is_neither_asked_for_nor_waited_for(hall: Hall) {
    for size in ["262145", "9223372036854775807"] {
        let answer = word_for_word(
            &hall,
            &format!(
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: hall\r\nContent-Type: application/json\r\n\
                 Expect: 100-continue\r\nContent-Length: {size}\r\n\r\n"
            ),
        )
        .await;
        assert!(answer.starts_with("HTTP/1.1 413 ") && answer.contains("too_large"), "{answer}");
        assert!(answer.contains(r#""pointer":"","code":"too_large","params":{"max_bytes":262144}"#), "{answer}");
    }
}

#[apply(both_engines)]
async fn a_body_that_is_cut_off_is_not_called_too_large_where_none_is_needed(hall: Hall) {
    let admin = hall.admin().await;
    let request = format!(
        "POST /api/v1/auth/logout HTTP/1.1\r\nHost: hall\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\n\
         Connection: close\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n",
        admin.token.unwrap()
    );
    let answer = word_for_word(&hall, &request).await;
    assert!(answer.starts_with("HTTP/1.1 400 ") && answer.contains("incomplete_body"), "{answer}");
}

/// The response, until the server closes, to bytes that no client library would send.
async fn word_for_word(hall: &Hall, request: &str) -> String {
    let url = reqwest::Url::parse(&hall.url("/")).unwrap();
    let mut stream = TcpStream::connect((url.host_str().unwrap(), url.port().unwrap())).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}
