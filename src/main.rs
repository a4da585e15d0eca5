//! The binary; the library does everything.

use std::process::ExitCode;

/// Memory is often allocated on one thread and freed on another: rows are read on database threads and sent from
/// others.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    hirehall::cli::main()
}
