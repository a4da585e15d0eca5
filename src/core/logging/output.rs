//! Writes log lines on a thread of its own. A request never waits for the log: when the queue is full or a
//! write fails, lines are dropped and counted, and the count is logged once writing works again.

use super::format::LogFormat;
use crate::core::{clock::Clock, metrics::counter};
use crossbeam_channel::{Receiver, SendTimeoutError, Sender, bounded};
use std::{
    io::{self, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};
use tracing_subscriber::fmt::MakeWriter;

/// Lines in the queue. A line is rarely longer than a few hundred bytes.
const QUEUE_LEN: usize = 1024;
/// Longer lines are cut, which bounds the memory of the queue. In bytes.
const MAX_LINE_LEN: usize = 16 * 1024;
/// How long the first caller waits for a full queue. After that nobody waits until the queue was empty again: behind a slow reader
/// each line would be waited for.
const FULL_QUEUE_TIMEOUT: Duration = Duration::from_millis(100);

/// The sending half of the log writer. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Output {
    queue: Sender<LogMessage>,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    /// Dropped lines that were not reported yet.
    lost: AtomicU64,
    /// A line was dropped since the queue was full, and it was not empty since.
    is_stuck: AtomicBool,
}

enum LogMessage {
    Line(Vec<u8>),
    /// Answered when all earlier messages are written.
    Flush(Sender<()>),
}

impl Output {
    /// Starts the writer thread. `format` is the format of the report on lost lines.
    pub(super) fn start(to: impl Write + Send + 'static, format: LogFormat) -> io::Result<Output> {
        let (queue, lines) = bounded(QUEUE_LEN);
        let shared = Arc::new(Shared::default());
        let written = LineWriter { to, format, shared: Arc::clone(&shared), is_line_open: false };
        thread::Builder::new().name("log".into()).spawn(move || written.write_all(&lines))?;
        Ok(Output { queue, shared })
    }

    /// Waits at most `timeout` until the queued lines are written.
    pub(super) fn flush(&self, timeout: Duration) {
        let (done, is_done) = bounded(1);
        if self.queue.send_timeout(LogMessage::Flush(done), timeout).is_ok() {
            let _ = is_done.recv_timeout(timeout);
        }
    }

    fn enqueue(&self, line: Vec<u8>) {
        let is_stuck = self.shared.is_stuck.load(Ordering::Relaxed);
        let timeout = if is_stuck { Duration::ZERO } else { FULL_QUEUE_TIMEOUT };
        match self.queue.send_timeout(LogMessage::Line(line), timeout) {
            Ok(()) => {}
            Err(SendTimeoutError::Timeout(_)) => {
                self.shared.is_stuck.store(true, Ordering::Relaxed);
                self.shared.count_lost(1);
            }
            Err(SendTimeoutError::Disconnected(_)) => self.shared.count_lost(1),
        }
    }
}

impl Shared {
    fn count_lost(&self, lines: u64) {
        self.lost.fetch_add(lines, Ordering::Relaxed);
        counter("hirehall_log_lines_lost_total", &[]).increment(lines);
    }
}

/// The receiving half, on the writer thread.
struct LineWriter<W> {
    to: W,
    format: LogFormat,
    shared: Arc<Shared>,
    /// A line was written partly, so the next write has to end it first.
    is_line_open: bool,
}

/// Waiting lines are written together up to this length, because each write is a system call. In bytes.
const MAX_WRITE_LEN: usize = 64 * 1024;
/// How long lines gather after a write. Waking this thread for a line would cost a request more than the line itself.
const PAUSE_BETWEEN_WRITES: Duration = Duration::from_millis(2);

impl<W: Write> LineWriter<W> {
    fn write_all(mut self, lines: &Receiver<LogMessage>) {
        for message in lines {
            match message {
                LogMessage::Line(line) => self.write_with_waiting(line, lines),
                LogMessage::Flush(done) => drop(done.try_send(())),
            }
            if lines.is_empty() {
                self.shared.is_stuck.store(false, Ordering::Relaxed);
                pause();
            }
        }
    }

