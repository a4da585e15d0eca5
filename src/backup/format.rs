//! What the entries of an archive contain.

use crate::database::tables::{TableColumn, Value};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeMap, fmt};

/// The version of the format.
pub(super) const FORMAT: u32 = 1;

pub(super) const HEADER: &str = "header.json";
pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const DATABASE: &str = "database/";
pub(super) const FILES: &str = "files/";

/// A chunk of rows is closed when it has this size, in bytes.
pub(super) const CHUNK: usize = 4 * 1024 * 1024;
/// A larger entry is not read into memory. One row can be larger than a chunk.
pub(super) const MAX_CHUNK: u64 = 64 * 1024 * 1024;

/// What is known before the rows are read.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Header {
    pub(super) format: u32,
    /// The version of Hirehall that has made it.
    pub(crate) hirehall: String,
    /// The newest applied migration.
    pub(crate) schema: i32,
    /// The engine that it was made on, for people.
    pub(crate) engine: String,
    pub(crate) created_at: String,
    /// The id that file stores carry.
    pub(crate) installation: String,
    /// Wrapped by the master key.
    pub(super) root_key: String,
    /// The master key, if the operator wanted it inside.
    pub(super) master_key: Option<String>,
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Header").field("schema", &self.schema).finish_non_exhaustive()
    }
}

impl Header {
    pub(crate) fn has_master_key(&self) -> bool {
        self.master_key.is_some()
    }
}

/// The last entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The number of rows of each table.
    pub(crate) rows: BTreeMap<String, u64>,
    pub(crate) files: u64,
    pub(crate) file_bytes: u64,
    /// Files that a row names and that were deleted before they could be copied.
    pub(crate) missing_files: Vec<String>,
    /// SHA-256 over all other entries: see [`EntryHash`].
    pub(super) sha256: String,
}

impl Manifest {
    /// The number of all rows.
    pub(crate) fn total(&self) -> u64 {
        self.rows.values().sum()
    }
}

/// The first line of a chunk. Every other line is an array with the values of a row.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ChunkHeader {
    pub(super) table: String,
    pub(super) columns: Vec<TableColumn>,
}

/// Rows of one table.
#[derive(Debug)]
pub(super) struct Chunk {
    pub(super) table: String,
    pub(super) columns: Vec<TableColumn>,
    pub(super) rows: Vec<Vec<Value>>,
}

impl Chunk {
    /// Reads a chunk; `None` if it is not one.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let mut lines = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let ChunkHeader { table, columns } = serde_json::from_slice(lines.next()?).ok()?;
        let row = |line: &[u8]| {
            let values: Vec<serde_json::Value> = serde_json::from_slice(line).ok()?;
            let is_complete = values.len() == columns.len();
            let typed = values.into_iter().zip(&columns).map(|(value, column)| Value::from_json(value, column.kind));
            is_complete.then(|| typed.collect::<Option<Vec<Value>>>())?
        };
        let rows = lines.map(row).collect::<Option<_>>()?;
        Some(Self { table, columns, rows })
    }
}

/// The hash of all entries: of the name, the size and the content of each, one after the other.
#[derive(Clone, Default)]
pub(super) struct EntryHash(Sha256);

impl EntryHash {
    pub(super) fn begin(&mut self, name: &str, size: u64) {
        self.0.update((name.len() as u64).to_le_bytes());
        self.0.update(name);
        self.0.update(size.to_le_bytes());
    }

    pub(super) fn update(&mut self, content: &[u8]) {
        self.0.update(content);
    }

    pub(super) fn finish(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
