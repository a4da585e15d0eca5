//! Offers and their lines.

use crate::{
    core::{clock::Timestamp, money::Money},
    database::{
        Error, FromRow, Param, Row, Tx,
        enums::{CancellationPolicy, Side, text_enum},
        from_row,
        ids::JobId,
        placeholders, select, stored_struct,
    },
    job::offers::quantity::{OfferUnit, Quantity},
};

text_enum! {
    /// The status of an offer.
    pub(crate) OfferStatus {
        /// The other side can accept it.
        Open = "OPEN",
        /// The other side has accepted it.
        Accepted = "ACCEPTED",
        /// The other side has declined it, or has ended the job instead.
        Declined = "DECLINED",
        /// Its author has withdrawn it, or has ended the job instead.
        Withdrawn = "WITHDRAWN",
        /// Another offer was made after it.
        Superseded = "SUPERSEDED",
        /// It was not answered in time.
        Expired = "EXPIRED",
    }
}

stored_struct! {
    /// Terms that one side has offered. They are never edited.
    #[derive(Debug, Clone, PartialEq)]
    pub(crate) struct OfferTerms {
        pub(crate) made_by: Side,
        /// The sum of the lines in minor units; `None` if there are none.
        pub(crate) total_amount: Option<i64>,
        pub(crate) total_currency: Option<String>,
        pub(crate) scheduled_at: Option<Timestamp>,
        pub(crate) duration_minutes: Option<i64>,
        pub(crate) note: Option<String>,
        /// `None`: it is from before there were policies, and cancelling is free.
        pub(crate) cancellation_policy: Option<CancellationPolicy>,
        pub(crate) expires_at: Timestamp,
    }
}

/// An offer of a job.
#[derive(Debug, Clone)]
pub(crate) struct JobOffer {
    pub(crate) number: i64,
    pub(crate) status: OfferStatus,
    pub(crate) terms: OfferTerms,
    pub(crate) created_at: Timestamp,
    pub(crate) decided_at: Option<Timestamp>,
    pub(crate) decline_reason: Option<String>,
}

from_row!(JobOffer { number, status, [terms], created_at, decided_at, decline_reason });

/// A line of an offer. The price is in the currency of the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfferLine {
    pub(crate) description: String,
    pub(crate) quantity: Quantity,
    pub(crate) unit: OfferUnit,
    pub(crate) unit_price: i64,
}

/// A line with the number of its offer.
struct StoredLine {
    number: i64,
    line: OfferLine,
}

impl FromRow for StoredLine {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (number, description) = (row.take("number")?, row.take("description")?);
        let thousandths: i64 = row.take("quantity")?;
        let quantity = Quantity::from_thousandths(thousandths)
            .ok_or_else(|| Error::Other(format!("{thousandths} thousandths is not a quantity")))?;
        let (unit, unit_price) = (row.take("unit")?, row.take("unit_price")?);
        Ok(Self { number, line: OfferLine { description, quantity, unit, unit_price } })
    }
}

/// What a job shows of an offer: all but its lines, its note and what became of it.
#[derive(Debug, Clone)]
pub(crate) struct OfferSummary {
    pub(crate) number: i64,
    pub(crate) made_by: Side,
    pub(crate) total_amount: Option<i64>,
    pub(crate) total_currency: Option<String>,
    pub(crate) scheduled_at: Option<Timestamp>,
    pub(crate) duration_minutes: Option<i64>,
    pub(crate) cancellation_policy: Option<CancellationPolicy>,
    pub(crate) expires_at: Timestamp,
    pub(crate) created_at: Timestamp,
    /// When it was accepted, for one that was.
    pub(crate) decided_at: Option<Timestamp>,
}

impl OfferSummary {
    /// What it comes to, if it says so.
    pub(crate) fn total(&self) -> Option<Money> {
        Money::of(self.total_amount, self.total_currency.clone())
    }
}

/// The columns of `Option<OfferSummary>` of a table, each with a prefix.
macro_rules! offer_summary_columns {
    ($table:literal as $prefix:literal) => {
        $crate::job::models::offers::offer_summary_columns!(@ $table $prefix number made_by total_amount total_currency scheduled_at
            duration_minutes cancellation_policy expires_at created_at decided_at)
    };
    (@ $table:literal $prefix:literal $first:ident $($column:ident)*) => {
        concat!($table, ".", stringify!($first), " AS ", $prefix, stringify!($first)
            $(, ", ", $table, ".", stringify!($column), " AS ", $prefix, stringify!($column))*)
    };
}
pub(crate) use offer_summary_columns;

/// For a `LEFT JOIN`.
impl FromRow for Option<OfferSummary> {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (number, made_by): (Option<i64>, Option<Side>) = (row.take("number")?, row.take("made_by")?);
        let (total_amount, total_currency) = (row.take("total_amount")?, row.take("total_currency")?);
        let (scheduled_at, duration_minutes) = (row.take("scheduled_at")?, row.take("duration_minutes")?);
        let cancellation_policy = row.take("cancellation_policy")?;
        let (expires_at, created_at): (Option<Timestamp>, Option<Timestamp>) =
            (row.take("expires_at")?, row.take("created_at")?);
        let times = expires_at.zip(created_at);
        let decided_at = row.take("decided_at")?;
        Ok(number.zip(made_by).zip(times).map(|((number, made_by), (expires_at, created_at))| OfferSummary {
            number,
            made_by,
            total_amount,
            total_currency,
            scheduled_at,
            duration_minutes,
            cancellation_policy,
            expires_at,
            created_at,
            decided_at,
        }))
    }
}

