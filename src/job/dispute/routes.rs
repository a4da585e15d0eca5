//! `/jobs/{id}/dispute` and `/jobs/{id}/contest`.

use super::{
    decision::InvalidShare,
    limits::{DISPUTE, DISPUTE_ENTRY},
    models::{DisputeRecord, MAX_ENTRIES},
    schemas::{DisputeCreate, DisputeRead, SettlementCreate, StatementCreate},
    services::{self, DisputeError, ShareField},
    settings::DisputeSettings,
};
use crate::{
    app::App,
    auth::permissions::{Party, Permission, Respondent},
    codes::{
        AlreadyDecided, AnotherAdministratorNeeded, ClaimedByOther, IllegalTransition, NotAppealable, NotClaimed,
        NothingToContest, SettlementNotOpen, TooEarly, TooManyDisputeEntries, WrongSide,
    },
    core::{
        dependencies::{Caller, IdempotencyKey, Idempotent, Path},
        error::Problem,
        input::FieldError,
        rate_limit::{Policy, RateLimitKey, WRITE},
    },
    database::{Tx, ids::JobId},
    idempotency::{Created, StoredResponse},
    job::settings::JobSettings,
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(open_dispute), access::<Party>(), &DISPUTE)
        .refuses(&[IllegalTransition::ENTRY, TooEarly::ENTRY])
        .route(routes!(contest_no_show), access::<Respondent>(), &WRITE)
        .refuses(&[IllegalTransition::ENTRY, NothingToContest::ENTRY])
        .route(routes!(get_dispute), access::<Party>(), None)
        .route(routes!(create_dispute_statement), access::<Respondent>(), &DISPUTE_ENTRY)
        .refuses(&[AlreadyDecided::ENTRY, TooManyDisputeEntries::ENTRY])
        .route(routes!(propose_settlement), access::<Party>(), &DISPUTE_ENTRY)
        .refuses(&[AlreadyDecided::ENTRY, TooManyDisputeEntries::ENTRY])
        .route(routes!(accept_settlement), access::<Party>(), &WRITE)
        .refuses(&[AlreadyDecided::ENTRY, SettlementNotOpen::ENTRY, WrongSide::ENTRY])
        .route(routes!(decline_settlement), access::<Party>(), &WRITE)
        .refuses(&[AlreadyDecided::ENTRY, SettlementNotOpen::ENTRY, WrongSide::ENTRY])
        .route(routes!(appeal_dispute), access::<Respondent>(), &DISPUTE)
        .refuses(&[NotAppealable::ENTRY])
}

/// Open a dispute about a job: after its agreed start (a day after an agreement without one), or when its work is marked as done. Nothing ends by itself any more. If the
/// other side says nothing for five days, what you want counts. Both sides can say more and propose settlements; an administrator
/// decides if they do not agree.
#[utoipa::path(post, path = "/jobs/{id}/dispute", tag = "job", params(("id" = JobId, Path)), request_body = DisputeCreate,
    responses((status = 201, description = "The dispute.", body = DisputeRead)))]
async fn open_dispute(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<JobId>,
    Idempotent { body: new, idempotency_key }: Idempotent<DisputeCreate>,
) -> Result<StoredResponse, Problem> {
    let settings = JobSettings::of(&app.settings);
    add(&app, caller, id, idempotency_key, &DISPUTE, move |tx, party| services::open(tx, party, id, &new, settings))
        .await
}

/// Contest that you did not come; also while your account is frozen. The job is disputed then: you want what was agreed, and the other side has to answer.
#[utoipa::path(post, path = "/jobs/{id}/contest", tag = "job", params(("id" = JobId, Path)), request_body = StatementCreate,
    responses((status = 201, description = "The dispute.", body = DisputeRead)))]
async fn contest_no_show(
    State(app): State<App>,
    caller: Caller<Respondent>,
    Path(id): Path<JobId>,
    Idempotent { body: said, idempotency_key }: Idempotent<StatementCreate>,
) -> Result<StoredResponse, Problem> {
    let (jobs, disputes) = (JobSettings::of(&app.settings), DisputeSettings::of(&app.settings));
    app.create_idempotent(caller, idempotency_key, move |tx, party| {
        services::contest(tx, party, id, &said.text, jobs).map(|record| Created::New(DisputeRead::of(record, disputes)))
    })
    .await
}

