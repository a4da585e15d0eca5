//! Writes jobs with their offers, disputes and reviews.

use super::super::{
    accounts::DemoService,
    deals::steps,
    demo_data::DemoData,
    disputes::ANSWER,
    jobs::{DemoDispute, DemoJob, DemoReview},
};
use crate::{
    core::day::Day,
    database::{
        Error, Tx,
        enums::{Side, UserStatus},
        ids::UserId,
    },
    job::{
        dispute::models::{DisputeStatus, SettlementStatus},
        lifecycle::JobStatus,
        models::reliability::{JobClient, fact},
    },
    review::models::Flag,
    worker::reliability::{models::count, summary::first_day},
};

pub(in crate::seed) fn job(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let (accounts, activity) = (&demo.accounts, &demo.activity);
    let Some(job) = activity.jobs.get(row) else { return Ok(()) };
    let Some(thread) = activity.threads.get(job.thread) else { return Ok(()) };
    let (Some(client), Some(worker)) = (accounts.clients.get(thread.client), accounts.workers.get(thread.worker))
    else {
        return Ok(());
    };
    let service = accounts.services.get(thread.service);
    let version = i64::try_from(steps(job).len()).unwrap_or_default();
    let offer_count = i64::try_from(job.offers.len()).unwrap_or_default();
    let policy = job.agreed_offer.and(service).map(DemoService::cancellation_policy);
    let (no_show_by, no_show_at) = job.no_show.unzip();
    let cancelled_at = job.ended_at.filter(|_| job.status == "CANCELLED");
    tx.execute(
        "INSERT INTO jobs (id, thread_id, client_id, worker_id, service_id, status, version, title, price_amount, price_currency,
             scheduled_at, reason, created_at, updated_at, accepted_at, completed_at, finalized_at, cancelled_at, service_title,
             offer_count, agreed_offer, agreed_at, cancellation_policy, cancellation_start, no_show_by, no_show_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $15, $22, $23, $24, $25)",
        &[
            &job.id,
            &thread.id,
            &client.person.id,
            &worker.person.id,
            &service.map(|service| service.id),
            &job.status,
            &version,
            &job.title,
            &job.price,
            &job.price.map(|_| "EUR"),
            &job.scheduled_at,
            &job.reason,
            &job.created_at,
            &job.updated_at(),
            &job.accepted_at,
            &job.completed_at,
            &job.finalized_at,
            &cancelled_at,
            &service.map(|service| service.title.as_str()),
            &offer_count,
            &job.agreed_offer,
            &policy,
            &job.scheduled_at.filter(|_| job.accepted_at.is_some()),
            &no_show_by,
            &no_show_at,
        ],
    )?;
    if let Some(outcome) = &job.outcome {
        outcome.store(tx, job.id)?;
    }
    let status: Option<JobStatus> = job.status.parse().ok();
    let of = JobClient { id: client.person.id, status: UserStatus::Active };
    let fact = status.and_then(|status| fact(of, status, job.outcome));
    let first = Day::numbered(first_day(tx.now())).start();
    if let Some((fact, at)) = fact.zip(job.finalized_at.or(job.ended_at)).filter(|(_, at)| *at >= first) {
        count(tx, worker.person.id, fact, at)?;
    }
    if let Some(dispute) = &job.dispute {
        dispute.insert(tx, job, accounts.admin.id)?;
    }
    for (number, offer) in (1_i64..).zip(&job.offers) {
        offer.terms.insert(tx, job.id, number, &offer.lines)?;
        tx.execute(
            "UPDATE job_offers SET status = $3, created_at = $4, decided_at = $5 WHERE job_id = $1 AND number = $2",
            &[&job.id, &number, &offer.status, &offer.created_at, &offer.decided_at],
        )?;
    }
    Ok(())
}

pub(in crate::seed) fn review(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let Some(review) = demo.activity.reviews.get(row) else { return Ok(()) };
    insert_review(tx, demo, Side::Client, review)
}

pub(in crate::seed) fn client_review(tx: &mut Tx<'_>, demo: &DemoData, row: usize) -> Result<(), Error> {
    let Some(review) = demo.activity.client_reviews.get(row) else { return Ok(()) };
    insert_review(tx, demo, Side::Worker, review)
}

