//! The root of every other key: 256 bits, configured or made at first start, never used for anything but deriving.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};
use base64::engine::{DecodePaddingMode, Engine as _};
use hkdf::Hkdf;
use rand::TryRng as _;
use rand::rngs::SysRng;
use sha2::Sha256;
use zeroize::Zeroizing;

/// 256 random bits. Wiped from memory when dropped; never shown.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

/// Why there is no master key. Never contains any of it.
#[derive(Debug, thiserror::Error)]
pub enum MasterKeyError {
    /// Not 32 bytes in base64, or 32 bytes that nobody drew at random.
    #[error("{0}")]
    Unfit(&'static str),
    /// A key file that somebody else put there, or that was damaged.
    #[error("{}: {reason}; restore it from a backup (a new one cannot read what the old one encrypted)", path.display())]
    UnfitFile {
        /// The key file.
        path: PathBuf,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Group or others may read the file, so the key may be known.
    #[error("{} can be read by others; `chmod 600` it, and think of who may have read it", .0.display())]
    Exposed(PathBuf),
    /// The file cannot be read or made.
    #[error("{}: {source}", path.display())]
    Io {
        /// What was being read or made.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system has no randomness to give.
    #[error("the system's random source failed: {0}")]
    Random(rand::rngs::SysError),
}

impl MasterKey {
    /// The configured key; else the one in `<data dir>/keys/master.key`, which is made when there is none.
    ///
    /// Processes that start at the same moment end up with the same key.
    pub fn open(data_dir: &Path, configured: Option<&MasterKey>) -> Result<MasterKey, MasterKeyError> {
        if let Some(key) = configured {
            return Ok(key.clone());
        }
        let path = data_dir.join("keys").join("master.key");
        match MasterKey::read(&path) {
            Err(MasterKeyError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                make_key_file(data_dir, &path)?;
                MasterKey::read(&path)
            }
            read => read,
        }
    }

    /// From standard or URL-safe base64, with or without padding. Exactly 32 bytes, and ones that can be random.
    pub fn from_base64(text: &str) -> Result<MasterKey, MasterKeyError> {
        decode(text).map(MasterKey).map_err(MasterKeyError::Unfit)
    }

    /// An independent key for one purpose (HKDF-SHA256, RFC 5869). The purpose names use and version, such as
    /// `hirehall/access-token/1`, and is never reused for anything else.
    pub fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        #[expect(clippy::expect_used, reason = "only lengths over 255 × 32 bytes fail")]
        Hkdf::<Sha256>::new(None, &self.0[..])
            .expand(purpose.as_bytes(), &mut key[..])
            .expect("32 bytes are one block");
        key
    }

    fn read(path: &Path) -> Result<MasterKey, MasterKeyError> {
        let io = |source| MasterKeyError::Io { path: path.to_owned(), source };
        let file = File::open(path).map_err(io)?;
        if is_open_to_others(&file.metadata().map_err(io)?) {
            return Err(MasterKeyError::Exposed(path.to_owned()));
        }
        let mut text = Zeroizing::new(String::with_capacity(1024));
        file.take(1024).read_to_string(&mut text).map_err(io)?;
        decode(text.trim_end())
            .map(MasterKey)
            .map_err(|reason| MasterKeyError::UnfitFile { path: path.to_owned(), reason })
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(***)")
    }
}

/// Makes a directory that only its owner can enter (0700), and its parents as usual.
///
/// One that exists stays as it is: it may be a mounted volume, a home directory or `/tmp`, and changing the mode of what
/// is not ours breaks things elsewhere. What must be secret inside carries its own mode.
pub fn make_private_dir(path: &Path) -> io::Result<()> {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent)?;
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => sync_dir(parent),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(e) => Err(e),
    }
}

/// Whether anyone but the owner may read or change what this describes.
pub fn is_open_to_others(metadata: &fs::Metadata) -> bool {
    metadata.permissions().mode() & 0o077 != 0
}