/// The dispute of one of your jobs, with all that was said.
#[utoipa::path(get, path = "/jobs/{id}/dispute", tag = "job", params(("id" = JobId, Path)),
    responses((status = 200, description = "The dispute.", body = DisputeRead)))]
async fn get_dispute(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<JobId>,
) -> Result<Json<DisputeRead>, Problem> {
    let record = app.read(caller, move |tx, party| services::view(tx, party, id)).await?;
    Ok(Json(DisputeRead::of(record, DisputeSettings::of(&app.settings))))
}

/// Say something about a dispute of yours, at most twenty times, also while an appeal waits or your account is frozen. It cannot be changed.
#[utoipa::path(post, path = "/jobs/{id}/dispute/statements", tag = "job", params(("id" = JobId, Path)), request_body = StatementCreate,
    responses((status = 201, description = "The dispute.", body = DisputeRead)))]
async fn create_dispute_statement(
    State(app): State<App>,
    caller: Caller<Respondent>,
    Path(id): Path<JobId>,
    Idempotent { body: said, idempotency_key }: Idempotent<StatementCreate>,
) -> Result<StoredResponse, Problem> {
    let jobs = JobSettings::of(&app.settings);
    let say = move |tx: &mut Tx<'_>, party: &Respondent| services::say(tx, party, id, &said.text, jobs);
    add(&app, caller, id, idempotency_key, &DISPUTE_ENTRY, say).await
}

/// Propose how to settle a dispute of yours. One that is open is superseded, whichever side proposed it.
#[utoipa::path(post, path = "/jobs/{id}/dispute/settlements", tag = "job", params(("id" = JobId, Path)), request_body = SettlementCreate,
    responses((status = 201, description = "The dispute.", body = DisputeRead)))]
async fn propose_settlement(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<JobId>,
    Idempotent { body: new, idempotency_key }: Idempotent<SettlementCreate>,
) -> Result<StoredResponse, Problem> {
    let jobs = JobSettings::of(&app.settings);
    let propose = move |tx: &mut Tx<'_>, party: &Party| services::propose(tx, party, id, &new, jobs);
    add(&app, caller, id, idempotency_key, &DISPUTE_ENTRY, propose).await
}

/// Accept the open settlement that the other side has proposed. The job ends by it, for good.
#[utoipa::path(post, path = "/jobs/{id}/dispute/settlements/{number}/accept", tag = "job",
    params(("id" = JobId, Path), ("number" = i64, Path, minimum = 1), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, description = "Settled.", body = DisputeRead)))]
async fn accept_settlement(
    State(app): State<App>,
    caller: Caller<Party>,
    Path((id, number)): Path<(JobId, i64)>,
    idempotency_key: IdempotencyKey,
) -> Result<StoredResponse, Problem> {
    let (jobs, settings) = (JobSettings::of(&app.settings), DisputeSettings::of(&app.settings));
    app.change_idempotent(caller, idempotency_key, move |tx, party| {
        services::settle(tx, party, id, number, jobs).map(|record| DisputeRead::of(record, settings))
    })
    .await
}

/// Decline the open settlement that the other side has proposed. The dispute goes on.
#[utoipa::path(post, path = "/jobs/{id}/dispute/settlements/{number}/decline", tag = "job",
    params(("id" = JobId, Path), ("number" = i64, Path, minimum = 1), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, description = "Declined.", body = DisputeRead)))]
async fn decline_settlement(
    State(app): State<App>,
    caller: Caller<Party>,
    Path((id, number)): Path<(JobId, i64)>,
    idempotency_key: IdempotencyKey,
) -> Result<StoredResponse, Problem> {
    let (jobs, settings) = (JobSettings::of(&app.settings), DisputeSettings::of(&app.settings));
    app.change_idempotent(caller, idempotency_key, move |tx, party| {
        services::decline(tx, party, id, number, jobs).map(|record| DisputeRead::of(record, settings))
    })
    .await
}

