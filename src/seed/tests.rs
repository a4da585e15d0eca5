use super::{demo_data::DemoData, jobs::DemoJob, sizes::*};
use crate::{
    core::clock::Timestamp,
    database::enums::CancellationPolicy,
    job::{
        dispute::models::DisputeStatus,
        models::{offers::OfferStatus, outcome::OutcomeReason},
    },
};
use std::collections::HashSet;

fn now() -> Timestamp {
    "2026-05-04T10:00:00Z".parse().unwrap()
}

fn summary(demo: &DemoData) -> Vec<String> {
    let accounts = demo
        .accounts
        .workers
        .iter()
        .map(|worker| format!("{} {} {}", worker.person.id, worker.person.email, worker.bio));
    let messages =
        demo.activity.messages.iter().map(|message| format!("{} {} {}", message.id, message.sent_at, message.content));
    accounts.chain(messages).collect()
}

#[test]
fn the_same_seed_makes_the_same_data() {
    let demo = DemoData::new(&DEMO, SEED, now());
    assert_eq!(summary(&demo), summary(&DemoData::new(&DEMO, SEED, now())));
    assert_ne!(summary(&demo), summary(&DemoData::new(&DEMO, SEED + 1, now())));
}

#[test]
fn there_is_as_much_as_was_asked_for() {
    let sizes =
        Sizes { workers: 200, clients: 500, services: 1000, threads: 500, messages: 5000, reviews: 2000, jobs: 1000 };
    let DemoData { accounts, activity, .. } = DemoData::new(&sizes, 7, now());
    assert_eq!((accounts.workers.len(), accounts.clients.len(), accounts.services.len()), (200, 500, 1000));
    assert_eq!((activity.threads.len(), activity.messages.len(), activity.jobs.len()), (500, 5000, 3000));
    assert_eq!(activity.reviews.len(), 2000);
}

#[test]
fn nothing_happens_before_its_cause_or_after_now() {
    let DemoData { accounts, activity, events, .. } = DemoData::new(&DEMO, SEED, now());
    assert!(events.is_sorted_by_key(|event| event.at));
    assert!(events.last().unwrap().at <= now());
    for thread in &activity.threads {
        let (client, service) = (&accounts.clients[thread.client], &accounts.services[thread.service]);
        assert!(client.person.created_at <= thread.created_at && service.created_at <= thread.created_at);
        assert!(thread.last_activity_at <= now());
    }
    for job in &activity.jobs {
        let times = [Some(job.created_at), job.accepted_at, job.completed_at, job.finalized_at, job.ended_at];
        assert!(times.into_iter().flatten().is_sorted(), "{}", job.status);
        assert!(activity.threads[job.thread].created_at <= job.created_at && job.updated_at() <= now());
    }
}

#[test]
fn every_state_of_a_job_can_be_seen_and_none_is_about_to_end_by_itself() {
    let DemoData { activity, .. } = DemoData::new(&DEMO, SEED, now());
    let states: HashSet<&str> = activity.jobs.iter().map(|job| job.status).collect();
    assert_eq!(states.len(), 8);
    let days = |count: u64| now().saturating_sub(std::time::Duration::from_secs(count * 24 * 60 * 60));
    for job in &activity.jobs {
        assert!(job.status != "NEGOTIATING" || job.updated_at() > days(13));
        assert!(job.status != "COMPLETED" || job.completed_at.unwrap() > days(6));
    }
}

#[test]
fn quotes_other_times_cancellations_of_each_policy_and_no_shows_can_be_seen() {
    let DemoData { activity, .. } = DemoData::new(&DEMO, SEED, now());
    let offers = || activity.jobs.iter().flat_map(|job| job.offers.iter().map(move |offer| (job, offer)));
    for status in OfferStatus::ALL {
        assert!(offers().any(|(_, offer)| offer.status == *status), "{status:?}");
    }
    assert!(offers().any(|(job, offer)| job.status == "ACCEPTED" && offer.status == OfferStatus::Open));
    assert!(activity.jobs.iter().any(|job| job.agreed_offer == Some(3)), "a quote and another time");
    for policy in CancellationPolicy::ALL {
        let is_of_it = |job: &&DemoJob| job.offers.iter().any(|offer| offer.terms.cancellation_policy == Some(*policy));
        assert!(activity.jobs.iter().filter(is_of_it).any(|job| job.outcome.is_some()), "{policy:?}");
    }
    for reason in [OutcomeReason::Cancelled, OutcomeReason::NoShowOfClient, OutcomeReason::NoShowOfWorker] {
        assert!(
            activity.jobs.iter().any(|job| job.outcome.is_some_and(|outcome| outcome.reason == reason)),
            "{reason:?}"
        );
    }
}

#[test]
fn work_that_was_done_is_reviewed_with_stars_and_jobs_that_were_called_off_late_in_words() {
    let DemoData { activity, .. } = DemoData::new(&DEMO, SEED, now());
    for reviews in [&activity.reviews, &activity.client_reviews] {
        for review in reviews {
            let job = &activity.jobs[review.job];
            assert_eq!(review.rating.is_some(), job.status == "FINALIZED", "{}", job.status);
            assert!(review.rating.is_some() || review.text.is_some() && !review.counts);
        }
        assert!(reviews.iter().any(|review| review.rating.is_none() && review.revealed_at.is_some()));
    }
}

#[test]
fn disputes_can_be_seen_and_none_is_about_to_be_decided_by_silence() {
    let DemoData { activity, .. } = DemoData::new(&DEMO, SEED, now());
    let disputes = || activity.jobs.iter().filter_map(|job| job.dispute.as_ref());
    for status in [DisputeStatus::Open, DisputeStatus::Settled, DisputeStatus::Unanswered, DisputeStatus::Resolved] {
        assert!(disputes().any(|dispute| dispute.status == status), "{status:?}");
    }
    let four_days = std::time::Duration::from_secs(4 * 24 * 60 * 60);
    for open in disputes().filter(|dispute| dispute.status == DisputeStatus::Open && dispute.answered_at.is_none()) {
        assert!(now().saturating_since(open.opened_at) <= four_days);
    }
}

#[test]
fn what_is_agreed_is_what_was_offered() {
    let DemoData { activity, .. } = DemoData::new(&DEMO, SEED, now());
    for job in &activity.jobs {
        let open = job.offers.iter().filter(|offer| offer.status == OfferStatus::Open).count();
        assert!(open <= 1 && (open == 0 || matches!(job.status, "NEGOTIATING" | "ACCEPTED")), "{}", job.status);
        let agreed = job.agreed_offer.and_then(|number| job.offers.get(usize::try_from(number - 1).unwrap()));
        assert_eq!(agreed.is_some(), job.accepted_at.is_some() && !job.offers.is_empty(), "{}", job.status);
        if let Some(offer) = agreed {
            assert_eq!((offer.status, offer.terms.total_amount), (OfferStatus::Accepted, job.price));
            assert_eq!(offer.terms.scheduled_at, job.scheduled_at);
        }
        assert!(job.completed_at.is_none_or(|done| job.scheduled_at.is_none_or(|start| start <= done)));
        let is_called_off = job.status == "CANCELLED" && job.accepted_at.is_some();
        let is_decided = job.dispute.as_ref().is_some_and(|dispute| dispute.decided_at.is_some());
        assert_eq!(job.outcome.is_some(), is_called_off || is_decided);
    }
}