/// Writes a new key beside its place and links it there, which fails when another process was first: then that key counts.
fn make_key_file(data_dir: &Path, path: &Path) -> Result<(), MasterKeyError> {
    let io = |path: &Path| {
        let path = path.to_owned();
        move |source| MasterKeyError::Io { path, source }
    };
    let keys = data_dir.join("keys");
    make_private_dir(data_dir).map_err(io(data_dir))?;
    make_private_dir(&keys).map_err(io(&keys))?;

    let mut key = Zeroizing::new([0; 32]);
    SysRng.try_fill_bytes(&mut key[..]).map_err(MasterKeyError::Random)?;
    let mut text = Zeroizing::new(String::with_capacity(64));
    STANDARD.encode_string(&key[..], &mut text);
    text.push('\n');
    let unfinished = keys.join(format!("master.key.{:016x}", SysRng.try_next_u64().map_err(MasterKeyError::Random)?));

    let made = write_private(&unfinished, &text).and_then(|()| match fs::hard_link(&unfinished, path) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    });
    let removed = fs::remove_file(&unfinished);
    made.and(removed).and_then(|()| sync_dir(&keys)).map_err(io(path))
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn sync_dir(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

const STANDARD: GeneralPurpose = base64::engine::general_purpose::STANDARD;
const STANDARD_OR_UNPADDED: GeneralPurpose =
    GeneralPurpose::new(&alphabet::STANDARD, NO_PAD.with_decode_padding_mode(DecodePaddingMode::Indifferent));
const URL_SAFE_OR_UNPADDED: GeneralPurpose =
    GeneralPurpose::new(&alphabet::URL_SAFE, NO_PAD.with_decode_padding_mode(DecodePaddingMode::Indifferent));

fn decode(text: &str) -> Result<Zeroizing<[u8; 32]>, &'static str> {
    let bytes = STANDARD_OR_UNPADDED
        .decode(text)
        .or_else(|_| URL_SAFE_OR_UNPADDED.decode(text))
        .map(Zeroizing::new)
        .map_err(|_| "it is not base64")?;
    let key: &[u8; 32] = bytes.as_slice().try_into().map_err(|_| match bytes.len() {
        0..32 => "it is too short: exactly 256 bits are needed",
        _ => "it is too long: exactly 256 bits are needed",
    })?;
    match weakness(key) {
        Some(weakness) => Err(weakness),
        None => Ok(Zeroizing::new(*key)),
    }
}

