use super::{
    blob::InvalidBlobName,
    directory::{Directory, MAX_THREADS, PARTIAL, create_missing_directories},
    encryption::{CHUNK, ENCRYPTED_CHUNK, STREAM_NONCE, TAG},
    store::Backend,
    *,
};
use crate::core::{
    clock::{Clock, Timestamp},
    config::StorageUrl,
    security::master_key::{MasterKey, RootKey},
};
use axum::body::Bytes;
use futures_util::{StreamExt, TryStreamExt};
use sha2::{Digest as _, Sha256};
use std::{
    fs::{self, File},
    io::{self, ErrorKind},
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::{Path, PathBuf},
    time::Duration,
};

const SECRET: &[u8] = b"Passport No. X1234567, born on the ninth of May";

struct Store {
    dir: tempfile::TempDir,
    storage: Storage,
    key: FileKey,
}

fn us() -> InstallationId {
    let key = MasterKey::from_base64("3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sKpHE=").unwrap();
    InstallationId::of(&RootKey::from_older_installation(&key))
}

fn open(dir: &Path, wrapping_key: &[u8; 32]) -> Storage {
    Storage::open(&StorageUrl::File(dir.join("files")), wrapping_key, us()).unwrap()
}

impl Store {
    fn new() -> Store {
        let dir = tempfile::tempdir().unwrap();
        let files = dir.path().join("files");
        fs::DirBuilder::new().mode(0o700).create(&files).unwrap();
        fs::write(files.join("installation"), us().to_string()).unwrap();
        create_missing_directories(&files).unwrap();
        let storage = open(dir.path(), &[7; 32]);
        Store { dir, storage, key: FileKey::generate().unwrap() }
    }

    fn directory(&self) -> &Directory {
        match &self.storage.backend {
            Backend::Directory(directory) => directory,
            Backend::Bucket(_) => unreachable!(),
        }
    }

    fn path(&self, name: &BlobName) -> PathBuf {
        self.directory().path(name)
    }

    async fn put(&self, bytes: &[u8]) -> BlobName {
        self.storage.put(BlobName::generate().unwrap(), &self.key, Bytes::copy_from_slice(bytes)).await.unwrap().name
    }

    async fn get(&self, name: &BlobName) -> Result<Vec<u8>, StorageError> {
        self.storage.get(&self.key, name).await
    }

    fn change(&self, name: &BlobName, change: impl FnOnce(&mut Vec<u8>)) {
        let path = self.path(name);
        let mut bytes = fs::read(&path).unwrap();
        change(&mut bytes);
        fs::write(&path, bytes).unwrap();
    }

    fn files(&self) -> Vec<PathBuf> {
        let shards = fs::read_dir(self.dir.path().join("files")).unwrap();
        shards
            .filter_map(|shard| fs::read_dir(shard.unwrap().path()).ok())
            .flatten()
            .map(|file| file.unwrap().path())
            .collect()
    }
}

fn pattern(length: usize) -> Vec<u8> {
    (0..=250).cycle().take(length).collect()
}

fn damaged<T>(result: &Result<T, StorageError>) -> bool {
    matches!(result, Err(StorageError::Damaged))
}

#[tokio::test]
async fn files_of_any_length_are_read_unchanged() {
    let store = Store::new();
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5, 10 * 1024 * 1024] {
        let bytes = pattern(length);
        let stored = store.storage.put(BlobName::generate().unwrap(), &store.key, bytes.clone().into()).await.unwrap();
        assert_eq!(stored.size, length as u64);
        assert_eq!(stored.sha256, <[u8; 32]>::from(Sha256::digest(&bytes)));
        assert!(store.get(&stored.name).await.unwrap() == bytes, "{length} bytes");
    }
}

#[tokio::test]
async fn a_blob_outlives_the_store_that_wrote_it() {
    let store = Store::new();
    let name = store.put(SECRET).await;
    let wrapped = store.storage.wrap(&store.key, b"submission 1").unwrap();

    let reopened = open(store.dir.path(), &[7; 32]);
    let key = reopened.unwrap(&wrapped, b"submission 1").unwrap();
    let name = name.as_str().parse().unwrap();
    assert_eq!(reopened.get(&key, &name).await.unwrap(), SECRET);
}

