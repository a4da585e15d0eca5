//! Workers.

use super::{name_change::models::NameChange, reliability::summary::Reliability, summary::Rating};
use crate::database::{
    Error, FromRow, Row, Tx,
    enums::KycStatus,
    from_row,
    ids::{PictureId, UserId},
    models::user::User,
};

/// A worker with every column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WorkerProfile {
    pub(crate) user: User,
    pub(crate) bio: Option<String>,
    pub(crate) skills: Skills,
    pub(crate) years_experience: Option<i64>,
    pub(crate) location: Option<String>,
    pub(crate) latitude: Option<f64>,
    pub(crate) longitude: Option<f64>,
    pub(crate) is_available: bool,
    pub(crate) availability_note: Option<String>,
    pub(crate) kyc_status: KycStatus,
    pub(crate) jobs_completed: i64,
    pub(crate) rating: Rating,
    pub(crate) reliability: Reliability,
    pub(crate) picture_id: Option<PictureId>,
}

from_row!(WorkerProfile {
    [user],
    bio,
    [skills],
    years_experience,
    location,
    latitude,
    longitude,
    is_available,
    availability_note,
    kyc_status,
    jobs_completed,
    [rating],
    [reliability],
    picture_id,
});

/// The columns of [`WorkerProfile`], of tables that are called `u` (users) and `w` (workers).
macro_rules! profile_columns {
    () => {
        concat!(
            $crate::database::models::user::user_columns!(),
            ", w.bio, w.skills, w.years_experience, w.location, w.latitude, w.longitude, w.is_available, w.availability_note,
             w.kyc_status, w.jobs_completed, w.stars_1, w.stars_2, w.stars_3, w.stars_4, w.stars_5,
             w.jobs_finished, w.jobs_failed, w.late_cancellations, w.response_time_minutes, w.repeat_clients, w.picture_id"
        )
    };
}
pub(crate) use profile_columns;

impl WorkerProfile {
    pub(crate) fn find(tx: &mut Tx<'_>, id: UserId) -> Result<Option<WorkerProfile>, Error> {
        tx.optional(
            concat!(
                "SELECT ",
                profile_columns!(),
                " FROM workers w JOIN users u ON u.id = w.user_id WHERE w.user_id = $1"
            ),
            &[&id],
        )
    }

    /// A worker if they are public.
    pub(crate) fn find_public(tx: &mut Tx<'_>, id: UserId) -> Result<Option<WorkerProfile>, Error> {
        tx.optional(
            concat!(
                "SELECT ",
                profile_columns!(),
                " FROM workers w JOIN users u ON u.id = w.user_id WHERE w.user_id = $1 AND u.status = 'ACTIVE'"
            ),
            &[&id],
        )
    }

    /// Saves the fields that a worker may change in their profile.
    pub(crate) fn save(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        self.user.save(tx)?;
        tx.execute(
            "UPDATE workers SET bio = $2, skills = $3, years_experience = $4, location = $5, latitude = $6, longitude = $7
             WHERE user_id = $1",
            &[
                &self.user.id,
                &self.bio,
                &self.skills.to_json(),
                &self.years_experience,
                &self.location,
                &self.latitude,
                &self.longitude,
            ],
        )?;
        Ok(())
    }
}

/// A worker's own profile.
#[derive(Debug)]
pub(crate) struct OwnProfile {
    pub(crate) profile: WorkerProfile,
    /// A requested name that an administrator has to decide on.
    pub(crate) wished_name: Option<NameChange>,
}

/// Sets whether the worker is available.
pub(crate) fn set_availability(
    tx: &mut Tx<'_>,
    id: UserId,
    is_available: bool,
    note: Option<&str>,
) -> Result<(), Error> {
    tx.execute(
        "UPDATE workers SET is_available = $2, availability_note = $3 WHERE user_id = $1",
        &[&id, &is_available, &note],
    )?;
    Ok(())
}

/// The status of a worker's identity check.
pub(crate) fn kyc_status(tx: &mut Tx<'_>, id: UserId) -> Result<KycStatus, Error> {
    let (status,) = tx.one("SELECT kyc_status FROM workers WHERE user_id = $1", &[&id])?;
    Ok(status)
}

/// Sets the status of a worker's identity check.
pub(crate) fn set_kyc_status(tx: &mut Tx<'_>, id: UserId, status: KycStatus) -> Result<(), Error> {
    tx.execute("UPDATE workers SET kyc_status = $2 WHERE user_id = $1", &[&id, &status])?;
    Ok(())
}

/// A worker's skills. Stored as a JSON list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Skills(Vec<String>);

impl Skills {
    /// The skills in the given order; duplicates are removed, ignoring case.
    pub(crate) fn new<'s>(named: impl IntoIterator<Item = &'s str>) -> Self {
        let mut seen = std::collections::HashSet::new();
        Self(named.into_iter().filter(|skill| seen.insert(skill.to_lowercase())).map(str::to_owned).collect())
    }

    pub(crate) fn into_vec(self) -> Vec<String> {
        self.0
    }

    fn to_json(&self) -> String {
        serde_json::Value::from(self.0.as_slice()).to_string()
    }
}

impl FromRow for Skills {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let json: String = row.take("skills")?;
        serde_json::from_str(&json)
            .map(Self)
            .map_err(|error| Error::Other(format!("a worker's skills are not a list: {error}")))
    }
}

impl FromRow for Rating {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (one, two, three) = (row.take("stars_1")?, row.take("stars_2")?, row.take("stars_3")?);
        Ok(Self::of([one, two, three, row.take("stars_4")?, row.take("stars_5")?]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skill_that_is_named_again_counts_once() {
        let skills = Skills::new(["Plumbing", "Tiling", "PLUMBING", "tiling", "Straße"]);
        assert_eq!(skills.into_vec(), ["Plumbing", "Tiling", "Straße"]);
    }
}
