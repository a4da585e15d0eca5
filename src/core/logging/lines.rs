//! The tracing subscriber: formats each event as one line.

use std::fmt::{self, Write as _};
use std::io::{self, IsTerminal as _};
use std::panic::{self, PanicHookInfo};
use std::sync::OnceLock;
use std::time::Duration;

use tracing::field::Field;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::field::MakeExt as _;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::format::{self, FormatEvent, FormatFields, Writer};
use tracing_subscriber::fmt::{FmtContext, MakeWriter};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::{format::LogFormat, output::Output};

/// The log writer of this process.
static OUTPUT: OnceLock<Output> = OnceLock::new();

/// Logs events and panics to standard error from now on. Fails if the process has a subscriber already.
pub fn start(filter: EnvFilter, format: LogFormat) -> io::Result<()> {
    let terminal = io::stderr().is_terminal();
    let format = match format {
        LogFormat::Auto if terminal => LogFormat::Pretty,
        LogFormat::Auto => LogFormat::Json,
        chosen => chosen,
    };
    let output = Output::start(io::stderr(), format)?;
    subscriber(filter, format, terminal, output.clone()).try_init().map_err(io::Error::other)?;
    let _ = OUTPUT.set(output);
    panic::set_hook(Box::new(log_panic));
    Ok(())
}

/// Waits a short time until the queued lines are written.
pub(crate) fn flush() {
    if let Some(output) = OUTPUT.get() {
        output.flush(Duration::from_secs(1));
    }
}

/// Whether an event may be logged. Below `info`, libraries log statement parameters, headers and frames, which
/// may be secret or personal. Only our own events are known to be safe there, so a log at any level can be
/// shared.
fn may_be_logged(metadata: &Metadata<'_>) -> bool {
    let is_ours = metadata.target().split("::").next() == Some("hirehall");
    is_ours || *metadata.level() <= Level::INFO
}

type AnySubscriber = Box<dyn Subscriber + Send + Sync>;

fn subscriber<W>(filter: EnvFilter, format: LogFormat, terminal: bool, writer: W) -> AnySubscriber
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    // Errors of writing are not logged: that would recurse, and panic.
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer).log_internal_errors(false);
    let builder = if terminal { builder } else { builder.with_ansi(false) };
    if format == LogFormat::Json || (format == LogFormat::Auto && !terminal) {
        Box::new(builder.json().event_format(JsonLine(format::json())).finish().with(filter_fn(may_be_logged)))
    } else {
        Box::new(
            builder
                .event_format(format::format().compact())
                .fmt_fields(format::debug_fn(field).delimited(" "))
                .finish()
                .with(filter_fn(may_be_logged)),
        )
    }
}

/// Logs a panic as one event. The message is included only if it is a literal: a formatted one may quote user
/// input.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let message =
        panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("(not shown: it may contain input)");
    let thread = std::thread::current();
    let location = panic.location().map(tracing::field::display);
    tracing::error!(location, thread = thread.name(), reason = message, "panic");
}

/// Formats a field for the pretty format. tracing-subscriber does not escape line ends and terminal escapes in
/// `%` fields.
fn field(writer: &mut Writer<'_>, field: &Field, value: &dyn fmt::Debug) -> fmt::Result {
    let (name, colour) = (field.name(), writer.has_ansi_escapes());
    match name {
        "message" => {}
        name if name.starts_with("log.") => return Ok(()),
        name if colour => write!(writer, "\x1b[3m{name}\x1b[0m\x1b[2m=\x1b[0m")?,
        name => write!(writer, "{name}=")?,
    }
    write!(Printable { out: writer, line_ends: true }, "{value:?}")
}

/// Most lines fit. In bytes.
const USUAL_LINE_LEN: usize = 512;

/// Escapes C1 control characters too: JSON escapes C0 only, and some terminals obey C1 as well.
struct JsonLine<F>(F);

impl<S, N, F> FormatEvent<S, N> for JsonLine<F>
where
    S: Subscriber + for<'s> LookupSpan<'s>,
    N: for<'w> FormatFields<'w> + 'static,
    F: FormatEvent<S, N>,
{
    fn format_event(&self, context: &FmtContext<'_, S, N>, mut writer: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        // A whole line is looked through at once: its many short parts would be dearer.
        let mut line = String::with_capacity(USUAL_LINE_LEN);
        self.0.format_event(context, Writer::new(&mut line), event)?;
        Printable { out: &mut writer, line_ends: false }.write_str(&line)
    }
}

/// Escapes characters that end a line, command a terminal or reorder text, in a form that is valid JSON.
struct Printable<'w, 'o> {
    out: &'w mut Writer<'o>,
    /// Whether `\n` is escaped as well.
    line_ends: bool,
}

impl fmt::Write for Printable<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some((plain, escaped, behind)) = self.split_at_unprintable(rest) {
            self.out.write_str(plain)?;
            match escaped {
                '\n' => self.out.write_str("\\n")?,
                '\r' => self.out.write_str("\\r")?,
                '\t' => self.out.write_str("\\t")?,
                other => write!(self.out, "\\u{:04x}", u32::from(other))?,
            }
            rest = behind;
        }
        self.out.write_str(rest)
    }
}

