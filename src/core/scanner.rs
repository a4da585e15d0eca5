//! Malware scans with clamd's INSTREAM command (clamd(8)).

use super::traces::{Callee, call};
use std::{io, path::PathBuf, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpStream, UnixStream},
    sync::Semaphore,
    time::timeout,
};

/// The address of clamd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClamdUrl {
    /// A Unix socket.
    Unix(PathBuf),
    /// A host and port.
    Tcp(String, u16),
}

/// The result of a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScanResult {
    /// No malware was found.
    Clean,
    /// Malware was found.
    Infected,
    /// The scanner did not answer.
    Unknown,
}

/// The configured scanner, if any. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Scanner {
    clamd: Option<Arc<ClamdUrl>>,
    permits: Arc<Semaphore>,
}

/// The number of scans at the same time; clamd has ten threads by default.
const MAX_SCANS: usize = 4;
/// How long an upload waits for a free scan slot and the result.
const SCAN_TIMEOUT: Duration = Duration::from_secs(10);
const CHUNK: usize = 64 * 1024;
const MAX_REPLY_LEN: u64 = 4096;

impl Scanner {
    pub(crate) fn new(clamd: Option<ClamdUrl>) -> Scanner {
        Scanner { clamd: clamd.map(Arc::new), permits: Arc::new(Semaphore::new(MAX_SCANS)) }
    }

    /// Whether the scanner answers. True if none is configured.
    pub(crate) async fn is_available(&self) -> bool {
        match &self.clamd {
            Some(clamd) => clamd
                .check()
                .await
                .inspect_err(|error| tracing::warn!(%error, "the malware scanner does not answer"))
                .is_ok(),
            None => true,
        }
    }

    /// Scans a file. Without a configured scanner, every file is clean.
    pub(crate) async fn scan(&self, bytes: &[u8]) -> ScanResult {
        let Some(clamd) = &self.clamd else { return ScanResult::Clean };
        let result = timeout(SCAN_TIMEOUT, async {
            let _permit = self.permits.acquire().await.map_err(io::Error::other)?;
            instream(clamd.connect().await?, bytes).await
        });
        let scan = async { result.await.unwrap_or_else(|elapsed| Err(elapsed.into())) };
        match call(Callee::Scanner, "scan", scan).await {
            Ok(result) => result,
            Err(error) => {
                tracing::warn!(%error, "the malware scanner did not scan a file");
                ScanResult::Unknown
            }
        }
    }
}

impl ClamdUrl {
    async fn connect(&self) -> io::Result<Box<dyn ClamdConnection>> {
        Ok(match self {
            ClamdUrl::Unix(path) => Box::new(UnixStream::connect(path).await?),
            ClamdUrl::Tcp(host, port) => Box::new(TcpStream::connect((host.as_str(), *port)).await?),
        })
    }

    /// Whether clamd answers `PING`.
    pub(crate) async fn check(&self) -> io::Result<()> {
        timeout(SCAN_TIMEOUT, async {
            let mut clamd = self.connect().await?;
            clamd.write_all(b"zPING\0").await?;
            match read_reply(clamd).await?.as_slice() {
                b"PONG\0" => Ok(()),
                _ => Err(io::Error::other("its answer is not PONG")),
            }
        })
        .await?
    }
}

/// A connection to clamd.
trait ClamdConnection: AsyncRead + AsyncWrite + Send + Unpin {}
impl<C: AsyncRead + AsyncWrite + Send + Unpin> ClamdConnection for C {}

async fn read_reply(clamd: impl AsyncRead + Unpin) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    clamd.take(MAX_REPLY_LEN).read_to_end(&mut answer).await?;
    Ok(answer)
}

async fn instream(mut clamd: impl AsyncRead + AsyncWrite + Unpin, bytes: &[u8]) -> io::Result<ScanResult> {
    clamd.write_all(b"zINSTREAM\0").await?;
    for chunk in bytes.chunks(CHUNK) {
        clamd.write_all(&u32::try_from(chunk.len()).map_err(io::Error::other)?.to_be_bytes()).await?;
        clamd.write_all(chunk).await?;
    }
    clamd.write_all(&[0; 4]).await?;
    match read_reply(clamd).await?.strip_suffix(b"\0") {
        Some(b"stream: OK") => Ok(ScanResult::Clean),
        Some(answer) if answer.ends_with(b" FOUND") => Ok(ScanResult::Infected),
        _ => Err(io::Error::other("its answer is neither OK nor FOUND")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::duplex;

    async fn scan_with_reply(answer: &'static [u8]) -> io::Result<ScanResult> {
        let (client, mut server) = duplex(1024 * 1024);
        let clamd = async move {
            let mut asked = vec![0; 10 + 4 + CHUNK + 4 + 1 + 4];
            server.read_exact(&mut asked).await.unwrap();
            assert_eq!(&asked[..14], b"zINSTREAM\0\x00\x01\x00\x00");
            assert_eq!(&asked[14 + CHUNK..], b"\x00\x00\x00\x01x\x00\x00\x00\x00");
            server.write_all(answer).await.unwrap();
        };
        tokio::join!(instream(client, &[b'x'; CHUNK + 1]), clamd).0
    }

    #[tokio::test]
    async fn nothing_but_ok_is_clean() {
        assert_eq!(scan_with_reply(b"stream: OK\0").await.unwrap(), ScanResult::Clean);
        assert_eq!(scan_with_reply(b"stream: Eicar-Test FOUND\0").await.unwrap(), ScanResult::Infected);
        for other in [&b""[..], b"stream: OK", b"INSTREAM size limit exceeded. ERROR\0", b"OK\0", b"stream: OK\0\0"] {
            assert!(scan_with_reply(other).await.is_err());
        }
    }
}
