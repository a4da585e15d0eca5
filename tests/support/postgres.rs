//! A PostgreSQL database for one test, copied from a migrated template.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::thread;

use postgres::{Client, NoTls};

/// The URL of the server where tests may create and drop databases; `./test` starts one.
const SERVER: &str = "TEST_POSTGRES_URL";
/// The advisory lock for creating a template. Any number that nothing else uses will do.
const MAKING_TEMPLATE: i64 = 0x6869_7265_6861_6c6c;

/// A database with the migrations only. It is dropped with this value, also if there are connections.
pub(crate) struct Database {
    server: String,
    name: String,
    url: String,
}

impl Database {
    /// `postgres://…`, as an operator would write it.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Runs statements in it as the server's operator, on a separate connection. `{database}` stands for its name.
    pub(crate) async fn operate(&self, sql: &str) {
        let (url, sql) = (self.url.clone(), sql.replace("{database}", &self.name));
        tokio::task::spawn_blocking(move || run(&mut connect(&url), &sql)).await.unwrap();
    }

    /// Ends every other connection to it, as a restart of the server would.
    pub(crate) async fn end_connections(&self) {
        self.operate(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .await;
    }
}

/// A new database. For tests behind `needs_postgres`.
///
/// `schema` identifies a state of the migrations (for example their text). For each there is one template. The first
/// thread of any test process creates it and calls `migrate` with its URL.
pub(crate) async fn fresh_database(schema: &str, migrate: impl FnOnce(&str) + Send + 'static) -> Database {
    #[expect(clippy::disallowed_methods, reason = "what the tests run on is no setting of Hirehall")]
    let server = std::env::var(SERVER).expect("TEST_POSTGRES_URL names a server: ./test starts one");
    let mut hasher = DefaultHasher::new();
    schema.hash(&mut hasher);
    let template = format!("template_{:016x}", hasher.finish());
    let copying = tokio::task::spawn_blocking(move || copy_of(&template, server, migrate));
    copying.await.unwrap()
}

/// A database with the migrations only that all test processes share and none changes. For tests behind `needs_postgres`.
pub(crate) fn shared_database(schema: &str, migrate: impl FnOnce(&str)) -> Client {
    #[expect(clippy::disallowed_methods, reason = "what the tests run on is no setting of Hirehall")]
    let server = std::env::var(SERVER).expect("TEST_POSTGRES_URL names a server: ./test starts one");
    let mut hasher = DefaultHasher::new();
    schema.hash(&mut hasher);
    let name = format!("shared_{:016x}", hasher.finish());
    let mut postgres = connect(&server);
    if !exists(&mut postgres, &name) {
        make(&mut postgres, &server, &name, migrate);
    }
    connect(&url_of(&server, &name))
}

fn copy_of(template: &str, server: String, migrate: impl FnOnce(&str)) -> Database {
    let mut postgres = connect(&server);
    if !exists(&mut postgres, template) {
        make_template(&mut postgres, &server, template, migrate);
    }
    let random = "SELECT 't_' || replace(gen_random_uuid()::text, '-', '')";
    let name: String = postgres.query_one(random, &[]).unwrap().get(0);
    // Copies files instead of logging pages, which is faster without fsync.
    run(&mut postgres, &format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"));
    let url = url_of(&server, &name);
    Database { server, name, url }
}

/// Nothing may be connected to a database that is copied.
fn make_template(postgres: &mut Client, server: &str, template: &str, migrate: impl FnOnce(&str)) {
    make(postgres, server, template, |url| {
        migrate(url);
        let (_, name) = url.rsplit_once('/').unwrap();
        let name = name.split('?').next().unwrap_or(name);
        run(&mut connect(server), &format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false"));
    });
}

/// The database is renamed when it is complete, so a killed test process leaves no incomplete one under this name.
fn make(postgres: &mut Client, server: &str, name: &str, migrate: impl FnOnce(&str)) {
    run(postgres, &format!("SELECT pg_advisory_lock({MAKING_TEMPLATE})"));
    if !exists(postgres, name) {
        let unfinished = format!("unfinished_{name}");
        run(postgres, &format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)"));
        run(postgres, &format!("CREATE DATABASE {unfinished} TEMPLATE template0"));
        migrate(&url_of(server, &unfinished));
        run(postgres, &format!("ALTER DATABASE {unfinished} RENAME TO {name}"));
    }
    run(postgres, &format!("SELECT pg_advisory_unlock({MAKING_TEMPLATE})"));
}

impl Drop for Database {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // In another thread: the blocking client must not run in the test's runtime.
        let dropping = thread::spawn(move || {
            run(&mut connect(&server), &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        });
        assert!(dropping.join().is_ok() || thread::panicking(), "the test's database cannot be dropped");
    }
}

fn connect(url: &str) -> Client {
    Client::connect(url, NoTls).unwrap_or_else(|error| panic!("{SERVER}: {error}"))
}

/// The directory of the server's programs.
pub(crate) fn programs() -> std::path::PathBuf {
    #[expect(clippy::disallowed_methods, reason = "what the tests run on is no setting of Hirehall")]
    let server = std::env::var(SERVER).expect("TEST_POSTGRES_URL names a server: ./test starts one");
    let asked = connect(&server).query_one("SELECT setting FROM pg_config WHERE name = 'BINDIR'", &[]).unwrap();
    asked.get::<_, String>(0).into()
}

fn exists(postgres: &mut Client, database: &str) -> bool {
    postgres.query_opt("SELECT FROM pg_database WHERE datname = $1", &[&database]).unwrap().is_some()
}

fn run(postgres: &mut Client, sql: &str) {
    postgres.batch_execute(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// The same server and user, another database.
fn url_of(server: &str, database: &str) -> String {
    let (place, options) = server.split_once('?').map_or((server, None), |(place, options)| (place, Some(options)));
    let host = place.find("://").map_or(0, |scheme| scheme + 3);
    let path = place[host..].find('/').map_or(place.len(), |path| host + path);
    let options = options.map(|options| format!("?{options}")).unwrap_or_default();
    format!("{}/{database}{options}", &place[..path])
}

mod tests {
    use super::*;
    use crate::support::needs_postgres;
    use macro_rules_attribute::apply;

    const SCHEMA: &str = "CREATE TABLE things (id BIGINT PRIMARY KEY)";

    fn migrate(url: &str) {
        run(&mut connect(url), SCHEMA);
    }

    fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
        thread::spawn(work).join().unwrap()
    }

    #[apply(needs_postgres)]
    #[tokio::test]
    async fn databases_of_two_tests_have_the_schema_and_nothing_in_common() {
        let (one, two) = tokio::join!(fresh_database(SCHEMA, migrate), fresh_database(SCHEMA, migrate));
        let urls = [one.url().to_owned(), two.url().to_owned()];
        blocking(move || {
            let [mut one, mut two] = urls.map(|url| connect(&url));
            run(&mut one, "INSERT INTO things VALUES (1)");
            assert!(two.query_opt("SELECT FROM things", &[]).unwrap().is_none());
        });
    }

    #[apply(needs_postgres)]
    #[tokio::test]
    async fn the_template_is_migrated_once_however_many_ask_for_it_together() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static MIGRATIONS: AtomicUsize = AtomicUsize::new(0);
        let schema = format!("{SCHEMA}; -- asked for by many");
        let count_and_migrate = |url: &str| {
            MIGRATIONS.fetch_add(1, Ordering::SeqCst);
            migrate(url);
        };
        let asking = (0..8).map(|_| fresh_database(&schema, count_and_migrate));
        let databases = futures_util::future::join_all(asking).await;
        drop(databases);
        assert!(MIGRATIONS.load(Ordering::SeqCst) <= 1, "none at all where an earlier run left the template");
    }

    #[apply(needs_postgres)]
    #[tokio::test]
    async fn a_database_is_gone_with_its_test_even_while_a_client_is_connected() {
        let database = fresh_database(SCHEMA, migrate).await;
        let (server, name, url) = (database.server.clone(), database.name.clone(), database.url().to_owned());
        let connected = blocking(move || connect(&url));
        drop(database);
        assert!(!blocking(move || exists(&mut connect(&server), &name)));
        blocking(move || drop(connected));
    }

    #[test]
    fn a_url_keeps_everything_but_its_database() {
        for (server, expected) in [
            ("postgres://postgres@%2Ftmp%2Fx%2Fsocket/postgres", "postgres://postgres@%2Ftmp%2Fx%2Fsocket/t_1"),
            ("postgres://u:p@host:5433/db?sslmode=disable", "postgres://u:p@host:5433/t_1?sslmode=disable"),
            ("postgres://host", "postgres://host/t_1"),
            ("postgres://host?user=u", "postgres://host/t_1?user=u"),
        ] {
            assert_eq!(url_of(server, "t_1"), expected);
        }
    }
}
