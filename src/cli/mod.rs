//! The command line. Results go to standard output, logs and errors to standard error. The exit code is 0 for success,
//! 1 for failure, 2 for wrong usage.

mod admin;
mod anonymise;
mod backup;
#[cfg(feature = "demo")]
mod bench;
#[cfg(feature = "demo")]
mod demo;
mod doctor;
mod events;
mod files;
mod flags;
mod health;
mod keys;
mod limits;
mod mail;
mod mails;
mod migrate;
mod moving;
mod new_file;
mod offline;
mod output;
mod package_files;
mod place;
mod queue;
mod restore;
#[cfg(feature = "demo")]
mod seed;
mod serve;
mod server_lock;
mod service_manager;
mod signals;
mod sockets;
mod user;

use crate::settings::Settings;
use crate::{
    core::{config::Sources, logging, version::version_and_commit},
    router,
};
use clap::{CommandFactory as _, Parser, Subcommand};
use flags::Overrides;
use output::{Outcome, say};
use std::{
    future::Future,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

const ABOUT: &str = "The backend of a trust-driven services marketplace";

const LONG_ABOUT: &str = "\
The backend of a trust-driven services marketplace: clients find vetted workers, talk, agree on a job, follow it to its end and \
review it; administrators keep the place safe. One binary, on an embedded SQLite database or on PostgreSQL.

To look around:      hirehall demo
To run it:           hirehall admin create --email you@example.org
                     hirehall serve
To see what it does: hirehall config, hirehall doctor";

const AFTER_LONG_HELP: &str = "\
Settings come from, weakest first: defaults, hirehall.toml, .env, systemd's credentials, the environment, these flags. `hirehall config` \
shows what came of it. What is nothing but a secret (HIREHALL_MASTER_KEY, HIREHALL_KYC_CHECK_SECRET, HIREHALL_OIDC_…) has no flag: everybody \
on a machine can read command lines. So set URLs with a password in the environment or in a file, too: HIREHALL_DATABASE_URL_FILE and the \
like name a file that holds nothing but the value.

Exit codes: 0 done, 1 failed, 2 wrong usage.";

#[derive(Parser)]
#[command(name = "hirehall", version = version_and_commit(), about = ABOUT, long_about = LONG_ABOUT, after_long_help = AFTER_LONG_HELP)]
#[command(after_help = "Every setting has a flag: see --help.", max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    /// The configuration file, instead of ./hirehall.toml. HIREHALL_CONFIG does the same.
    #[arg(long, global = true, value_name = "PATH")]
    config: Option<PathBuf>,
    #[command(flatten)]
    overrides: Overrides,
}

#[derive(Subcommand)]
enum Command {
    /// Bring the database up to date, then serve until SIGTERM or SIGINT (the default).
    Serve,
    /// Serve a marketplace with generated data, in ./demo-data, separate from real data.
    ///
    /// The first run generates the same data every time; later runs continue with it. Remove ./demo-data to start
    /// afresh. Settings of the real installation do not apply to the demo's data; flags do.
    Demo,
    /// Bring the database up to date.
    Migrate {
        /// Change nothing; list the migrations and whether the database has them.
        #[arg(long)]
        status: bool,
    },
    /// List and create administrators, and help those who cannot sign in. There is no other way to create one.
    Admin {
        #[command(subcommand)]
        command: admin::AdminCommand,
    },
    /// Export or erase the data of an account, on its owner's request.
    User {
        #[command(subcommand)]
        command: user::UserCommand,
    },
    /// Send a test mail.
    Mail {
        #[command(subcommand)]
        command: mail::MailCommand,
    },
    /// List, rotate and remove the keys that sign access tokens.
    Keys {
        #[command(subcommand)]
        command: keys::KeysCommand,
    },
    /// Decide about stored files that no row references.
    Files {
        #[command(subcommand)]
        command: files::FilesCommand,
    },
    /// List queued and failed work, such as mails; retry it or drop it.
    Queue {
        #[command(subcommand)]
        command: queue::QueueCommand,
    },
    /// Export the event log or the audit trail.
    Events {
        #[command(subcommand)]
        command: events::EventsCommand,
    },
    /// Write a backup of the database and the files, while servers run.
    ///
    /// To a file, a bucket or a pipe, encrypted if you name a key. See "Backup and restore" in docs/OPERATIONS.md.
    Backup(backup::BackupArgs),
    /// Restore a backup into an empty installation, on either engine.
    Restore(restore::RestoreArgs),
    /// Make a copy for staging without personal data, in an empty database of either engine, while servers run.
    Anonymise(anonymise::AnonymiseArgs),
    /// Move the installation into another database, of either engine.
    ///
    /// Stop every server first. Files and master key stay where they are; the old database refuses to serve afterwards. See "Moving to another database"
    /// in docs/OPERATIONS.md.
    Move(moving::MoveArgs),
    /// Write every mail, with sample values, into a directory.
    Mails { directory: PathBuf },
    /// Print the OpenAPI document.
    Openapi,
    /// Print the effective settings, secrets masked, and where each came from; exit 1 with every problem.
    Config {
        /// Print a .env file that lists every setting with its meaning and its default instead.
        #[arg(long)]
        example: bool,
    },
    /// Check database, storage, disk, mail, clock, file permissions and every service that the settings name; exit 1 if a check fails.
    Doctor(doctor::DoctorArgs),
    /// Ask the server on this machine whether it is ready; exit 1 if it is not.
    Health,
    /// Write the manual page and the completions of shells into a directory.
    #[command(hide = true)]
    PackageFiles { directory: PathBuf },
    /// Fill an empty database for a benchmark.
    #[cfg(feature = "demo")]
    #[command(hide = true)]
    Seed(seed::SeedSize),
    /// Parts of the benchmark.
    #[cfg(feature = "demo")]
    #[command(hide = true)]
    Bench {
        #[command(subcommand)]
        command: bench::BenchCommand,
    },
}