#[tokio::test]
async fn partial_files_of_a_killed_process_are_removed_and_those_of_a_running_one_are_not() {
    let store = Store::new();
    let partial = store.dir.path().join("files").join(PARTIAL);
    fs::write(partial.join("interrupted"), b"half").unwrap();
    let being_written = File::create(partial.join("being written")).unwrap();
    being_written.lock().unwrap();

    assert_eq!(open(store.dir.path(), &[7; 32]).check_owner().await.unwrap(), StoreOwner::Us);
    assert_eq!(store.files(), [partial.join("being written")]);
}

#[tokio::test]
async fn neither_the_file_nor_its_key_is_on_the_disk() {
    let store = Store::new();
    store.put(&SECRET.repeat(5000)).await;
    for path in store.files() {
        let bytes = fs::read(path).unwrap();
        assert!(!bytes.windows(8).any(|window| window == &SECRET[..8]));
        assert!(!bytes.windows(8).any(|window| window == &store.key.0[..8]));
    }
    assert_eq!(format!("{:?}", store.key), "FileKey(…)");
    assert!(!format!("{:?}", store.storage).contains("7, 7"));
}

#[tokio::test]
async fn the_same_file_twice_looks_different_twice() {
    let store = Store::new();
    let (one, two) = (store.put(SECRET).await, store.put(SECRET).await);
    assert_ne!(one, two);
    assert_ne!(fs::read(store.path(&one)).unwrap(), fs::read(store.path(&two)).unwrap());
}

#[tokio::test]
async fn only_the_owner_may_read_files_and_directories() {
    let store = Store::new();
    let path = store.path(&store.put(SECRET).await);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    assert_eq!(mode(path.parent().unwrap().parent().unwrap()), 0o700);
}

#[tokio::test]
async fn every_flipped_bit_is_noticed() {
    let store = Store::new();
    let name = store.put(SECRET).await;
    let length = fs::read(store.path(&name)).unwrap().len();
    for at in 0..length {
        store.change(&name, |blob| blob[at] ^= 1);
        match store.get(&name).await {
            Err(StorageError::UnknownFormat(_)) if at == 0 => {}
            other => assert!(damaged(&other), "byte {at}"),
        }
        store.change(&name, |blob| blob[at] ^= 1);
    }
    assert_eq!(store.get(&name).await.unwrap(), SECRET);
}

#[tokio::test]
async fn a_blob_that_was_cut_or_extended_is_noticed_even_between_chunks() {
    let store = Store::new();
    let whole = pattern(3 * CHUNK);
    let header = 1 + STREAM_NONCE;
    for length in [0, 1, header - 1, header, header + 5, header + ENCRYPTED_CHUNK, header + 2 * ENCRYPTED_CHUNK] {
        let name = store.put(&whole).await;
        store.change(&name, |blob| blob.truncate(length));
        assert!(damaged(&store.get(&name).await), "cut to {length}");
    }
    for extra in [1, TAG, ENCRYPTED_CHUNK] {
        let name = store.put(&whole).await;
        store.change(&name, |blob| blob.extend(vec![0; extra]));
        assert!(damaged(&store.get(&name).await), "{extra} more");
    }
}

#[tokio::test]
async fn chunks_in_another_order_are_noticed() {
    let store = Store::new();
    let name = store.put(&pattern(3 * CHUNK)).await;
    store.change(&name, |blob| {
        let (first, second) = blob[1 + STREAM_NONCE..].split_at_mut(ENCRYPTED_CHUNK);
        first.swap_with_slice(&mut second[..ENCRYPTED_CHUNK]);
    });
    assert!(damaged(&store.get(&name).await));
}

#[tokio::test]
async fn a_blob_under_the_name_of_another_with_the_same_key_is_noticed() {
    let store = Store::new();
    let (one, two) = (store.put(b"front").await, store.put(b"back").await);
    fs::copy(store.path(&one), store.path(&two)).unwrap();
    assert!(damaged(&store.get(&two).await));
}

