//! A running marketplace.

use super::{
    documented,
    mail::{Mail, read_all},
    people::Person,
    postgres,
};
use hirehall::settings::Settings;
use hirehall::{
    app::App,
    background,
    core::{
        clock::Clock,
        config::{DatabaseUrl, Sources},
    },
    database, router, server, startup,
};
use std::{
    cell::RefCell,
    fmt::Debug,
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    time::Duration,
};
use tempfile::TempDir;
use tokio::{
    net::TcpListener,
    time::{sleep, timeout},
};
use tokio_util::task::TaskTracker;

/// A marketplace with its own database, files, mails, clock and port.
pub(crate) struct Hall {
    pub(crate) app: App,
    pub(crate) clock: Clock,
    address: SocketAddr,
    background: Background,
    // Dropped last: the database is deleted when nothing uses it any more.
    postgres: Option<Arc<postgres::Database>>,
    home: Arc<TempDir>,
}

impl Hall {
    pub(crate) async fn on_sqlite() -> Hall {
        Hall::start(None, &[]).await
    }

    /// For tests behind `needs_postgres`.
    pub(crate) async fn on_postgresql() -> Hall {
        Hall::start(Some(fresh_postgres().await), &[]).await
    }

    /// The same marketplace with other settings, restarted.
    pub(crate) async fn with(self, settings: &[(&str, &str)]) -> Hall {
        let url = self.postgres.as_deref().map(postgres::Database::url);
        let settings = settings_in(self.home.path(), url, settings);
        self.restarted_with(settings).await
    }

    /// The same marketplace at its public URL, in an origin that browsers treat as secure.
    pub(crate) async fn where_a_browser_finds_it(self) -> Hall {
        self.where_a_browser_finds_it_with(&[]).await
    }

    /// The same with other settings.
    pub(crate) async fn where_a_browser_finds_it_with(self, settings: &[(&str, &str)]) -> Hall {
        let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        let url = format!("http://localhost:{}", free.port());
        self.with(&[&[("HIREHALL_PUBLIC_URL", &*url)], settings].concat()).await
    }

    /// The public URL of a path.
    pub(crate) fn public_url(&self, path: &str) -> String {
        format!("{}{path}", self.app.settings.public_url)
    }

    /// The same marketplace in a new process, after the other has ended.
    pub(crate) async fn restarted(self) -> Hall {
        let settings = self.app.settings.clone();
        self.restarted_with(settings).await
    }

    async fn restarted_with(self, settings: Settings) -> Hall {
        self.stopped().await;
        let app = startup::open(settings, self.clock.clone()).await.unwrap();
        Hall::serve(app, self.postgres.clone(), Arc::clone(&self.home)).await
    }

    /// Stops serving and the background loops.
    pub(crate) async fn stopped(&self) {
        self.app.stop.cancel();
        if let Some(loops) = self.background.loops.get() {
            loops.wait().await;
        }
    }

    /// A second node on the same database that runs background loops only. It ends with its `stop`.
    pub(crate) async fn another_node(&self) -> App {
        self.another_node_of(self.app.settings.clone()).await
    }

    /// The same with other settings.
    pub(crate) async fn another_node_with(&self, settings: &[(&str, &str)]) -> App {
        let url = self.postgres.as_deref().map(postgres::Database::url);
        self.another_node_of(settings_in(self.home.path(), url, settings)).await
    }

    async fn another_node_of(&self, settings: Settings) -> App {
        let app = startup::open(settings, self.clock.clone()).await.unwrap();
        background::start(&app, INTERVALS);
        app
    }

    /// A user of a second node on the same database.
    pub(crate) async fn nobody_at_another_node(&self) -> Person {
        let app = startup::open(self.app.settings.clone(), self.clock.clone()).await.unwrap();
        let (address, _) = listen(&app).await;
        Person::nobody(address)
    }

