//! `hirehall queue` and `hirehall mails`.

use super::{
    installation::Installation,
    operator::{as_json, operator, recorded, refused},
};
use crate::support::Hall;
use hirehall::database::{
    ids::TaskId,
    queue::{Task, TaskKind, TaskOptions, claim, enqueue},
};
use macro_rules_attribute::apply;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::{fs, time::Duration};

/// Work of the kind of exports, which no loop takes here: they do not run.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Work(i64);

impl Task for Work {
    const KIND: TaskKind = TaskKind::Export;
    const LEASE: Duration = Duration::from_secs(60);

    fn key(&self) -> String {
        self.0.to_string()
    }
}

fn ids(listing: &Value) -> Vec<TaskId> {
    let tasks = listing["tasks"].as_array().unwrap().iter();
    tasks.map(|task| task["id"].as_str().unwrap().parse().unwrap()).collect()
}

/// All pages of a list, of `limit` tasks each.
fn pages(hall: &Hall, list: &str, limit: &str) -> Vec<Vec<TaskId>> {
    let (mut pages, mut after) = (Vec::new(), None::<String>);
    loop {
        let mut words = vec!["queue", list, "--json", "--limit", limit];
        words.extend(after.as_deref().map(|after| ["--after", after]).into_iter().flatten());
        let page = as_json(operator(hall, &words, ""));
        pages.push(ids(&page));
        match page["next"].as_str() {
            Some(next) => after = Some(next.to_owned()),
            None => return pages,
        }
    }
}

#[apply(both_engines)]
async fn the_queue_is_listed_in_pages_and_its_tasks_are_retried_and_dropped(hall: Hall) {
    let admin = hall.admin().await;
    assert_eq!(operator(&hall, &["queue", "list"], "").well(), "Nothing waits, and nothing has failed.\n");
    let fill = |tx: &mut hirehall::database::Tx<'_>| {
        (0..5).try_for_each(|number| {
            let now = TaskOptions::now(tx);
            enqueue(tx, &Work(number), now)
        })
    };
    hall.app.db.write(fill).await.unwrap();
    let open = pages(&hall, "list", "2");
    assert_eq!(open.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1]);
    let open = open.concat();
    assert_eq!(open, pages(&hall, "list", "1000").concat());
    let text = operator(&hall, &["queue", "list", "--limit", "2"], "").well();
    assert!(text.contains(&format!("There are more: see --after {}", open[1])), "{text}");
    assert!(text.contains("export: 5 open, 0 failed"), "{text}");
    assert_eq!(operator(&hall, &["queue", "list", "--limit", "0"], "").code, Some(2));

    for _ in 0..3 {
        let task = hall.app.db.write(claim::<Work>).await.unwrap().unwrap();
        hall.app.db.write(move |tx| task.fail(tx, "no such place")).await.unwrap();
    }
    let failed = pages(&hall, "failed", "2");
    assert_eq!(failed.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    let failed = failed.concat();
    assert_eq!(failed, [open[2], open[1], open[0]]);
    let text = operator(&hall, &["queue", "failed"], "").well();
    assert!(text.contains("no such place") && text.contains("2 open, 3 failed"), "{text}");

    let (first, second) = (failed[0].to_string(), failed[1].to_string());
    assert_eq!(as_json(operator(&hall, &["queue", "retry", &first, "--json"], "")), json!({ "id": first }));
    assert!(pages(&hall, "list", "10").concat().contains(&failed[0]));
    refused(&operator(&hall, &["queue", "drop", &second], ""), "add --yes");
    operator(&hall, &["queue", "drop", &second, "--yes"], "").well();
    for gone in [&["queue", "drop", &second, "--yes"][..], &["queue", "retry", &second]] {
        refused(&operator(&hall, gone, ""), &format!("there is no task {second}"));
    }
    refused(&operator(&hall, &["queue", "list", "--after", &second], ""), "list from the beginning");
    assert_eq!(pages(&hall, "failed", "10").concat(), [failed[2]]);
    assert_eq!(recorded(&admin).await, ["task.dropped", "task.retried"]);
}

#[apply(both_engines)]
async fn a_failed_task_is_not_retried_beside_an_open_one_that_does_the_same(hall: Hall) {
    let put = |tx: &mut hirehall::database::Tx<'_>| {
        let now = TaskOptions::now(tx);
        enqueue(tx, &Work(1), now)
    };
    hall.app.db.write(put).await.unwrap();
    let task = hall.app.db.write(claim::<Work>).await.unwrap().unwrap();
    let failed = task.id.to_string();
    hall.app.db.write(move |tx| task.fail(tx, "no such place")).await.unwrap();
    hall.app.db.write(put).await.unwrap();
    refused(&operator(&hall, &["queue", "retry", &failed], ""), "an open task does the same already");
    assert!(pages(&hall, "failed", "10").concat().iter().any(|task| task.to_string() == failed));
}

#[apply(both_engines)]
async fn mails_are_released_once_and_it_is_recorded(hall: Hall) {
    let admin = hall.admin().await;
    let hold = |tx: &mut hirehall::database::Tx<'_>| {
        tx.execute("INSERT INTO installation (name, value) VALUES ('mails_held', 'yesterday')", &[])
    };
    hall.app.db.write(hold).await.unwrap();
    assert_eq!(as_json(operator(&hall, &["queue", "list", "--json"], ""))["mails_held_since"], "yesterday");
    for were_held in [true, false] {
        assert_eq!(as_json(operator(&hall, &["queue", "release", "--json"], "")), json!({ "were_held": were_held }));
    }
    assert_eq!(recorded(&admin).await, ["mails.released"]);
}

#[test]
fn every_mail_is_written_as_text_and_as_html_in_every_language_and_nothing_else_is_made() {
    let hall = Installation::on_sqlite();
    let said = hall.run(&["mails", "preview"]).well();
    let in_language = |language: &str| {
        let files = fs::read_dir(hall.home().join("preview").join(language)).unwrap();
        files.map(|file| file.unwrap().path()).collect::<Vec<_>>()
    };
    let files = [in_language("de"), in_language("en")].concat();
    assert_eq!(said, format!("{} mails are in preview.\n", files.len() / 2));
    assert_eq!(in_language("de").len(), in_language("en").len());
    assert!(in_language("en").len() > 90, "{}", files.len());
    for file in files {
        let content = fs::read_to_string(&file).unwrap();
        match file.extension().unwrap().to_str().unwrap() {
            "txt" => assert!(content.starts_with("Subject: ") && content.lines().count() > 4, "{content}"),
            "html" => assert!(content.contains("</html>"), "{content}"),
            other => panic!("{other}"),
        }
        assert!(
            !content.contains("{ $") && !content.contains("{{") && !content.contains("{%"),
            "{}: {content}",
            file.display()
        );
    }
    assert!(!hall.home().join("data").exists());

    fs::write(hall.home().join("taken"), "").unwrap();
    let said = hall.run(&["mails", "taken"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("taken"), "{}", said.err);
}
