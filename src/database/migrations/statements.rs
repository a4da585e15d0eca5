//! The statements of a migration, read as far as is needed to tell what they do to tables that exist.

use std::{iter::Peekable, mem, str::Chars};

/// A statement as its words, in upper case, without comments. Texts in quotes are one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement(Vec<String>);

/// What a statement does to one table. The name is in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Effect {
    Creates(String),
    Indexes { table: String, is_unique: bool },
    Alters { table: String, action: Vec<String> },
    Drops(String),
    Watches(String),
    Updates(String),
    Reads(String),
}

/// The statements of a text.
pub(super) fn read(sql: &str) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut words = Vec::new();
    let mut word = String::new();
    let mut rest = sql.chars().peekable();
    while let Some(sign) = rest.next() {
        if sign.is_alphanumeric() || sign == '_' {
            word.push(sign.to_ascii_uppercase());
            continue;
        }
        if !word.is_empty() {
            words.push(mem::take(&mut word));
        }
        match sign {
            '-' if rest.peek() == Some(&'-') => skip_to(&mut rest, '\n'),
            '\'' => {
                skip_to(&mut rest, '\'');
                words.push("''".to_owned());
            }
            '$' if rest.peek() == Some(&'$') => {
                rest.next();
                while let Some(sign) = rest.next() {
                    if sign == '$' && rest.next_if_eq(&'$').is_some() {
                        break;
                    }
                }
                words.push("$$".to_owned());
            }
            ';' => statements.push(Statement(mem::take(&mut words))),
            // Names in quotes are read as others.
            '"' => {}
            sign if sign.is_whitespace() => {}
            sign => words.push(sign.to_string()),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    statements.push(Statement(words));
    statements.retain(|statement| !statement.0.is_empty());
    statements
}

fn skip_to(rest: &mut Peekable<Chars<'_>>, end: char) {
    let _found = rest.find(|sign| *sign == end);
}

impl Statement {
    /// What it does, table by table.
    pub(super) fn effects(&self) -> Vec<Effect> {
        let words: Vec<&str> =
            self.0.iter().map(String::as_str).filter(|word| !matches!(*word, "IF" | "EXISTS" | "ONLY")).collect();
        let name = |name: &str| name.to_lowercase();
        match words.as_slice() {
            ["CREATE", "TABLE", "NOT", table, ..]
            | ["CREATE", "VIRTUAL", "TABLE", table, ..]
            | ["CREATE", "TABLE", table, ..] => {
                vec![Effect::Creates(name(table))]
            }
            ["CREATE", "INDEX", ..] | ["CREATE", "UNIQUE", "INDEX", ..] => {
                let table = words.iter().position(|word| *word == "ON").and_then(|on| words.get(on + 1));
                let is_unique = words.get(1) == Some(&"UNIQUE");
                table.map(|table| Effect::Indexes { table: name(table), is_unique }).into_iter().collect()
            }
            ["CREATE", "TRIGGER" | "RULE", ..] => {
                let table = words.iter().position(|word| matches!(*word, "ON" | "TO")).and_then(|on| words.get(on + 1));
                table.map(|table| Effect::Watches(name(table))).into_iter().collect()
            }
            ["ALTER", "TABLE", table, actions @ ..] => split_at_commas(actions)
                .into_iter()
                .map(|action| Effect::Alters { table: name(table), action })
                .collect(),
            ["DROP", _, dropped, ..] => vec![Effect::Drops(name(dropped))],
            ["UPDATE", table, ..] | ["DELETE", "FROM", table, ..] => {
                [vec![Effect::Updates(name(table))], read_tables(words.get(3..).unwrap_or_default())].concat()
            }
            ["INSERT" | "WITH" | "SELECT", ..] => read_tables(&words),
            _ => Vec::new(),
        }
    }
}

/// The tables behind FROM and JOIN. Names that a WITH has defined are among them.
fn read_tables(words: &[&str]) -> Vec<Effect> {
    let after = words.windows(2).filter_map(|two| match two {
        ["FROM" | "JOIN", table] if *table != "(" => Some(table.to_lowercase()),
        _ => None,
    });
    after.map(Effect::Reads).collect()
}

/// The actions of an ALTER TABLE.
fn split_at_commas(words: &[&str]) -> Vec<Vec<String>> {
    let (mut actions, mut depth) = (vec![Vec::new()], 0_usize);
    for word in words {
        match *word {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        match actions.last_mut() {
            Some(action) if *word != "," || depth > 0 => action.push((*word).to_owned()),
            _ => actions.push(Vec::new()),
        }
    }
    actions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effects(sql: &str) -> Vec<Effect> {
        read(sql).iter().flat_map(Statement::effects).collect()
    }

    #[test]
    fn statements_are_read_without_comments_texts_and_bodies_of_functions() {
        let sql = "-- DROP TABLE a;\nCREATE FUNCTION f() AS $$ DROP TABLE b; $$;\nINSERT INTO c VALUES ('it''s; DROP TABLE d;');\n\
                   create table IF NOT EXISTS e (x INTEGER DEFAULT 1, y TEXT)";
        assert_eq!(read(sql).len(), 3);
        assert_eq!(effects(sql), [Effect::Creates("e".to_owned())]);
    }

    #[test]
    fn the_effects_of_a_statement_name_its_tables() {
        let table = || "jobs".to_owned();
        let alters =
            |action: &str| Effect::Alters { table: table(), action: action.split(' ').map(str::to_owned).collect() };
        for (sql, expected) in [
            ("CREATE UNIQUE INDEX i ON \"jobs\" (a, b)", vec![Effect::Indexes { table: table(), is_unique: true }]),
            (
                "CREATE INDEX IF NOT EXISTS i ON jobs USING gin (a)",
                vec![Effect::Indexes { table: table(), is_unique: false }],
            ),
            (
                "ALTER TABLE ONLY jobs ADD COLUMN a INT CHECK (a IN (1, 2)), DROP b",
                vec![alters("ADD COLUMN A INT CHECK ( A IN ( 1 , 2 ) )"), alters("DROP B")],
            ),
            ("DROP INDEX IF EXISTS jobs", vec![Effect::Drops(table())]),
            ("CREATE TRIGGER t AFTER INSERT ON jobs EXECUTE FUNCTION f()", vec![Effect::Watches(table())]),
            (
                "UPDATE jobs SET a = (SELECT b FROM users)",
                vec![Effect::Updates(table()), Effect::Reads("users".to_owned())],
            ),
            ("DELETE FROM jobs WHERE a", vec![Effect::Updates(table())]),
            ("INSERT INTO other SELECT a FROM jobs", vec![Effect::Reads(table())]),
        ] {
            assert_eq!(effects(sql), expected, "{sql}");
        }
    }
}
