//! Asks clamd whether a file is malware, with its command INSTREAM (clamd(8)).

use std::{io, path::PathBuf, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpStream, UnixStream},
    sync::Semaphore,
    time::timeout,
};

/// Where clamd listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClamdUrl {
    /// A socket in the file system.
    Unix(PathBuf),
    /// A host and its port.
    Tcp(String, u16),
}

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Finding {
    /// Nothing is known against it.
    Clean,
    /// It is malware.
    Infected,
    /// The scanner did not say.
    Unknown,
}

/// A scanner, if the operator has one. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Scanner {
    clamd: Option<Arc<ClamdUrl>>,
    turns: Arc<Semaphore>,
}

/// So many files are looked at side by side; clamd has ten threads.
const MAX_SCANS: usize = 4;
/// How long somebody who uploads a file waits for a turn and for the answer.
const SCAN_TIMEOUT: Duration = Duration::from_secs(10);
const CHUNK: usize = 64 * 1024;
const MAX_ANSWER_LEN: u64 = 4096;

impl Scanner {
    pub(crate) fn new(clamd: Option<ClamdUrl>) -> Scanner {
        Scanner { clamd: clamd.map(Arc::new), turns: Arc::new(Semaphore::new(MAX_SCANS)) }
    }

    /// Whether it answers at all. Where there is none, nothing stands in the way.
    pub(crate) async fn answers(&self) -> bool {
        match &self.clamd {
            Some(clamd) => clamd
                .check()
                .await
                .inspect_err(|error| tracing::warn!(%error, "the malware scanner does not answer"))
                .is_ok(),
            None => true,
        }
    }

    /// Looks at a file. Without a scanner, every file is clean.
    pub(crate) async fn scan(&self, bytes: &[u8]) -> Finding {
        let Some(clamd) = &self.clamd else { return Finding::Clean };
        let finding = timeout(SCAN_TIMEOUT, async {
            let _turn = self.turns.acquire().await.map_err(io::Error::other)?;
            ask(clamd.connect().await?, bytes).await
        });
        match finding.await.unwrap_or_else(|elapsed| Err(elapsed.into())) {
            Ok(finding) => finding,
            Err(error) => {
                tracing::warn!(%error, "the malware scanner says nothing of a file");
                Finding::Unknown
            }
        }
    }
}

impl ClamdUrl {
    async fn connect(&self) -> io::Result<Box<dyn Connection>> {
        Ok(match self {
            ClamdUrl::Unix(path) => Box::new(UnixStream::connect(path).await?),
            ClamdUrl::Tcp(host, port) => Box::new(TcpStream::connect((host.as_str(), *port)).await?),
        })
    }

    /// Whether clamd is there, and says so.
    pub(crate) async fn check(&self) -> io::Result<()> {
        timeout(SCAN_TIMEOUT, async {
            let mut clamd = self.connect().await?;
            clamd.write_all(b"zPING\0").await?;
            match answer(clamd).await?.as_slice() {
                b"PONG\0" => Ok(()),
                _ => Err(io::Error::other("it answers something else than PONG")),
            }
        })
        .await?
    }
}

/// A way to clamd.
trait Connection: AsyncRead + AsyncWrite + Send + Unpin {}
impl<C: AsyncRead + AsyncWrite + Send + Unpin> Connection for C {}

async fn answer(clamd: impl AsyncRead + Unpin) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    clamd.take(MAX_ANSWER_LEN).read_to_end(&mut answer).await?;
    Ok(answer)
}

async fn ask(mut clamd: impl AsyncRead + AsyncWrite + Unpin, bytes: &[u8]) -> io::Result<Finding> {
    clamd.write_all(b"zINSTREAM\0").await?;
    for chunk in bytes.chunks(CHUNK) {
        clamd.write_all(&u32::try_from(chunk.len()).map_err(io::Error::other)?.to_be_bytes()).await?;
        clamd.write_all(chunk).await?;
    }
    clamd.write_all(&[0; 4]).await?;
    match answer(clamd).await?.strip_suffix(b"\0") {
        Some(b"stream: OK") => Ok(Finding::Clean),
        Some(answer) if answer.ends_with(b" FOUND") => Ok(Finding::Infected),
        _ => Err(io::Error::other("it answers something else than OK or FOUND")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::duplex;

    async fn answered(answer: &'static [u8]) -> io::Result<Finding> {
        let (ours, mut theirs) = duplex(1024 * 1024);
        let clamd = async move {
            let mut asked = vec![0; 10 + 4 + CHUNK + 4 + 1 + 4];
            theirs.read_exact(&mut asked).await.unwrap();
            assert_eq!(&asked[..14], b"zINSTREAM\0\x00\x01\x00\x00");
            assert_eq!(&asked[14 + CHUNK..], b"\x00\x00\x00\x01x\x00\x00\x00\x00");
            theirs.write_all(answer).await.unwrap();
        };
        tokio::join!(ask(ours, &[b'x'; CHUNK + 1]), clamd).0
    }

    #[tokio::test]
    async fn nothing_but_ok_is_clean() {
        assert_eq!(answered(b"stream: OK\0").await.unwrap(), Finding::Clean);
        assert_eq!(answered(b"stream: Eicar-Test FOUND\0").await.unwrap(), Finding::Infected);
        for other in [&b""[..], b"stream: OK", b"INSTREAM size limit exceeded. ERROR\0", b"OK\0", b"stream: OK\0\0"] {
            assert!(answered(other).await.is_err());
        }
    }
}