/// What no random source would say in the lifetime of the universe, but people who fill in examples do.
fn weakness(key: &[u8; 32]) -> Option<&'static str> {
    let steps: BTreeSet<u8> = key.iter().zip(key.iter().skip(1)).map(|(a, b)| b.wrapping_sub(*a)).collect();
    let distinct: BTreeSet<&u8> = key.iter().collect();
    if steps.len() == 1 {
        Some("it is an example (one byte repeated, or bytes counted up), not a random key")
    } else if distinct.len() < 16 {
        Some("it has too little variety to be random")
    } else if key.iter().all(|byte| matches!(byte, b' '..=b'~')) {
        Some("it is a text, not random bytes: a text has far fewer than 256 bits")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sKpHE=";

    fn refusal(text: &str) -> String {
        MasterKey::from_base64(text).unwrap_err().to_string()
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_first_start_makes_a_private_key_and_the_next_one_reads_it() {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("some/where/data");
        let first = MasterKey::open(&data, None).unwrap();
        let second = MasterKey::open(&data, None).unwrap();
        assert_eq!(first.0, second.0);
        assert_eq!(mode(&data), 0o700);
        assert_eq!(mode(&data.join("keys")), 0o700);
        assert_eq!(mode(&data.join("keys/master.key")), 0o600);
        assert_eq!(fs::read_dir(data.join("keys")).unwrap().count(), 1, "nothing unfinished stays behind");
    }

    #[test]
    fn starting_many_times_at_once_ends_with_one_key() {
        let home = tempfile::tempdir().unwrap();
        let start = std::sync::Barrier::new(16);
        let keys: BTreeSet<[u8; 32]> = std::thread::scope(|scope| {
            let open = || {
                start.wait();
                *MasterKey::open(&home.path().join("data"), None).unwrap().0
            };
            let threads: Vec<_> = (0..16).map(|_| scope.spawn(open)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(keys.len(), 1);
        assert_eq!(fs::read_dir(home.path().join("data/keys")).unwrap().count(), 1);
    }

    #[test]
    fn a_configured_key_counts_and_leaves_no_file() {
        let home = tempfile::tempdir().unwrap();
        let configured = MasterKey::from_base64(GOOD).unwrap();
        let opened = MasterKey::open(&home.path().join("data"), Some(&configured)).unwrap();
        assert_eq!(opened.0, configured.0);
        assert!(!home.path().join("data").exists());
    }

    #[test]
    fn every_usual_spelling_of_base64_is_the_same_key() {
        let key = MasterKey::from_base64(GOOD).unwrap();
        for text in [GOOD.trim_end_matches('=').to_owned(), GOOD.replace('/', "_").replace('+', "-")] {
            assert_eq!(MasterKey::from_base64(&text).unwrap().0, key.0, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_random_is_refused_and_never_quoted() {
        let counted: Vec<u8> = (0..32).collect();
        let two_bytes: Vec<u8> = (0..32).map(|i| if i % 3 == 0 { 0x5a } else { 0xa5 }).collect();
        for (key, words) in [
            (vec![0; 32], "example"),
            (vec![0xff; 32], "example"),
            (counted, "example"),
            (two_bytes, "variety"),
            (b"correct horse battery staple 123".to_vec(), "a text"),
            (vec![7; 16], "too short"),
            (vec![], "too short"),
            (vec![7; 33], "too long"),
        ] {
            let text = STANDARD.encode(&key);
            let refusal = refusal(&text);
            assert!(refusal.contains(words), "{refusal}");
            assert!(text.is_empty() || !refusal.contains(&text));
        }
        assert!(refusal("change me, please!").contains("not base64"));
        assert!(refusal(&format!("{GOOD} ")).contains("not base64"));
    }

    #[test]
    fn a_key_file_that_others_can_read_is_refused() {
        let home = tempfile::tempdir().unwrap();
        MasterKey::open(home.path(), None).unwrap();
        let file = home.path().join("keys/master.key");
        for open in [0o640, 0o604, 0o644, 0o620] {
            fs::set_permissions(&file, fs::Permissions::from_mode(open)).unwrap();
            let error = MasterKey::open(home.path(), None).unwrap_err();
            assert!(matches!(error, MasterKeyError::Exposed(_)), "{open:o}: {error}");
        }
    }

    #[test]
    fn a_damaged_key_file_is_refused_and_never_replaced() {
        let home = tempfile::tempdir().unwrap();
        MasterKey::open(home.path(), None).unwrap();
        let file = home.path().join("keys/master.key");
        for damaged in ["", "AAAA", "\n\n", &"A".repeat(5000)] {
            fs::write(&file, damaged).unwrap();
            let error = MasterKey::open(home.path(), None).unwrap_err();
            assert!(matches!(error, MasterKeyError::UnfitFile { .. }), "{error}");
            assert_eq!(fs::read_to_string(&file).unwrap(), damaged);
        }
    }

    #[test]
    fn a_directory_that_exists_keeps_its_mode() {
        let home = tempfile::tempdir().unwrap();
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
        make_private_dir(home.path()).unwrap();
        assert_eq!(mode(home.path()), 0o755);
        fs::write(home.path().join("file"), "").unwrap();
        assert!(make_private_dir(&home.path().join("file")).is_err());
    }

    #[test]
    fn each_purpose_has_its_own_key_which_never_changes() {
        let key = MasterKey::from_base64(GOOD).unwrap();
        assert_ne!(key.derive("hirehall/access-token/1"), key.derive("hirehall/access-token/2"));
        let expected = "l2JFUfXai7hcbKIdp2FzLkIGWPWhoFb8BahOgsx07UQ=";
        assert_eq!(STANDARD.encode(&key.derive("hirehall/access-token/1")[..]), expected);
    }

    #[test]
    fn it_never_shows_itself() {
        assert_eq!(format!("{:?}", MasterKey::from_base64(GOOD).unwrap()), "MasterKey(***)");
    }
}