fn insert_review(tx: &mut Tx<'_>, demo: &DemoData, reviewer: Side, review: &DemoReview) -> Result<(), Error> {
    let (accounts, activity) = (&demo.accounts, &demo.activity);
    let Some(job) = activity.jobs.get(review.job) else { return Ok(()) };
    let Some(thread) = activity.threads.get(job.thread) else { return Ok(()) };
    let (Some(client), Some(worker)) = (accounts.clients.get(thread.client), accounts.workers.get(thread.worker))
    else {
        return Ok(());
    };
    let (client, worker) = (client.person.id, worker.person.id);
    let rating = review.rating.and_then(|stars| i64::try_from(stars).ok());
    let author = if reviewer == Side::Client { client } else { worker };
    if review.revealed_at.is_none() {
        tx.execute(
            "INSERT INTO blind_reviews (id, job_id, reviewer, author_id, rating, text, over_at, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[&review.id, &job.id, &reviewer, &author, &rating, &review.text, &review.over_at(job), &review.created_at],
        )?;
        return Ok(());
    }
    let table = if reviewer == Side::Client { "reviews" } else { "client_reviews" };
    tx.execute(
        &format!(
            "INSERT INTO {table} (id, job_id, client_id, worker_id, rating, text, reply, status, counts, revealed_at, replied_at, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'VISIBLE', $8, $9, $10, $11)"
        ),
        &[
            &review.id,
            &job.id,
            &client,
            &worker,
            &rating,
            &review.text,
            &review.reply,
            &review.counts,
            &review.revealed_at,
            &review.revealed_at.filter(|_| review.reply.is_some()),
            &review.created_at,
        ],
    )?;
    if review.is_flagged {
        let at = review.revealed_at.unwrap_or(review.created_at);
        Flag::raise(tx, (reviewer, review.id), worker, "This is not what happened.", at)?;
    }
    Ok(())
}

impl DemoDispute {
    fn insert(&self, tx: &mut Tx<'_>, job: &DemoJob, admin: UserId) -> Result<(), Error> {
        let decided_by = self.is_resolved().then_some(admin);
        let statement = decided_by.map(|_| "The pictures show that a part of the work was done, and done well.");
        let appealed_at = self.appealed_at();
        let appealed_by = appealed_at.map(|_| self.opened_by.other());
        let appeal = appealed_at.map(|_| "The pictures are from before I had finished.");
        tx.execute(
            "INSERT INTO disputes (job_id, status, opened_by, reason_code, wanted, was_done, opened_at, answered_at, decided_at, decided_by,
                 statement, appealed_by, appealed_at, appeal)
             VALUES ($1, $2, $3, $4, $5, TRUE, $6, $7, $8, $9, $10, $11, $12, $13)",
            &[
                &job.id,
                &self.status,
                &self.opened_by,
                &self.reason_code,
                &self.wanted,
                &self.opened_at,
                &self.answered_at,
                &self.decided_at,
                &decided_by,
                &statement,
                &appealed_by,
                &appealed_at,
                &appeal,
            ],
        )?;
        let said = [
            (self.opened_by, self.complaint, Some(self.opened_at)),
            (self.opened_by.other(), ANSWER, self.answered_at),
        ];
        for (number, (by, text, at)) in (1_i64..).zip(said) {
            let Some(at) = at else { continue };
            tx.execute(
                "INSERT INTO dispute_statements (job_id, number, made_by, text, created_at) VALUES ($1, $2, $3, $4, $5)",
                &[&job.id, &number, &by, &text, &at],
            )?;
        }
        if let (DisputeStatus::Settled, Some(decided_at)) = (self.status, self.decided_at) {
            tx.execute(
                "INSERT INTO dispute_settlements (job_id, number, proposed_by, status, worker_gets, created_at, decided_at)
                 VALUES ($1, 1, $2, $3, $4, $5, $6)",
                &[
                    &job.id,
                    &self.opened_by,
                    &SettlementStatus::Accepted,
                    &self.wanted,
                    &self.opened_at,
                    &decided_at,
                ],
            )?;
        }
        Ok(())
    }
}