    async fn start(postgres: Option<postgres::Database>, settings: &[(&str, &str)]) -> Hall {
        show_errors();
        let home = quick_place();
        let settings = settings_in(home.path(), postgres.as_ref().map(postgres::Database::url), settings);
        if let DatabaseUrl::Sqlite(file) = &settings.database_url {
            fs::copy(sqlite_template(), file).unwrap();
        }
        let app = startup::open(settings, Clock::system()).await.unwrap();
        Hall::serve(app, postgres.map(Arc::new), Arc::new(home)).await
    }

    async fn serve(app: App, postgres: Option<Arc<postgres::Database>>, home: Arc<TempDir>) -> Hall {
        let (address, background) = listen(&app).await;
        Hall { clock: app.clock.clone(), app, address, background, postgres, home }
    }

    /// Its PostgreSQL database, if it has one.
    pub(crate) fn postgres(&self) -> Option<&postgres::Database> {
        self.postgres.as_deref()
    }

    /// The URL of a path of the API.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The directory with all of its files.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// A user who is not signed in.
    pub(crate) fn nobody(&self) -> Person {
        Person::nobody(self.address)
    }

    pub(crate) async fn client(&self) -> Person {
        Person::with_account(self, "CLIENT", "Clara", "Client").await
    }

    /// A worker without an identity check.
    pub(crate) async fn worker(&self) -> Person {
        Person::with_account(self, "WORKER", "Walter", "Worker").await
    }

    /// A worker whose identity check is approved.
    pub(crate) async fn verified_worker(&self) -> Person {
        let worker = self.worker().await;
        self.sql("UPDATE workers SET kyc_status = 'APPROVED' WHERE user_id = $1", worker.user_id()).await;
        worker
    }

    pub(crate) async fn admin(&self) -> Person {
        Person::with_account(self, "ADMIN", "Ada", "Admin").await
    }

    /// Changes rows directly, for states that requests cannot reach quickly.
    pub(crate) async fn sql(&self, statement: &'static str, about: database::ids::UserId) {
        self.app.db.write(move |tx| tx.execute(statement, &[&about])).await.unwrap();
    }

    /// The mails to an address, oldest first; waits for the first.
    pub(crate) async fn mails_to(&self, address: &str) -> Vec<Mail> {
        eventually("a mail", async || {
            let mails: Vec<Mail> =
                read_all(&self.home().join("mail")).into_iter().filter(|mail| mail.to == address).collect();
            (!mails.is_empty()).then_some(mails)
        })
        .await
    }

    /// The first mail to an address with that subject; waits for it.
    pub(crate) async fn mail_to(&self, address: &str, subject: &str) -> Mail {
        eventually(subject, async || self.mails_to(address).await.into_iter().find(|mail| mail.subject == subject))
            .await
    }
}

/// Serves on its own port, or on that of a public URL that names this machine, with its background loops.
async fn listen(app: &App) -> (SocketAddr, Background) {
    let public = app.settings.public_url.url();
    let port = if public.domain() == Some("localhost") { public.port().unwrap_or(0) } else { 0 };
    let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(server::serve(
        listener,
        documented::checked(router::build(app)),
        server::Limits::default(),
        app.stop.clone(),
    ));
    (address, Background::of(app))
}

/// The background loops of a marketplace. They query the database again and again, so they start when the test first
/// waits for something.
#[derive(Clone)]
struct Background {
    app: App,
    loops: Arc<OnceLock<TaskTracker>>,
}

thread_local! {
    /// The loops of this test that were not started.
    static AT_REST: RefCell<Vec<Background>> = const { RefCell::new(Vec::new()) };
}

impl Background {
    fn of(app: &App) -> Background {
        let background = Background { app: app.clone(), loops: Arc::default() };
        AT_REST.with_borrow_mut(|all| all.push(background.clone()));
        background
    }
}