    /// Writes a line and those that wait behind it. After lines were lost, the next one is written alone, so that the
    /// report stands where they are missing.
    fn write_with_waiting(&mut self, mut text: Vec<u8>, lines: &Receiver<LogMessage>) {
        let mut flush = None;
        while text.len() < MAX_WRITE_LEN && self.shared.lost.load(Ordering::Relaxed) == 0 {
            match lines.try_recv() {
                Ok(LogMessage::Line(line)) => text.extend_from_slice(&line),
                Ok(LogMessage::Flush(done)) => {
                    flush = Some(done);
                    break;
                }
                Err(_) => break,
            }
        }
        self.write(&text);
        if let Some(done) = flush {
            let _ = done.try_send(());
        }
    }

    fn write(&mut self, text: &[u8]) {
        let lost = self.try_write(text);
        if lost > 0 {
            self.shared.count_lost(lost);
            return;
        }
        let lost = self.shared.lost.swap(0, Ordering::Relaxed);
        if lost > 0 && self.try_write(lost_lines_report(lost, self.format).as_bytes()) > 0 {
            self.shared.lost.fetch_add(lost, Ordering::Relaxed);
        }
    }

    /// Writes lines, and returns how many could not be written completely.
    fn try_write(&mut self, text: &[u8]) -> u64 {
        let mut rest = text;
        let end_of_line = if self.is_line_open { self.write_out(&mut &b"\n"[..]) } else { Ok(()) };
        match end_of_line.and_then(|()| self.write_out(&mut rest)) {
            Ok(()) => 0,
            Err(_) => lines_in(rest).max(1),
        }
    }

