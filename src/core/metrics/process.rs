//! Metrics of the process, with the names of Prometheus' own clients. They are read from `/proc` when the page is read.

use rustix::{
    process::{Resource, getrlimit},
    time::{ClockId, clock_gettime},
};
use std::{fmt::Write as _, fs};

/// The lines of the page; empty parts where the system has no `/proc`.
pub(super) fn text() -> String {
    let mut text = String::new();
    let cpu = clock_gettime(ClockId::ProcessCPUTime);
    #[expect(clippy::cast_precision_loss, reason = "a process does not run for millions of years")]
    let cpu_seconds = cpu.tv_sec as f64 + cpu.tv_nsec as f64 / 1e9;
    add(&mut text, "process_cpu_seconds_total", "counter", "User and system CPU time, in seconds", Some(cpu_seconds));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = |name| number_of(&status, name).map(|kilobytes| kilobytes * 1024);
    let open = fs::read_dir("/proc/self/fd").ok().and_then(|entries| u64::try_from(entries.count()).ok());
    for (name, help, value) in [
        ("process_resident_memory_bytes", "Memory in use, in bytes", kilobytes("VmRSS")),
        ("process_virtual_memory_bytes", "Address space in use, in bytes", kilobytes("VmSize")),
        ("process_threads", "Threads", number_of(&status, "Threads")),
        ("process_open_fds", "Open file descriptors", open),
        ("process_max_fds", "The most file descriptors that may be open", getrlimit(Resource::Nofile).current),
    ] {
        add(&mut text, name, "gauge", help, value);
    }
    text
}

fn add(text: &mut String, name: &str, kind: &str, help: &str, value: Option<impl std::fmt::Display>) {
    if let Some(value) = value {
        // Writing to a text does not fail.
        let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n\n");
    }
}

/// The number in a line `Name:   1234 kB`.
fn number_of(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    line.split_whitespace().next()?.parse().ok()
}