#[tokio::test]
async fn another_key_opens_nothing() {
    let store = Store::new();
    let name = store.put(SECRET).await;
    assert!(damaged(&store.storage.get(&FileKey::generate().unwrap(), &name).await));
}

#[tokio::test]
async fn a_file_that_was_never_encrypted_is_refused() {
    let store = Store::new();
    let name = store.put(SECRET).await;
    store.change(&name, |blob| *blob = SECRET.to_vec());
    assert!(matches!(store.get(&name).await, Err(StorageError::UnknownFormat(b'P'))));
}

#[tokio::test]
async fn a_deleted_file_is_missing_and_can_be_deleted_again() {
    let store = Store::new();
    let name = store.put(SECRET).await;
    store.storage.delete(&name).await.unwrap();
    assert!(matches!(store.get(&name).await, Err(StorageError::Missing)));
    store.storage.delete(&name).await.unwrap();
    assert_eq!(store.files(), Vec::<PathBuf>::new());
}

#[tokio::test]
async fn a_full_disk_is_an_error_and_leaves_no_partial_file() {
    let store = Store::new();
    let name = BlobName::generate().unwrap();
    let full = store.directory().write(&name, |file| {
        file.write_all(&pattern(CHUNK))?;
        Err::<(), _>(io::Error::from(ErrorKind::StorageFull).into())
    });
    assert!(matches!(full.await, Err(StorageError::Full)));
    assert_eq!(store.files(), Vec::<PathBuf>::new());
}

#[tokio::test]
async fn a_blob_is_under_its_name_only_when_it_is_whole() {
    let store = Store::new();
    let name = BlobName::generate().unwrap();
    let path = store.path(&name);
    let writing = store.directory().write(&name, {
        let path = path.clone();
        move |file| {
            file.write_all(b"half")?;
            assert!(!path.exists());
            Ok(())
        }
    });
    writing.await.unwrap();
    assert_eq!(store.files(), [path]);
}

#[test]
fn a_name_is_thirty_two_digits_and_never_a_path() {
    for text in ["", "../../etc/passwd", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcde\0"] {
        assert_eq!(text.parse::<BlobName>(), Err(InvalidBlobName), "{text:?}");
    }
    let name = BlobName::generate().unwrap();
    assert_eq!(name.as_str().parse(), Ok(name));
}

#[tokio::test]
async fn a_file_that_is_written_in_pieces_is_read_in_pieces() {
    let store = Store::new();
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5] {
        let bytes = pattern(length);
        let (name, pieces) = (BlobName::generate().unwrap(), bytes.clone());
        let writing = store
            .storage
            .put_with(&name, &store.key, move |blob| pieces.chunks(1000).try_for_each(|part| blob.write_all(part)));
        assert_eq!(writing.await.unwrap(), length as u64);
        assert!(store.get(&name).await.unwrap() == bytes);
        let read: Vec<Bytes> = store.storage.read(&store.key, &name, None).await.unwrap().try_collect().await.unwrap();
        assert!(read.concat() == bytes, "{length} bytes");
    }
}

#[tokio::test]
async fn reading_a_truncated_blob_ends_with_an_error() {
    let store = Store::new();
    let name = store.put(&pattern(3 * CHUNK)).await;
    store.change(&name, |blob| blob.truncate(1 + STREAM_NONCE + 2 * ENCRYPTED_CHUNK));
    let read: Vec<Result<Bytes, StorageError>> =
        store.storage.read(&store.key, &name, None).await.unwrap().collect().await;
    assert_eq!(read.len(), 2);
    assert!(read[0].is_ok() && damaged(&read[1]));
}

#[tokio::test]
async fn a_failed_write_leaves_no_file() {
    let store = Store::new();
    let name = BlobName::generate().unwrap();
    let broken = store.storage.put_with(&name, &store.key, |blob| {
        blob.write_all(&pattern(2 * CHUNK))?;
        Err(io::Error::other("no more"))
    });
    assert!(broken.await.is_err());
    assert!(store.files().is_empty());
}