    /// Writes `bytes`, of which what could not be written is left.
    fn write_out(&mut self, bytes: &mut &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.to.write(bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => {
                    let whole = *bytes;
                    let (done, rest) = whole.split_at_checked(written).unwrap_or((whole, &[]));
                    self.is_line_open = done.last() != Some(&b'\n');
                    *bytes = rest;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.to.flush()
    }
}

#[expect(clippy::disallowed_methods, reason = "lines gather meanwhile; a signal for each is what the pause saves")]
fn pause() {
    thread::sleep(PAUSE_BETWEEN_WRITES);
}

fn lines_in(text: &[u8]) -> u64 {
    text.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

fn lost_lines_report(lost: u64, format: LogFormat) -> String {
    let now = Clock::system().now();
    let message = format!("{lost} log lines were lost: they could not be written");
    match format {
        LogFormat::Json => format!(
            "{{\"timestamp\":\"{now}\",\"level\":\"WARN\",\"fields\":{{\"message\":\"{message}\",\"lost\":{lost}}},\"target\":\"hirehall::core::logging\"}}\n"
        ),
        LogFormat::Auto | LogFormat::Pretty => format!("{now}  WARN hirehall::core::logging: {message} lost={lost}\n"),
    }
}

/// A writer for one line: the formatter writes a line in a single call.
pub(super) struct LogLine<'o>(&'o Output);

impl Write for LogLine<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut line = bytes.get(..MAX_LINE_LEN).unwrap_or(bytes).to_vec();
        if line.len() < bytes.len() {
            line.push(b'\n');
        }
        self.0.enqueue(line);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'o> MakeWriter<'o> for Output {
    type Writer = LogLine<'o>;

    fn make_writer(&'o self) -> LogLine<'o> {
        LogLine(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    const FLUSH_TIMEOUT: Duration = Duration::from_secs(5);

    /// Accepts a number of bytes, then fails until the test makes room.
    #[derive(Clone, Default)]
    struct Disk {
        content: Arc<Mutex<Vec<u8>>>,
        room: Arc<Mutex<usize>>,
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let mut room = self.room.lock().unwrap();
            if *room == 0 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            let taken = bytes.len().min(*room);
            *room -= taken;
            self.content.lock().unwrap().extend_from_slice(&bytes[..taken]);
            Ok(taken)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Disk {
        fn with_room_for(bytes: usize) -> Disk {
            let disk = Disk::default();
            disk.make_room(bytes);
            disk
        }

        fn make_room(&self, bytes: usize) {
            *self.room.lock().unwrap() = bytes;
        }

        fn content(&self) -> String {
            String::from_utf8(self.content.lock().unwrap().clone()).unwrap()
        }
    }

    fn log(output: &Output, line: &str) {
        output.make_writer().write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    #[test]
    fn lines_that_a_full_disk_lost_are_reported_once_when_there_is_room_again() {
        let disk = Disk::with_room_for("one\ntw".len());
        let output = Output::start(disk.clone(), LogFormat::Json).unwrap();
        for line in ["one", "two", "three"] {
            log(&output, line);
        }
        output.flush(FLUSH_TIMEOUT);
        assert_eq!(disk.content(), "one\ntw");
        disk.make_room(10_000);
        for line in ["four", "five"] {
            log(&output, line);
        }
        output.flush(FLUSH_TIMEOUT);
        let content = disk.content();
        let lines: Vec<&str> = content.lines().collect();
        assert_eq!((lines.len(), &lines[..3], lines[4]), (5, &["one", "tw", "four"][..], "five"), "{content}");
        let report: serde_json::Value = serde_json::from_str(lines[3]).unwrap();
        assert_eq!((&report["level"], &report["fields"]["lost"]), (&"WARN".into(), &2.into()), "{content}");
    }

    /// Blocks until the test drops the sender.
    struct Stuck(Receiver<()>);

    impl Write for Stuck {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let _ = self.0.recv();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn logging_does_not_wait_for_a_blocked_output() {
        let (release, blocked) = bounded(0);
        let output = Output::start(Stuck(blocked), LogFormat::Json).unwrap();
        let line = "x".repeat(200);
        for _ in 0..100 * QUEUE_LEN {
            log(&output, &line);
        }
        assert!(output.shared.lost.load(Ordering::Relaxed) > 98 * QUEUE_LEN as u64);
        drop(release);
        output.flush(FLUSH_TIMEOUT);
        assert_eq!(output.shared.lost.load(Ordering::Relaxed), 0, "the loss was reported");
    }

    /// Keeps what each call has written. The first call waits until the test drops the sender.
    struct Calls(Arc<Mutex<Vec<String>>>, Receiver<()>);

    impl Write for Calls {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let _ = self.1.recv();
            self.0.lock().unwrap().push(String::from_utf8(bytes.to_vec()).unwrap());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn lines_that_wait_are_written_together_and_in_order() {
        let (release, blocked) = bounded(0);
        let calls = Arc::new(Mutex::new(Vec::new()));
        let output = Output::start(Calls(Arc::clone(&calls), blocked), LogFormat::Json).unwrap();
        for number in 0..QUEUE_LEN / 2 {
            log(&output, &number.to_string());
        }
        drop(release);
        output.flush(FLUSH_TIMEOUT);
        let calls = calls.lock().unwrap();
        assert!(calls.len() <= 2, "{}", calls.len());
        let expected: String = (0..QUEUE_LEN / 2).map(|number| format!("{number}\n")).collect();
        assert_eq!(calls.concat(), expected);
    }

    #[test]
    fn behind_a_slow_reader_one_line_is_waited_for_and_not_each() {
        let (let_one_go, held) = bounded(0);
        let output = Output::start(Stuck(held), LogFormat::Json).unwrap();
        for number in 0..2 * QUEUE_LEN {
            log(&output, &number.to_string());
        }
        let since = tokio::time::Instant::now();
        for number in 0..20 {
            let_one_go.send(()).unwrap();
            for _ in 0..4 {
                log(&output, &number.to_string());
            }
        }
        assert!(since.elapsed() < 5 * FULL_QUEUE_TIMEOUT, "{:?}", since.elapsed());
    }
}
