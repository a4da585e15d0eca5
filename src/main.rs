//! The binary: everything it can do is in the library.

use std::process::ExitCode;

/// What one thread allocates another frees, all the time: rows are read on database threads and sent from others.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    hirehall::cli::main()
}
