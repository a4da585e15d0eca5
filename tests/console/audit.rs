//! The audit trail in the console: filters in the address, and the same as a table for other programs.

use super::{Desk, leads_to, reject, shown, waiting_case};
use crate::support::Hall;
use macro_rules_attribute::apply;
use serde_json::json;

/// The cells of a table (RFC 4180).
fn cells(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = csv.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if is_quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!is_quoted && row.is_empty() && cell.is_empty(), "the table ends with its last row");
    rows
}

#[apply(both_engines)]
async fn the_trail_says_who_did_what_to_whom_and_why(hall: Hall) {
    let (admin, client, (_, id)) = (hall.admin().await, hall.client().await, waiting_case(&hall).await);
    reject(&admin, &id).await;
    let why = json!({ "reason": "Asked for <b>payment</b> elsewhere." });
    admin.post(&format!("/admin/users/{}/freeze", client.id), why).await.is(200);
    let mut desk = Desk::of(&hall, &admin).await;
    let all = shown(&desk.open("/console/audit").await, 200);
    for said in
        ["user.frozen", "kyc.rejected", "Clara Client", "Ada A", "Asked for &#60;b&#62;payment&#60;/b&#62; elsewhere."]
    {
        assert!(all.contains(said), "{said}: {all}");
    }
    assert!(all.contains(&format!("href=\"/console/identity/{id}\"")), "{all}");
    let rows = |html: &str| html.matches("<td class=\"moment\">").count();
    let only =
        async |desk: &mut Desk, query: &str| rows(&shown(&desk.open(&format!("/console/audit?{query}")).await, 200));
    assert_eq!(only(&mut desk, "type=user.frozen").await, 1);
    assert_eq!(only(&mut desk, &format!("subject_id={}", client.id)).await, 1);
    assert_eq!(only(&mut desk, &format!("actor_id={}&type=kyc.rejected", admin.id)).await, 1);
    let today = hall.clock.now().to_string()[..10].to_owned();
    assert_eq!(only(&mut desk, &format!("first_day={today}&last_day={today}")).await, rows(&all));
    assert_eq!(only(&mut desk, "last_day=2020-01-01").await, 0);
    let sent = desk.open("/console/audit?type=user.frozen&first_day=&last_day=&actor_id=&subject_id=").await;
    assert_eq!(leads_to(&sent), "/console/audit?type=user.frozen", "the address has what was chosen");
    for wrong in ["type=lost", "actor_id=1", "first_day=tomorrow", "cursor=x", "other=1"] {
        shown(&desk.open(&format!("/console/audit?{wrong}")).await, 422);
    }
}

#[apply(both_engines)]
async fn the_table_has_every_entry_of_the_filter_as_the_api_tells_it(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    for number in 0..30 {
        let why = json!({ "reason": format!("=HYPERLINK(\"//evil.example\";\"{number}\"), and \"more\"") });
        admin.post(&format!("/admin/users/{}/freeze", client.id), why).await.is(200);
        admin.post(&format!("/admin/users/{}/unfreeze", client.id), json!({ "reason": "Enough." })).await.is(200);
    }
    let mut desk = Desk::of(&hall, &admin).await;
    for filter in [
        String::new(),
        "type=user.frozen".to_owned(),
        format!("subject_id={}", client.id),
        "type=user.banned".to_owned(),
    ] {
        let reply = desk.open(&format!("/console/audit/csv?{filter}")).await;
        assert_eq!(
            (reply.status.as_u16(), reply.header("content-type")),
            (200, "text/csv; charset=utf-8; header=present")
        );
        assert_eq!(reply.header("content-disposition"), "attachment; filename=\"audit.csv\"");
        let rows = cells(std::str::from_utf8(&reply.body).unwrap());
        assert_eq!(rows[0][..3], ["id", "at", "type"]);
        let api = admin.get(&format!("/admin/audit?limit=100&{filter}")).await.is(200);
        let expected: Vec<Vec<String>> = api["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| {
                let text = |value: &serde_json::Value| value.as_str().map(str::to_owned).unwrap_or_default();
                let reason = text(&entry["reason"]);
                let reason = if reason.starts_with('=') { format!("'{reason}") } else { reason };
                vec![
                    entry["id"].to_string(),
                    text(&entry["at"]),
                    text(&entry["type"]),
                    text(&entry["actor"]["id"]),
                    reason,
                ]
            })
            .collect();
        let found: Vec<Vec<String>> =
            rows[1..].iter().map(|row| [0, 1, 2, 3, 8].map(|at| row[at].clone()).to_vec()).collect();
        assert_eq!(found, expected, "{filter}");
    }
    let mut client = Desk::of(&hall, &client).await;
    shown(&client.open("/console/audit/csv").await, 403);
    shown(&desk.open("/console/audit/csv?type=lost").await, 422);
}