impl Printable<'_, '_> {
    fn split_at_unprintable<'t>(&self, text: &'t str) -> Option<(&'t str, char, &'t str)> {
        let is_plain = |byte: u8| matches!(byte, b' '..=b'~') || (byte == b'\n' && !self.line_ends);
        if text.bytes().all(is_plain) {
            return None;
        }
        let at = text.find(|c| is_unprintable(c) && (c != '\n' || self.line_ends))?;
        let (plain, from_there) = text.split_at_checked(at)?;
        let mut chars = from_there.chars();
        Some((plain, chars.next()?, chars.as_str()))
    }
}

fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use proptest::prelude::*;
    use tracing::subscriber::with_default;

    use super::*;

    const NASTY: &str = "a\nb\rc\x1b[31md\x07e\x7ff\u{9b}31mg\u{2028}h\u{202e}i\0j\"k\\l\u{85}m";

    #[derive(Clone, Default)]
    struct SharedBuffer(Arc<Mutex<Vec<u8>>>);

    impl io::Write for SharedBuffer {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(format: LogFormat, terminal: bool, what: impl FnOnce()) -> String {
        let buffer = SharedBuffer::default();
        let writer = buffer.clone();
        with_default(subscriber(EnvFilter::new("info"), format, terminal, move || writer.clone()), what);
        String::from_utf8(buffer.0.lock().unwrap().clone()).unwrap()
    }

    fn log_everywhere(text: &str) {
        let span =
            tracing::info_span!("request", path = %text, debug = ?text, plain = text, late = tracing::field::Empty);
        span.record("late", tracing::field::display(text));
        let _entered = span.enter();
        let error = io::Error::other(text.to_owned());
        tracing::info!(shown = %text, debug = ?text, plain = text, error = &error as &dyn std::error::Error, "said {text}");
    }

    fn assert_one_safe_line(log: &str) {
        let line = log.strip_suffix('\n').unwrap();
        assert_eq!(line.chars().find(|c| is_unprintable(*c)), None, "{line}");
    }

    #[test]
    fn an_event_is_one_safe_line_for_people_and_for_machines() {
        for format in [LogFormat::Pretty, LogFormat::Json] {
            assert_one_safe_line(&logged(format, false, || log_everywhere(NASTY)));
        }
    }

    #[test]
    fn on_a_terminal_the_only_escapes_are_our_colours() {
        let log = logged(LogFormat::Pretty, true, || log_everywhere(NASTY));
        assert!(log.contains("\x1b["));
        let mut plain = log;
        for colour in ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[3m", "\x1b[32m"] {
            plain = plain.replace(colour, "");
        }
        assert_one_safe_line(&plain);
    }

    #[test]
    fn json_contains_the_exact_text() {
        let log = logged(LogFormat::Json, false, || log_everywhere(NASTY));
        let event: serde_json::Value = serde_json::from_str(&log).unwrap();
        assert_eq!(event["fields"]["shown"], NASTY);
        assert_eq!(event["span"]["path"], NASTY);
        assert_eq!(event["span"]["late"], NASTY);
        assert_eq!(event["fields"]["message"], format!("said {NASTY}"));
    }

    #[test]
    fn people_read_a_short_line() {
        let log = logged(LogFormat::Pretty, false, || tracing::warn!(port = 8000, name = "hall", "ready\nto go"));
        let (_time, rest) = log.split_once(" ").unwrap();
        assert_eq!(
            rest.trim_start(),
            "WARN hirehall::core::logging::lines::tests: ready\\nto go port=8000 name=\"hall\"\n"
        );
    }

    #[test]
    fn the_format_follows_the_terminal_unless_it_is_chosen() {
        let log = || tracing::info!("hello");
        assert!(logged(LogFormat::Auto, false, log).starts_with('{'));
        assert!(!logged(LogFormat::Auto, true, log).starts_with('{'));
        assert!(logged(LogFormat::Json, true, log).starts_with('{'));
        assert!(!logged(LogFormat::Pretty, false, log).starts_with('{'));
    }

    #[test]
    fn events_of_libraries_below_info_are_never_logged() {
        let buffer = SharedBuffer::default();
        let to = buffer.clone();
        let all = EnvFilter::new("trace,tokio_postgres=trace,hyper=debug");
        with_default(subscriber(all, LogFormat::Json, false, move || to.clone()), || {
            tracing::trace!("ours");
            tracing::info!(target: "hyper::proto", "theirs, at info");
            tracing::debug!(target: "tokio_postgres::query", parameters = "hush", "theirs");
            tracing::trace!(target: "h2::codec", "theirs");
            tracing::trace!(target: "hirehall_lookalike", "theirs");
        });
        let log = String::from_utf8(buffer.0.lock().unwrap().clone()).unwrap();
        assert_eq!(log.lines().count(), 2, "{log}");
        assert!(log.contains("ours") && log.contains("theirs, at info"), "{log}");
    }

    #[test]
    fn filtered_events_are_not_written() {
        assert_eq!(logged(LogFormat::Json, false, || tracing::debug!("hello")), "");
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_line(text in any::<String>(), json in any::<bool>()) {
            let format = if json { LogFormat::Json } else { LogFormat::Pretty };
            assert_one_safe_line(&logged(format, false, || log_everywhere(&text)));
        }
    }
}