/// Runs the command line.
pub fn main() -> ExitCode {
    // For --help and --version clap's code is 0, for wrong usage 2.
    let line = match CommandLine::try_parse() {
        Ok(line) => line,
        Err(refusal) => {
            let _ = refusal.print();
            return if refusal.exit_code() == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    let outcome = run(line);
    logging::flush();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(complaint) => {
            let _ = writeln!(std::io::stderr(), "hirehall: {}", complaint.trim_end());
            ExitCode::FAILURE
        }
    }
}

fn run(CommandLine { command, config, overrides: Overrides(flags) }: CommandLine) -> Outcome {
    let settings = |flags| settings(config.as_deref(), flags);
    match command.unwrap_or(Command::Serve) {
        Command::Serve => in_runtime(serve::serve(settings(flags)?)),
        #[cfg(feature = "demo")]
        Command::Demo => in_runtime(demo::demo(settings(demo::demo_settings(flags))?)),
        #[cfg(not(feature = "demo"))]
        Command::Demo => {
            Err("this program was built without the demo; build it with `cargo build --release --features demo`"
                .to_owned())
        }
        Command::Migrate { status } => migrate::migrate(&settings(flags)?, status),
        Command::Admin { command } => in_runtime(admin::run(settings(flags)?, command)),
        Command::User { command } => in_runtime(user::run(settings(flags)?, command)),
        Command::Mail { command } => in_runtime(mail::run(settings(flags)?, command)),
        Command::Keys { command } => in_runtime(keys::run(settings(flags)?, command)),
        Command::Files { command } => in_runtime(files::run(settings(flags)?, command)),
        Command::Queue { command } => in_runtime(queue::run(settings(flags)?, command)),
        Command::Events { command } => in_runtime(events::run(settings(flags)?, command)),
        Command::Backup(args) => in_runtime(backup::run(settings(flags)?, args)),
        Command::Restore(args) => in_runtime(restore::run(settings(flags)?, args)),
        Command::Anonymise(args) => in_runtime(anonymise::run(settings(flags)?, args)),
        Command::Move(args) => in_runtime(moving::run(settings(flags)?, args)),
        Command::Mails { directory } => mails::render(&settings(flags)?, &directory),
        Command::Openapi => say(&router::printed_document()),
        Command::Config { example: true } => say(&Settings::example()),
        Command::Config { example: false } => say(&settings(flags)?.describe().to_string()),
        Command::Doctor(args) => in_runtime(doctor::examine(settings(flags)?, &args)),
        Command::Health => in_runtime(health::check(settings(flags)?)),
        Command::PackageFiles { directory } => package_files::write(CommandLine::command(), &directory),
        #[cfg(feature = "demo")]
        Command::Bench { command } => in_runtime(bench::bench(settings(flags)?, command)),
        #[cfg(feature = "demo")]
        Command::Seed(size) => in_runtime(seed::seed(settings(flags)?, size)),
    }
}

/// The settings; also starts logging as they say.
fn settings(config: Option<&Path>, flags: Vec<(String, String)>) -> Outcome<Settings> {
    let settings = Settings::load(&Sources::from_process(config, flags)).map_err(|problems| problems.to_string())?;
    logging::start(settings.log.filter(), settings.log_format).map_err(|error| error.to_string())?;
    Ok(settings)
}

fn in_runtime(work: impl Future<Output = Outcome>) -> Outcome {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())?;
    let outcome = runtime.block_on(work);
    // Tasks that are still blocked then, such as by a mail server that does not answer, are abandoned.
    runtime.shutdown_timeout(Duration::from_secs(1));
    outcome
}