/// Called by every function that waits for background work.
pub(super) fn let_the_background_work() {
    for background in AT_REST.take() {
        if !background.app.stop.is_cancelled() {
            background.loops.get_or_init(|| background::start(&background.app, INTERVALS));
        }
    }
}

impl Drop for Hall {
    fn drop(&mut self) {
        self.app.stop.cancel();
    }
}

/// Short intervals, so that tests wait briefly.
const INTERVALS: background::Intervals = background::Intervals {
    housekeeping: Duration::from_secs(1),
    sweep: Duration::from_secs(60 * 60),
    ..background::Intervals::every(Duration::from_millis(20))
};

/// Longer than anything takes on a slow machine.
const FOR_EVER: Duration = Duration::from_secs(60);

/// Repeats `ask` until it returns a value.
pub(crate) async fn eventually<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let_the_background_work();
    let asking = async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            sleep(BREAK).await;
        }
    };
    timeout(FOR_EVER, asking).await.unwrap_or_else(|_| panic!("{what}: it does not come"))
}

/// Repeats the check until it returns the expected value; shows the difference if it does not.
pub(crate) async fn eventually_is<T: Debug + PartialEq>(expected: T, mut look: impl AsyncFnMut() -> T) {
    let_the_background_work();
    let mut found = look().await;
    let looking = async {
        while found != expected {
            sleep(BREAK).await;
            found = look().await;
        }
    };
    let _ = timeout(FOR_EVER, looking).await;
    assert_eq!(found, expected);
}

/// The time between two checks.
const BREAK: Duration = Duration::from_millis(10);

async fn fresh_postgres() -> postgres::Database {
    postgres::fresh_database(&migrations("postgres"), migrate_postgres).await
}

pub(super) fn migrate_postgres(url: &str) {
    let settings = settings_in(Path::new("/nonexistent"), Some(url), &[]);
    database::migrate(&settings.database_url).unwrap();
}

/// An SQLite database that the first test process migrates. It is copied for each test.
pub(super) fn sqlite_template() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut hasher = DefaultHasher::new();
    migrations("sqlite").hash(&mut hasher);
    let template = folder.join(format!("template-{:016x}.db", hasher.finish()));
    if !template.exists() {
        let making = TempDir::new_in(folder).unwrap();
        let settings = settings_in(making.path(), None, &[]);
        database::migrate(&settings.database_url).unwrap();
        fs::rename(making.path().join("hirehall.db"), &template).unwrap();
    }
    template
}

/// The text of all migrations for an engine.
pub(super) fn migrations(engine: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

fn settings_in(home: &Path, database_url: Option<&str>, more: &[(&str, &str)]) -> Settings {
    let mut given = vec![
        ("HIREHALL_DATA_DIR".to_owned(), home.display().to_string()),
        ("HIREHALL_PUBLIC_URL".to_owned(), "http://hall.example".to_owned()),
        ("HIREHALL_RATE_LIMITS".to_owned(), "off".to_owned()),
        ("HIREHALL_DATABASE_CONNECTIONS".to_owned(), "4".to_owned()),
    ];
    given.extend(database_url.map(|url| ("HIREHALL_DATABASE_URL".to_owned(), url.to_owned())));
    for (name, value) in more {
        given.retain(|(known, _)| known != name);
        given.push(((*name).to_owned(), (*value).to_owned()));
    }
    let sources = Sources { environment: given, ..Sources::default() };
    match Settings::load(&sources) {
        Ok(settings) => settings,
        Err(problems) => panic!("{problems}"),
    }
}

/// A directory in memory if possible: the disk is not under test.
fn quick_place() -> TempDir {
    // The process id tells clean-up scripts whether this run is alive.
    let prefix = format!("hirehall-test.{}.", std::process::id());
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    builder.tempdir_in("/dev/shm").or_else(|_| builder.tempdir()).unwrap()
}

/// Failed tests show the log of failed requests, with PostgreSQL's messages.
fn show_errors() {
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer();
    let _ = subscriber.try_init();
}