/// Appeal against the decision of an administrator, within fourteen days; one side may, once. Another administrator decides on it, if
/// there is one. What the worker gets may change; the status of the job does not.
#[utoipa::path(post, path = "/jobs/{id}/dispute/appeal", tag = "job", params(("id" = JobId, Path)), request_body = StatementCreate,
    responses((status = 201, description = "The dispute.", body = DisputeRead)))]
async fn appeal_dispute(
    State(app): State<App>,
    caller: Caller<Respondent>,
    Path(id): Path<JobId>,
    Idempotent { body: said, idempotency_key }: Idempotent<StatementCreate>,
) -> Result<StoredResponse, Problem> {
    let settings = DisputeSettings::of(&app.settings);
    let appeal = move |tx: &mut Tx<'_>, party: &Respondent| services::appeal(tx, party, id, &said.text, settings);
    add(&app, caller, id, idempotency_key, &DISPUTE, appeal).await
}

/// Adds something to a dispute, within the limits of what sends mail.
async fn add<P, F>(
    app: &App,
    caller: Caller<P>,
    id: JobId,
    idempotency_key: IdempotencyKey,
    policy: &'static Policy,
    work: F,
) -> Result<StoredResponse, Problem>
where
    P: Permission + Send + 'static,
    F: Fn(&mut Tx<'_>, &P) -> Result<DisputeRecord, DisputeError> + Send + 'static,
{
    let user = caller.claims.user;
    app.allow_once(policy, RateLimitKey::user_and(user.as_uuid(), id.as_uuid()), user, &idempotency_key).await?;
    let settings = DisputeSettings::of(&app.settings);
    app.create_idempotent(caller, idempotency_key, move |tx, party| {
        work(tx, party).map(|record| Created::New(DisputeRead::of(record, settings)))
    })
    .await
}

impl From<DisputeError> for Problem {
    fn from(error: DisputeError) -> Self {
        let says = error.to_string();
        match error {
            DisputeError::Job(error) => error.into(),
            DisputeError::NoSuchDispute => Self::not_found(),
            DisputeError::AlreadyDecided => Self::new(AlreadyDecided, says),
            DisputeError::Share { of, why } => {
                let (error, says) = match why {
                    InvalidShare::Missing => {
                        (FieldError::Required, "is required, because a total was agreed".to_owned())
                    }
                    InvalidShare::NoTotal => (
                        FieldError::OutOfRange { min: None, max: None },
                        "must be omitted: no total was agreed".to_owned(),
                    ),
                    InvalidShare::AboveTotal { total } => (
                        FieldError::OutOfRange { min: Some(0), max: Some(total) },
                        format!("must be at most {total}, the agreed total"),
                    ),
                };
                Self::invalid_field(of.pointer(), error, says)
            }
            DisputeError::Currency { of, .. } => {
                Self::invalid_field(format!("{}/currency", of.pointer()), FieldError::InvalidCurrency, says)
            }
            DisputeError::TooManyStatements | DisputeError::TooManySettlements => {
                Self::new(TooManyDisputeEntries { max: MAX_ENTRIES }, says)
            }
            DisputeError::SettlementNotOpen { open } => {
                Self::new(SettlementNotOpen { open: open.unwrap_or_default() }, says)
            }
            DisputeError::WrongSide => Self::new(WrongSide, says),
            DisputeError::NotAppealable => Self::new(NotAppealable, says),
            DisputeError::ClaimedByOther => Self::new(ClaimedByOther, says),
            DisputeError::NotClaimed => Self::new(NotClaimed, says),
            DisputeError::AnotherAdministratorNeeded => Self::new(AnotherAdministratorNeeded, says),
            DisputeError::Database(error) => error.into(),
        }
    }
}

impl ShareField {
    fn pointer(self) -> &'static str {
        match self {
            Self::Wants => "/wants/worker_gets",
            Self::WorkerGets => "/worker_gets",
        }
    }
}
