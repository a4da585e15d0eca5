//! The hash of a table: of each row, in any order.

use crate::database::tables::Value;
use sha2::{Digest as _, Sha256};

/// The number of rows, and the sum of their hashes. A sum does not depend on the order, in which the two engines differ, and unlike an
/// exclusive or it counts a row that is there twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RowSum {
    pub(super) rows: u64,
    sum: [u64; 4],
}

impl RowSum {
    /// Adds a row. Both sides must have the types of the same engine.
    pub(super) fn add(&mut self, row: &[Value]) {
        let mut hash = Sha256::new();
        for value in row {
            add_value(&mut hash, value);
        }
        let hash: [u8; 32] = hash.finalize().into();
        let mut carry = false;
        for (sum, bytes) in self.sum.iter_mut().zip(hash.as_chunks::<8>().0) {
            let (added, first) = sum.overflowing_add(u64::from_le_bytes(*bytes));
            let (added, second) = added.overflowing_add(u64::from(carry));
            *sum = added;
            carry = first || second;
        }
        self.rows += 1;
    }
}

/// The type, the length and the content, so that no two rows look alike.
fn add_value(hash: &mut Sha256, value: &Value) {
    let mut add = |kind: u8, content: &[u8]| {
        hash.update([kind]);
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
    };
    match value {
        Value::Null => add(0, &[]),
        Value::Uuid(id) => add(1, id.as_bytes()),
        Value::Bytes(bytes) => add(2, bytes),
        Value::Text(text) => add(3, text.as_bytes()),
        Value::Integer(number) => add(4, &number.to_le_bytes()),
        // SQLite keeps no sign of a zero.
        Value::Float(number) if *number == 0.0 => add(5, &0.0_f64.to_le_bytes()),
        Value::Float(number) => add(5, &number.to_le_bytes()),
        Value::Bool(is_true) => add(6, &[u8::from(*is_true)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(rows: &[&[Value]]) -> RowSum {
        let mut sum = RowSum::default();
        rows.iter().for_each(|row| sum.add(row));
        sum
    }

    #[test]
    fn rows_in_another_order_are_the_same_and_any_other_difference_is_seen() {
        let text = |text: &str| Value::Text(text.to_owned());
        let one = [text("a"), text("bc"), Value::Null, Value::Float(0.0)];
        let two = [Value::Integer(1), Value::Bool(true), Value::Bytes(vec![7]), Value::Float(1.5)];
        let both = sum(&[&one, &two]);
        assert_eq!(both, sum(&[&two, &one]));
        assert_eq!(sum(&[&one]), sum(&[&[text("a"), text("bc"), Value::Null, Value::Float(-0.0)]]));
        for other in [
            sum(&[&one]),
            sum(&[&one, &one]),
            sum(&[&one, &two, &two]),
            sum(&[&[text("ab"), text("c"), Value::Null, Value::Float(0.0)], &two]),
            sum(&[&[text("a"), text("bc"), text(""), Value::Float(0.0)], &two]),
            sum(&[&one, &[Value::Integer(1), Value::Bool(false), Value::Bytes(vec![7]), Value::Float(1.5)]]),
            sum(&[&one, &[Value::Integer(1), Value::Bool(true), Value::Bytes(vec![7]), Value::Float(1.500_000_000_1)]]),
        ] {
            assert_ne!(both, other);
        }
    }
}
