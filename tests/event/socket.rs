use crate::support::{
    Hall,
    feed::{Happening, Socket},
};
use macro_rules_attribute::apply;
use serde_json::json;
use tokio_tungstenite::tungstenite::{
    Message,
    protocol::{
        CloseFrame,
        frame::{
            Frame,
            coding::{CloseCode, Data, OpCode},
        },
    },
};
use uuid::Uuid;

#[apply(both_engines)]
async fn a_socket_sends_the_same_events_as_the_list(hall: Hall) {
    let client = hall.client().await;
    let (mut socket, _) = Socket::open(&client, "/ws?after=0", &[]).await.ok().unwrap();
    let happening = Happening { client: Some(client.user_id()), ..Happening::new("client.changed", Uuid::nil()) };
    happening.happens(&hall).await;
    let heard = [socket.next().await.unwrap(), socket.next().await.unwrap()];
    assert_eq!(client.get("/events").await.is(200)["items"], json!(heard));

    let (mut from_now, _) = Socket::open(&client, "/ws", &[]).await.ok().unwrap();
    client.post("/auth/logout", json!({})).await.is(204);
    assert_eq!(from_now.next().await, Err(4401));
    assert_eq!(socket.next().await, Err(4401));
}

#[apply(both_engines)]
async fn a_browser_brings_its_token_as_a_subprotocol(hall: Hall) {
    let client = hall.client().await;
    let bearer = format!("hirehall.v1, bearer.{}", client.token.as_deref().unwrap());
    let browser = hall.nobody();
    let (_socket, answer) = Socket::open(&browser, "/ws", &[("sec-websocket-protocol", &bearer)]).await.ok().unwrap();
    assert_eq!(answer.headers()["sec-websocket-protocol"], "hirehall.v1");

    let refused = async |headers: &[(&str, &str)]| Socket::open(&browser, "/ws", headers).await.err();
    assert_eq!(refused(&[]).await, Some(401));
    assert_eq!(refused(&[("sec-websocket-protocol", "hirehall.v1, bearer.x.y.z")]).await, Some(401));
    let from = |origin| [("sec-websocket-protocol", bearer.as_str()), ("origin", origin)];
    assert_eq!(refused(&from("http://evil.example")).await, Some(403));
    assert_eq!(refused(&from("http://hall.example")).await, None);
    client.get("/ws").await.is_problem(426, "upgrade_required");
    hall.nobody().get("/ws").await.is_problem(401, "not_signed_in");
}

#[apply(both_engines)]
async fn a_page_of_a_trusted_origin_may_listen(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_CORS_ORIGINS", "https://app.example")]).await;
    let client = hall.client().await;
    assert!(Socket::open(&client, "/ws", &[("origin", "https://app.example")]).await.is_ok());
}

#[apply(both_engines)]
async fn a_listener_that_sends_too_many_frames_is_disconnected(hall: Hall) {
    let client = hall.client().await;
    let (mut chatty, _) = Socket::open(&client, "/ws", &[]).await.ok().unwrap();
    for _ in 0..30 {
        chatty.say("hello".to_owned()).await;
    }
    assert_eq!(chatty.next().await, Err(1008));
    let (mut loud, _) = Socket::open(&client, "/ws", &[]).await.ok().unwrap();
    loud.say("x".repeat(64 * 1024 + 1)).await;
    assert_eq!(loud.next().await, Err(1009));
}

#[apply(both_engines)]
async fn a_protocol_error_closes_the_socket_with_its_code(hall: Hall) {
    let client = hall.client().await;
    let text = OpCode::Data(Data::Text);
    let stray = Frame::message("b", OpCode::Data(Data::Continue), true);
    for (broken, code) in [(Frame::message(vec![0xff, 0xfe], text, true), 1007), (stray, 1002)] {
        let (mut socket, _) = Socket::open(&client, "/ws", &[]).await.ok().unwrap();
        socket.send(Message::Frame(broken)).await;
        assert_eq!(socket.next().await, Err(code));
    }
}

#[apply(both_engines)]
async fn a_feed_ends_when_its_listener_disconnects(hall: Hall) {
    let client = hall.client().await;
    let (mut socket, _) = Socket::open(&client, "/ws", &[]).await.ok().unwrap();
    let goodbye = CloseFrame { code: CloseCode::Normal, reason: "enough".into() };
    socket.send(Message::Close(Some(goodbye))).await;
    assert_eq!(socket.next().await, Err(1000));
}

#[apply(both_engines)]
async fn sockets_are_closed_with_going_away_when_the_server_stops(hall: Hall) {
    let client = hall.client().await;
    let (mut socket, _) = Socket::open(&client, "/ws", &[]).await.ok().unwrap();
    hall.app.stop.cancel();
    assert_eq!(socket.next().await, Err(1001));
}
