//! State machines as tables of transitions. Services check the table before they change a row; `allowed_actions`, errors and the
//! documentation are derived from it.

/// Each row: the old state, the action, the actor, the new state. An action that may end in one of several states has a row for each.
pub(crate) struct Transitions<S: 'static, A: 'static, B: 'static>(&'static [(S, A, B, S)]);

/// The table has no row for this state, action and actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct IllegalTransition<S, A, B> {
    pub(crate) from: S,
    pub(crate) action: A,
    pub(crate) by: B,
    /// Whether another actor may do this in this state.
    pub(crate) others_may: bool,
}

impl<S: Copy + PartialEq, A: Copy + PartialEq, B: Copy + PartialEq> Transitions<S, A, B> {
    pub(crate) const fn new(rows: &'static [(S, A, B, S)]) -> Self {
        Self(rows)
    }

    /// The state after `action` by `by`; of several, that of the first row.
    pub(crate) fn after(&self, from: S, action: A, by: B) -> Result<S, IllegalTransition<S, A, B>> {
        let row = self.0.iter().find(|row| (row.0, row.1, row.2) == (from, action, by));
        row.map(|row| row.3).ok_or_else(|| self.illegal(from, action, by))
    }

    /// The actions that `by` may do in a state, in the order of the table.
    pub(crate) fn allowed(&self, from: S, by: B) -> impl Iterator<Item = A> {
        let rows = self.0.iter().enumerate().filter(move |(_, row)| (row.0, row.2) == (from, by));
        // The rows of an action with several ends follow each other.
        let repeats = move |at: usize| at.checked_sub(1).and_then(|before| self.0.get(before));
        rows.filter(move |(at, row)| {
            repeats(*at).is_none_or(|before| (before.0, before.1, before.2) != (row.0, row.1, row.2))
        })
        .map(|(_, row)| row.1)
    }

    /// The error for an action that is not allowed.
    pub(crate) fn illegal(&self, from: S, action: A, by: B) -> IllegalTransition<S, A, B> {
        let others_may = self.0.iter().any(|row| (row.0, row.1) == (from, action));
        IllegalTransition { from, action, by, others_may }
    }

    /// The table in Markdown, for the documentation. `what` is the title of the action column.
    pub(crate) fn as_markdown(
        &self,
        what: &str,
        state: impl Fn(S) -> &'static str,
        action: impl Fn(A) -> &'static str,
        by: impl Fn(B) -> &'static str,
    ) -> String {
        let head = format!("| from | {what} | by | to |\n| --- | --- | --- | --- |\n");
        let rows = self
            .0
            .iter()
            .map(|row| format!("| {} | {} | {} | {} |\n", state(row.0), action(row.1), by(row.2), state(row.3)));
        rows.fold(head, |table, row| table + &row)
    }
}

#[cfg(test)]
impl<S, A, B> Transitions<S, A, B>
where
    S: Copy + PartialEq + std::fmt::Debug,
    A: Copy + PartialEq + std::fmt::Debug,
    B: Copy + PartialEq + std::fmt::Debug,
{
    pub(crate) fn rows(&self) -> impl Iterator<Item = (S, A, B, S)> {
        self.0.iter().copied()
    }

    /// Checks every state, action and actor: its rows end in different states, and `allowed` agrees with `after`.
    pub(crate) fn assert_consistent(&self, states: &[S], actions: &[A], actors: &[B]) {
        let mut legal = 0;
        for (from, action, by) in states
            .iter()
            .flat_map(|from| actions.iter().flat_map(move |action| actors.iter().map(move |by| (*from, *action, *by))))
        {
            let rows: Vec<S> =
                self.rows().filter(|row| (row.0, row.1, row.2) == (from, action, by)).map(|row| row.3).collect();
            let times_allowed = self.allowed(from, by).filter(|allowed| *allowed == action).count();
            match self.after(from, action, by) {
                Ok(to) => {
                    assert!(times_allowed == 1 && rows.first() == Some(&to), "{from:?} {action:?} {by:?}");
                    for (at, to) in rows.iter().enumerate() {
                        assert!(states.contains(to) && !rows[..at].contains(to), "{from:?} {action:?} {by:?}");
                    }
                    legal += rows.len();
                }
                Err(illegal) => {
                    assert!(times_allowed == 0 && rows.is_empty(), "{from:?} {action:?} {by:?}");
                    assert_eq!((illegal.from, illegal.action, illegal.by), (from, action, by));
                    assert_eq!(illegal.others_may, actors.iter().any(|by| self.after(from, action, *by).is_ok()));
                }
            }
        }
        assert_eq!(legal, self.rows().count(), "a row has a state, an action or an actor that is not listed");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A door that only its owner locks.
    const DOOR: Transitions<&str, &str, &str> = Transitions::new(&[
        ("open", "close", "guest", "closed"),
        ("open", "close", "owner", "closed"),
        ("closed", "open", "guest", "open"),
        ("closed", "lock", "owner", "locked"),
        ("locked", "break", "guest", "open"),
        ("locked", "break", "guest", "closed"),
    ]);

    #[test]
    fn a_table_gives_the_next_state_and_tells_whether_others_may() {
        assert_eq!(DOOR.after("open", "close", "guest"), Ok("closed"));
        let refusal = DOOR.after("closed", "lock", "guest").unwrap_err();
        assert_eq!(refusal, IllegalTransition { from: "closed", action: "lock", by: "guest", others_may: true });
        assert!(!DOOR.after("locked", "open", "owner").unwrap_err().others_may);
        assert_eq!(DOOR.allowed("closed", "owner").collect::<Vec<_>>(), ["lock"]);
        assert_eq!(DOOR.allowed("locked", "guest").collect::<Vec<_>>(), ["break"], "once, however it may end");
        DOOR.assert_consistent(&["open", "closed", "locked"], &["open", "close", "lock", "break"], &["guest", "owner"]);
    }

    #[test]
    fn a_table_is_written_as_markdown() {
        let table = DOOR.as_markdown("what", |state| state, |action| action, |by| by);
        assert!(
            table.starts_with(
                "| from | what | by | to |\n| --- | --- | --- | --- |\n| open | close | guest | closed |\n"
            )
        );
        assert!(table.ends_with("| locked | break | guest | open |\n| locked | break | guest | closed |\n"));
    }

    proptest! {
        #[test]
        fn a_state_is_left_only_by_a_row_of_the_table(tries in prop::collection::vec((0..3usize, 0..2usize), 0..30)) {
            let mut state = "open";
            for (action, by) in tries {
                let (action, by) = (["open", "close", "lock"][action], ["guest", "owner"][by]);
                if let Ok(next) = DOOR.after(state, action, by) {
                    prop_assert!(DOOR.rows().any(|row| row == (state, action, by, next)));
                    state = next;
                }
            }
        }
    }
}
