//! Reads an archive from its beginning to its end, and refuses a damaged one.

use super::{
    error::{BackupError, damaged},
    format::{Chunk, DATABASE, EntryHash, FILES, FORMAT, HEADER, Header, MANIFEST, MAX_CHUNK, Manifest},
};
use crate::core::storage::BlobName;
use std::io::{self, BufReader, Read};

/// A part of an archive.
pub(super) enum Part<'p> {
    Rows(Chunk),
    /// A file as it is stored. It must be read to its end.
    File(BlobName, &'p mut dyn Read),
}

type Decoder<'a> = zstd::Decoder<'static, BufReader<Box<dyn Read + 'a>>>;

/// Checks a whole archive.
pub(crate) fn verify(input: impl Read) -> Result<(Header, Manifest), BackupError> {
    read(input, |header, parts| {
        parts.for_each(|part| match part {
            Part::Rows(_) => Ok(()),
            Part::File(_, content) => io::copy(content, &mut io::sink()).map(drop).map_err(damaged),
        })?;
        Ok(header.clone())
    })
}

/// Reads the header, and lets `work` read the rest. Returns what `work` returns, if the archive is complete.
pub(super) fn read<T>(
    input: impl Read,
    work: impl FnOnce(&Header, &mut Parts<'_, '_>) -> Result<T, BackupError>,
) -> Result<(T, Manifest), BackupError> {
    let input: Box<dyn Read + '_> = Box::new(input);
    let decoder = zstd::Decoder::new(input).map_err(damaged)?;
    let mut archive = tar::Archive::new(decoder);
    let mut hash = EntryHash::default();
    let mut entries = archive.entries().map_err(damaged)?;
    let header = match entries.next() {
        Some(Ok(mut entry)) if entry.path_bytes() == HEADER.as_bytes() => read_entry(&mut entry, HEADER, &mut hash)?,
        _ => return Err(BackupError::Damaged("it does not begin as a backup of Hirehall does".to_owned())),
    };
    let header = header_of(&header)?;
    let mut parts = Parts { entries, hash, found: Manifest::default(), manifest: None };
    let done = work(&header, &mut parts)?;
    let manifest = parts.manifest.take().ok_or_else(cut)?;
    // The checksum of the compression stands behind the last entry.
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(damaged)?;
    Ok((done, manifest))
}

fn cut() -> BackupError {
    BackupError::Damaged("it ends before its manifest, so it was cut".to_owned())
}

fn header_of(content: &[u8]) -> Result<Header, BackupError> {
    #[derive(serde::Deserialize)]
    struct Format {
        format: u32,
    }
    let Format { format } = serde_json::from_slice(content).map_err(damaged)?;
    if format > FORMAT {
        return Err(BackupError::Refused(format!(
            "the backup has the format {format}, which is newer than this program: use a newer one"
        )));
    }
    serde_json::from_slice(content).map_err(damaged)
}

/// What follows the header.
pub(super) struct Parts<'e, 'i> {
    entries: tar::Entries<'e, Decoder<'i>>,
    hash: EntryHash,
    found: Manifest,
    manifest: Option<Manifest>,
}

impl Parts<'_, '_> {
    /// Calls `each` with every part, and then compares what there was to the manifest.
    pub(super) fn for_each(
        &mut self,
        mut each: impl FnMut(Part<'_>) -> Result<(), BackupError>,
    ) -> Result<(), BackupError> {
        for entry in self.entries.by_ref() {
            let mut entry = entry.map_err(damaged)?;
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            if self.manifest.is_some() {
                return Err(BackupError::Damaged(format!("{name} follows the manifest")));
            }
            if name == MANIFEST {
                let hash = self.hash.clone().finish();
                let content = read_entry(&mut entry, MANIFEST, &mut self.hash)?;
                let manifest: Manifest = serde_json::from_slice(&content).map_err(damaged)?;
                self.found.sha256 = hash;
                self.found.missing_files.clone_from(&manifest.missing_files);
                if manifest != self.found {
                    return Err(BackupError::Damaged("its manifest does not fit what is in it".to_owned()));
                }
                self.manifest = Some(manifest);
            } else if name.starts_with(DATABASE) {
                let content = read_entry(&mut entry, &name, &mut self.hash)?;
                let chunk =
                    Chunk::parse(&content).ok_or_else(|| BackupError::Damaged(format!("{name} cannot be read")))?;
                *self.found.rows.entry(chunk.table.clone()).or_default() += chunk.rows.len() as u64;
                each(Part::Rows(chunk))?;
            } else if let Some(blob) = name.strip_prefix(FILES).and_then(|blob| blob.parse::<BlobName>().ok()) {
                let size = entry.size();
                self.hash.begin(&name, size);
                each(Part::File(blob, &mut Hashed { content: &mut entry, hash: &mut self.hash }))?;
                self.found.files += 1;
                self.found.file_bytes += size;
            } else {
                return Err(BackupError::Damaged(format!("{name} does not belong into a backup")));
            }
        }
        if self.manifest.is_some() { Ok(()) } else { Err(cut()) }
    }
}

fn read_entry(entry: &mut tar::Entry<'_, impl Read>, name: &str, hash: &mut EntryHash) -> Result<Vec<u8>, BackupError> {
    let size = entry.size();
    if size > MAX_CHUNK {
        return Err(BackupError::Damaged(format!("{name} is too large")));
    }
    let mut content = Vec::new();
    entry.read_to_end(&mut content).map_err(damaged)?;
    hash.begin(name, size);
    hash.update(&content);
    Ok(content)
}

/// Hashes what is read.
struct Hashed<'h, R> {
    content: R,
    hash: &'h mut EntryHash,
}

impl<R: Read> Read for Hashed<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.content.read(buffer)?;
        self.hash.update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}
