//! A value of any column of either engine: in a backup it is JSON.

use crate::core::security::{from_base64, to_base64};
use rusqlite::types::{FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use tokio_postgres::types::{IsNull, Type};
use tokio_util::bytes::BytesMut;
use uuid::Uuid;

/// The type of a column. SQLite has no types for UUIDs and booleans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ColumnType {
    Uuid,
    Bytes,
    Text,
    Integer,
    Float,
    Bool,
}

/// A value of any column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Uuid(Uuid),
    Bytes(Vec<u8>),
    Text(String),
    Integer(i64),
    Float(f64),
    Bool(bool),
}

impl Value {
    /// The value in JSON. A float is text, because parsers of JSON round numbers.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Uuid(id) => id.to_string().into(),
            Self::Bytes(bytes) => to_base64(bytes).into(),
            Self::Text(text) => text.as_str().into(),
            Self::Integer(number) => (*number).into(),
            Self::Float(number) => number.to_string().into(),
            Self::Bool(is_true) => (*is_true).into(),
        }
    }

    /// Reads a value of a column of the type `kind`. `None` if it is not one.
    pub(crate) fn from_json(json: serde_json::Value, kind: ColumnType) -> Option<Self> {
        use serde_json::Value as Json;
        Some(match (kind, json) {
            (_, Json::Null) => Self::Null,
            (ColumnType::Uuid, Json::String(text)) => Self::Uuid(Uuid::try_parse(&text).ok()?),
            (ColumnType::Bytes, Json::String(text)) => Self::Bytes(from_base64(&text)?),
            (ColumnType::Text, Json::String(text)) => Self::Text(text),
            (ColumnType::Float, Json::String(text)) => Self::Float(text.parse().ok()?),
            (ColumnType::Integer, Json::Number(number)) => Self::Integer(number.as_i64()?),
            (ColumnType::Bool, Json::Bool(is_true)) => Self::Bool(is_true),
            _ => return None,
        })
    }

    /// The same value for a column of another engine. `None` if it has no such value.
    pub(crate) fn converted(self, to: ColumnType) -> Option<Self> {
        Some(match (to, self) {
            (_, Self::Null) => Self::Null,
            (ColumnType::Bytes, Self::Uuid(id)) => Self::Bytes(id.as_bytes().to_vec()),
            (ColumnType::Uuid, Self::Bytes(bytes)) => Self::Uuid(Uuid::from_slice(&bytes).ok()?),
            (ColumnType::Integer, Self::Bool(is_true)) => Self::Integer(is_true.into()),
            (ColumnType::Bool, Self::Integer(number @ (0 | 1))) => Self::Bool(number == 1),
            (ColumnType::Uuid, value @ Self::Uuid(_))
            | (ColumnType::Bytes, value @ Self::Bytes(_))
            | (ColumnType::Text, value @ Self::Text(_))
            | (ColumnType::Integer, value @ Self::Integer(_))
            | (ColumnType::Float, value @ Self::Float(_))
            | (ColumnType::Bool, value @ Self::Bool(_)) => value,
            _ => return None,
        })
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Uuid(id) => ValueRef::Blob(id.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Float(number) => ValueRef::Real(*number),
            Self::Bool(is_true) => ValueRef::Integer((*is_true).into()),
        }))
    }
}

impl rusqlite::types::FromSql for Value {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Real(number) => Self::Float(number),
            ValueRef::Text(_) => Self::Text(value.as_str()?.to_owned()),
            ValueRef::Blob(bytes) => Self::Bytes(bytes.to_vec()),
        })
    }
}

type AnyError = Box<dyn std::error::Error + Sync + Send>;

impl tokio_postgres::types::ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, AnyError> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Uuid(id) => id.to_sql_checked(ty, out),
            Self::Bytes(bytes) => bytes.to_sql_checked(ty, out),
            Self::Text(text) => text.to_sql_checked(ty, out),
            Self::Integer(number) => number.to_sql_checked(ty, out),
            Self::Float(number) => number.to_sql_checked(ty, out),
            Self::Bool(is_true) => is_true.to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    tokio_postgres::types::to_sql_checked!();
}

impl<'a> tokio_postgres::types::FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, AnyError> {
        Ok(match *ty {
            Type::UUID => Self::Uuid(Uuid::from_sql(ty, raw)?),
            Type::BYTEA => Self::Bytes(raw.to_vec()),
            Type::INT8 => Self::Integer(i64::from_sql(ty, raw)?),
            Type::FLOAT8 => Self::Float(f64::from_sql(ty, raw)?),
            Type::BOOL => Self::Bool(bool::from_sql(ty, raw)?),
            _ => Self::Text(String::from_sql(ty, raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, AnyError> {
        Ok(Self::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_the_same_after_json_and_on_the_other_engine() {
        let id = Uuid::from_u128(7);
        for (value, kind, there, as_there) in [
            (Value::Uuid(id), ColumnType::Uuid, ColumnType::Bytes, Value::Bytes(id.as_bytes().to_vec())),
            (Value::Bytes(id.as_bytes().to_vec()), ColumnType::Bytes, ColumnType::Uuid, Value::Uuid(id)),
            (Value::Bool(true), ColumnType::Bool, ColumnType::Integer, Value::Integer(1)),
            (Value::Integer(0), ColumnType::Integer, ColumnType::Bool, Value::Bool(false)),
            (Value::Integer(i64::MIN), ColumnType::Integer, ColumnType::Integer, Value::Integer(i64::MIN)),
            (Value::Float(0.1 + 0.2), ColumnType::Float, ColumnType::Float, Value::Float(0.1 + 0.2)),
            (Value::Text("é\u{0}\n".into()), ColumnType::Text, ColumnType::Text, Value::Text("é\u{0}\n".into())),
            (Value::Null, ColumnType::Float, ColumnType::Bool, Value::Null),
        ] {
            let json = serde_json::to_string(&value.to_json()).unwrap();
            let read = Value::from_json(serde_json::from_str(&json).unwrap(), kind).unwrap();
            assert_eq!((&read, &read.clone().converted(there).unwrap()), (&value, &as_there));
        }
        assert_eq!(Value::Integer(2).converted(ColumnType::Bool), None);
        assert_eq!(Value::Bytes(vec![1]).converted(ColumnType::Uuid), None);
        assert_eq!(Value::from_json("x".into(), ColumnType::Integer), None);
    }
}