impl JobOffer {
    fn select() -> String {
        format!(
            "SELECT o.number, o.status, {}, o.created_at, o.decided_at, o.decline_reason FROM job_offers o",
            select("o", OfferTerms::COLUMNS)
        )
    }

    pub(crate) fn find(tx: &mut Tx<'_>, job: JobId, number: i64) -> Result<Option<JobOffer>, Error> {
        tx.optional(&format!("{} WHERE o.job_id = $1 AND o.number = $2", Self::select()), &[&job, &number])
    }

    /// The offers of a job before a number with their lines, the newest first.
    pub(crate) fn before(
        tx: &mut Tx<'_>,
        job: JobId,
        number: i64,
        rows: i64,
    ) -> Result<Vec<(JobOffer, Vec<OfferLine>)>, Error> {
        let sql = format!("{} WHERE o.job_id = $1 AND o.number < $2 ORDER BY o.number DESC LIMIT $3", Self::select());
        let offers: Vec<JobOffer> = tx.all(&sql, &[&job, &number, &rows])?;
        let Some(oldest) = offers.last().map(|offer| offer.number) else { return Ok(Vec::new()) };
        let lines: Vec<StoredLine> = tx.all(
            "SELECT number, description, quantity, unit, unit_price FROM job_offer_lines
             WHERE job_id = $1 AND number >= $2 AND number < $3 ORDER BY number DESC, position DESC",
            &[&job, &oldest, &number],
        )?;
        // Both are newest first, so the lines of each offer follow those of the one before it.
        let mut lines = lines.into_iter().peekable();
        let mut with_lines = Vec::new();
        for offer in offers {
            let mut own = Vec::new();
            while let Some(stored) = lines.next_if(|stored| stored.number >= offer.number) {
                own.push(stored.line);
            }
            own.reverse();
            with_lines.push((offer, own));
        }
        Ok(with_lines)
    }

    /// Marks an open offer as decided.
    pub(crate) fn decide(
        tx: &mut Tx<'_>,
        job: JobId,
        number: i64,
        to: OfferStatus,
        reason: Option<&str>,
    ) -> Result<(), Error> {
        let now = tx.now();
        tx.execute_one(
            "UPDATE job_offers SET status = $3, decided_at = $4, decline_reason = $5
             WHERE job_id = $1 AND number = $2 AND status = 'OPEN'",
            &[&job, &number, &to, &now, &reason],
        )
    }

    /// Supersedes the open offer of a job, if it has one. One whose time is over has expired.
    pub(crate) fn supersede(tx: &mut Tx<'_>, job: JobId) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "UPDATE job_offers SET decided_at = $2, status = CASE WHEN expires_at <= $2 THEN 'EXPIRED' ELSE 'SUPERSEDED' END
             WHERE job_id = $1 AND status = 'OPEN'",
            &[&job, &now],
        )?;
        Ok(())
    }

    /// Ends the open offer of a job that this side has ended: its own is withdrawn, the other's declined. Without a side, or if its time was over
    /// before, it has expired.
    pub(crate) fn end(tx: &mut Tx<'_>, job: JobId, by: Option<Side>) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "UPDATE job_offers SET decided_at = $2, status = CASE WHEN CAST($3 AS TEXT) IS NULL OR expires_at <= $2 THEN 'EXPIRED'
                 WHEN made_by = $3 THEN 'WITHDRAWN' ELSE 'DECLINED' END
             WHERE job_id = $1 AND status = 'OPEN'",
            &[&job, &now, &by],
        )?;
        Ok(())
    }

    /// Some open offers that expire by `before`.
    pub(crate) fn due_to_expire(tx: &mut Tx<'_>, before: Timestamp, rows: i64) -> Result<Vec<DueOffer>, Error> {
        tx.all(
            "SELECT job_id, number FROM job_offers WHERE status = 'OPEN' AND expires_at <= $1 ORDER BY expires_at LIMIT $2",
            &[&before, &rows],
        )
    }
}

/// An open offer whose time is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DueOffer {
    pub(crate) job_id: JobId,
    pub(crate) number: i64,
}

from_row!(DueOffer { job_id, number });

impl OfferTerms {
    /// Stores an open offer with its lines.
    pub(crate) fn insert(&self, tx: &mut Tx<'_>, job: JobId, number: i64, lines: &[OfferLine]) -> Result<(), Error> {
        let now = tx.now();
        let (columns, values) = (Self::COLUMNS.join(", "), placeholders(Self::COLUMNS, 5));
        let mut params: Vec<&dyn Param> = vec![&job, &number, &OfferStatus::Open, &now];
        params.extend(self.params());
        tx.execute(
            &format!("INSERT INTO job_offers (job_id, number, status, created_at, {columns}) VALUES ($1, $2, $3, $4, {values})"),
            &params,
        )?;
        for (position, line) in (1_i64..).zip(lines) {
            tx.execute(
                "INSERT INTO job_offer_lines (job_id, number, position, description, quantity, unit, unit_price)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
                &[
                    &job,
                    &number,
                    &position,
                    &line.description,
                    &line.quantity.thousandths(),
                    &line.unit,
                    &line.unit_price,
                ],
            )?;
        }
        Ok(())
    }
}