#[tokio::test]
async fn reading_a_file_with_another_hash_ends_with_an_error() {
    let store = Store::new();
    let bytes = pattern(2 * CHUNK);
    let stored = store.storage.put(BlobName::generate().unwrap(), &store.key, bytes.clone().into()).await.unwrap();
    let read = async |sha256| -> Vec<Result<Bytes, StorageError>> {
        store.storage.read(&store.key, &stored.name, Some(sha256)).await.unwrap().collect().await
    };
    assert!(read(stored.sha256).await.into_iter().map(Result::unwrap).collect::<Vec<_>>().concat() == bytes);
    let other = read([7; 32]).await;
    assert!(other.len() == 2 && other[0].is_ok() && damaged(&other[1]));
}

#[tokio::test]
async fn a_list_contains_blobs_and_no_other_files() {
    let store = Store::new();
    let name = store.put(SECRET).await;
    fs::write(store.path(&name).with_file_name("README"), "not ours").unwrap();
    let first = u8::from_str_radix(&name.as_str()[..2], 16).unwrap();
    let listed = store.storage.list(Area::Files, first).await.unwrap();
    assert_eq!(listed.iter().map(|stored| &stored.name).collect::<Vec<_>>(), [&name]);
    assert!(Clock::system().now().saturating_since(listed[0].written_at) < Duration::from_secs(60));
    assert_eq!(store.storage.list(Area::Files, first.wrapping_add(1)).await.unwrap(), []);
}

#[tokio::test]
async fn a_store_with_another_id_or_none_is_not_changed() {
    for marker in [None, Some("another")] {
        let store = Store::new();
        let name = store.put(SECRET).await;
        let path = store.dir.path().join("files/installation");
        fs::remove_file(&path).unwrap();
        if let Some(marker) = marker {
            fs::write(&path, marker).unwrap();
        }
        let opened = open(store.dir.path(), &[7; 32]);
        let refusals = [
            opened.put(BlobName::generate().unwrap(), &store.key, Bytes::from_static(SECRET)).await.map(drop),
            opened.delete(&name).await,
            opened.set_aside(&name, Timestamp::MIN).await.map(drop),
        ];
        assert!(refusals.iter().all(|refusal| matches!(refusal, Err(StorageError::NotOurs))), "{refusals:?}");
        assert_eq!(store.files(), [store.path(&name)]);
    }
}

#[tokio::test]
async fn reading_a_set_aside_file_moves_it_back() {
    let store = Store::new();
    let name = store.put(SECRET).await;
    assert!(store.storage.set_aside(&name, Clock::system().now()).await.unwrap());
    assert!(!store.path(&name).exists() && store.storage.has(&name).await.unwrap());
    assert!(!store.storage.set_aside(&name, Clock::system().now()).await.unwrap());
    assert_eq!(store.get(&name).await.unwrap(), SECRET);
    assert!(store.path(&name).exists());
}

/// A pipe that nobody writes to blocks its reader, as a file on a mount that hangs does.
#[test]
fn a_directory_that_hangs_occupies_a_bounded_number_of_threads() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .max_blocking_threads(MAX_THREADS + 2)
        .enable_all()
        .build()
        .unwrap();
    let store = Store::new();
    let pipe = BlobName::generate().unwrap();
    let path = store.path(&pipe);
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    runtime.block_on(async {
        let reads = (0..2 * MAX_THREADS).map(|_| {
            let (storage, key, pipe) = (store.storage.clone(), store.key.clone(), pipe.clone());
            tokio::spawn(async move { storage.get(&key, &pipe).await })
        });
        for read in futures_util::future::join_all(reads).await {
            assert!(matches!(read.unwrap(), Err(StorageError::Timeout)));
        }
        let other_work = tokio::time::timeout(Duration::from_secs(5), tokio::task::spawn_blocking(|| ()));
        other_work.await.unwrap().unwrap();
    });
    // It answers again, and lets its threads go.
    drop(fs::OpenOptions::new().write(true).open(&path).unwrap());
}
