//! Statements whose conditions depend on a filter.

use super::{Error, FromRow, Param, Tx};

/// A statement built from fixed fragments, each with one parameter in the place of `$?`.
pub(crate) struct Conditions {
    sql: String,
    params: Vec<Box<dyn Param>>,
}

impl Conditions {
    /// Starts with a fragment whose parameter is `$1`.
    pub(crate) fn new(sql: impl Into<String>, first: impl Param + 'static) -> Self {
        Self { sql: sql.into(), params: vec![Box::new(first)] }
    }

    /// Adds a condition.
    pub(crate) fn and(&mut self, condition: &'static str, param: impl Param + 'static) {
        self.push_text(" AND ");
        self.push(condition, param);
    }

    /// Adds a condition if there is a value for it.
    pub(crate) fn and_if(&mut self, condition: &'static str, param: Option<impl Param + 'static>) {
        if let Some(param) = param {
            self.and(condition, param);
        }
    }

    /// Adds a condition without a parameter, or with parameters from [`Conditions::bind`].
    pub(crate) fn and_text(&mut self, condition: &str) {
        self.push_text(" AND ");
        self.push_text(condition);
    }

    /// Adds a fragment that is no condition.
    pub(crate) fn push(&mut self, piece: &'static str, param: impl Param + 'static) {
        let place = self.bind(param);
        self.push_text(&piece.replace("$?", &place));
    }

    /// Adds a fragment without a parameter.
    pub(crate) fn push_text(&mut self, piece: &str) {
        self.sql.push_str(piece);
    }

    /// Adds a parameter and returns its placeholder.
    pub(crate) fn bind(&mut self, param: impl Param + 'static) -> String {
        self.params.push(Box::new(param));
        format!("${}", self.params.len())
    }

    /// The rows.
    pub(crate) fn all<T: FromRow>(&self, tx: &mut Tx<'_>) -> Result<Vec<T>, Error> {
        tx.all(&self.sql, &self.params())
    }

    pub(crate) fn params(&self) -> Vec<&dyn Param> {
        self.params.iter().map(|param| &**param).collect()
    }

    #[cfg(test)]
    pub(crate) fn sql(&self) -> &str {
        &self.sql
    }
}
