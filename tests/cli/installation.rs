//! The real program, with its own directory and environment.

use crate::support::postgres::{Database, fresh_database};
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Child, Command, Output, Stdio},
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_hirehall");

/// The directory and settings of one installation.
pub(super) struct Installation {
    home: TempDir,
    postgres: Option<Database>,
}

impl Installation {
    pub(super) fn on_sqlite() -> Self {
        Self { home: tempfile::tempdir().unwrap(), postgres: None }
    }

    /// One on each available engine.
    pub(super) async fn on_each_engine() -> Vec<Self> {
        let mut all = vec![Self::on_sqlite()];
        if cfg!(feature = "test-postgres") {
            all.push(Self::on_postgresql().await);
        }
        all
    }

    /// For tests behind `needs_postgres`.
    pub(super) async fn on_postgresql() -> Self {
        Self { postgres: Some(fresh_database("no tables", |_| {}).await), ..Self::on_sqlite() }
    }

    pub(super) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The URL of PostgreSQL; `None` on SQLite.
    pub(super) fn database_url(&self) -> Option<&str> {
        self.postgres.as_ref().map(Database::url)
    }

    pub(super) fn command(&self, words: &[&str]) -> Command {
        self.command_of(Path::new(PROGRAM), words)
    }

    /// The same of another program, such as the last release's.
    pub(super) fn command_of(&self, program: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(words)
            .env_clear()
            .current_dir(self.home())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(database) = &self.postgres {
            command.env("HIREHALL_DATABASE_URL", database.url());
        }
        command.env("HIREHALL_LISTEN", "127.0.0.1:0").env("HIREHALL_RATE_LIMITS", "off");
        command.env("HIREHALL_STOP_DELAY_SECONDS", "0");
        // Demo data are a year old. The archive has tests of its own.
        command.env("HIREHALL_EVENT_ARCHIVE_AFTER_DAYS", "");
        command
    }

    pub(super) fn run(&self, words: &[&str]) -> Said {
        Said::from(self.command(words).output().unwrap())
    }

    /// Makes the database and the keys, with an administrator.
    pub(super) fn begin(&self) {
        self.run_with_input(&["admin", "create", "--email", "ada@example.org"], "one of a kind 42\n").well();
    }

    /// Generates so many workers, and a few other rows.
    pub(super) fn populate(&self, workers: u32) {
        self.populate_with(Path::new(PROGRAM), workers);
    }

    /// The same with another program.
    pub(super) fn populate_with(&self, program: &Path, workers: u32) {
        let of_others = "--clients 3 --services 6 --threads 3 --messages 9 --reviews 2 --jobs 4";
        let workers = workers.to_string();
        let words: Vec<&str> = ["seed", "--workers", &workers].into_iter().chain(of_others.split(' ')).collect();
        Said::from(self.command_of(program, &words).output().unwrap()).well();
    }

    /// Runs with text on standard input.
    pub(super) fn run_with_input(&self, words: &[&str], input: &str) -> Said {
        let mut child = self.command(words).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Said::from(child.wait_with_output().unwrap())
    }

    /// Runs statements on the database directly.
    pub(super) fn execute(&self, sql: &str) {
        match self.database_url() {
            None => {
                let database = rusqlite::Connection::open(self.home().join("data/hirehall.db")).unwrap();
                database.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
                database.execute_batch(sql).unwrap();
            }
            Some(url) => std::thread::scope(|scope| {
                let execute = || postgres::Client::connect(url, postgres::NoTls).unwrap().batch_execute(sql).unwrap();
                scope.spawn(execute).join().unwrap();
            }),
        }
    }

    /// A number that the database has.
    pub(super) fn number(&self, sql: &str) -> i64 {
        match self.database_url() {
            None => {
                let database = rusqlite::Connection::open(self.home().join("data/hirehall.db")).unwrap();
                database.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
                database.query_row(sql, [], |row| row.get(0)).unwrap()
            }
            Some(url) => std::thread::scope(|scope| {
                let number =
                    || postgres::Client::connect(url, postgres::NoTls).unwrap().query_one(sql, &[]).unwrap().get(0);
                scope.spawn(number).join().unwrap()
            }),
        }
    }

    /// All tables of PostgreSQL as text; `None` on SQLite, which is a file.
    pub(super) fn dump(&self) -> Option<Vec<u8>> {
        let url = self.postgres.as_ref()?.url();
        // The client has its own runtime, which must not run inside another.
        Some(std::thread::scope(|scope| scope.spawn(|| dump(url)).join().unwrap()))
    }

    /// Starts a server and waits until it serves.
    pub(super) fn serve(&self, words: &[&str]) -> Server {
        let mut command = self.command(words);
        command.stderr(Stdio::null());
        Server::of(command)
    }
}

impl Server {
    /// Starts a server and waits until it serves.
    pub(super) fn of(mut command: Command) -> Server {
        let mut child = command.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
        let url = out.find_map(|line| line.unwrap().split_once(" serves ").map(|(_, url)| url.to_owned()));
        // The rest of its output is discarded, so that it does not block.
        std::thread::spawn(move || out.for_each(drop));
        Server { url: url.expect("it ended before it served"), child }
    }
}

pub(super) fn dump(url: &str) -> Vec<u8> {
    let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
    let mut all = Vec::new();
    for table in client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", &[]).unwrap() {
        let copy = format!("COPY \"{}\" TO STDOUT", table.get::<_, String>(0));
        client.copy_out(&copy).unwrap().read_to_end(&mut all).unwrap();
    }
    all
}

/// The output and exit code of a command.
pub(super) struct Said {
    pub(super) code: Option<i32>,
    pub(super) out: String,
    pub(super) err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Said {
    #[track_caller]
    pub(super) fn well(self) -> String {
        assert_eq!(self.code, Some(0), "{}{}", self.out, self.err);
        self.out
    }
}

/// A server that is killed at the end of the test.
pub(super) struct Server {
    pub(super) url: String,
    child: Child,
}

impl Server {
    pub(super) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(super) fn ended(&mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }

    /// An access token for a user of the demo.
    pub(super) async fn sign_in(&self, email: &str, password: &str) -> Option<String> {
        let login = json!({ "email": email, "password": password });
        let (status, answer) = self.call(Method::POST, "/auth/login", None, Some(login)).await?;
        (status == 200).then(|| answer["access_token"].as_str().unwrap().to_owned())
    }

    /// Status and body; `None` when the server did not answer.
    pub(super) async fn call(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Option<Value>,
    ) -> Option<(u16, Value)> {
        let mut request = reqwest::Client::new().request(method, format!("{}/api/v1{path}", self.url));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.ok()?;
        let status = answer.status().as_u16();
        Some((status, serde_json::from_slice(&answer.bytes().await.ok()?).unwrap_or_default()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
