//! Mails about events: recipients, content, and delivery exactly once.

mod accounts;
mod delivery;
mod languages;
mod news;
mod quotas;

use crate::support::{Hall, Mail, eventually};

/// The subjects of the mails to an address, once there are `count`.
async fn subjects_of(hall: &Hall, address: &str, count: usize) -> Vec<String> {
    let mails = eventually("the mails", async || {
        let mails = hall.mails_to(address).await;
        (mails.len() >= count).then_some(mails)
    })
    .await;
    mails.into_iter().map(|mail| mail.subject).collect()
}

/// The latest mail to an address, once there are `count`.
async fn latest(hall: &Hall, address: &str, count: usize) -> Mail {
    subjects_of(hall, address, count).await;
    hall.mails_to(address).await.pop().unwrap()
}

fn written(hall: &Hall) -> usize {
    let folder = std::fs::read_dir(hall.home().join("mail"));
    folder.map_or(0, |files| {
        files.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|kind| kind == "eml")).count()
    })
}
