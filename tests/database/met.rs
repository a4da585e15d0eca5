//! PostgreSQL in different set-ups: certificates, passwords, standbys, poolers, and clear errors.

use crate::support::{Cluster, Hall, PgBouncer, eventually};
use hirehall::settings::Settings;
use hirehall::{
    core::{
        clock::Clock,
        config::{DatabaseUrl, Sources},
    },
    database::{self, Database, Error, Options, TIME_LIMIT, Tx},
};
use macro_rules_attribute::apply;
use std::{fs, os::unix::fs::PermissionsExt as _};

fn url(text: &str, variables: &[(&str, &str)]) -> DatabaseUrl {
    let mut environment = vec![("HIREHALL_DATABASE_URL".to_owned(), text.to_owned())];
    environment.extend(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    Settings::load(&Sources { environment, ..Sources::default() }).unwrap().database_url
}

/// Connects and migrates; the error is the one shown to operators.
async fn migrate(text: &str, variables: &[(&str, &str)]) -> Result<(), String> {
    let url = url(text, variables);
    tokio::task::spawn_blocking(move || database::migrate(&url)).await.unwrap().map_err(|error| error.to_string())
}

async fn open(text: &str) -> Database {
    let options = Options { url: url(text, &[]), connections: 2, clock: Clock::system(), time_limit: TIME_LIMIT };
    tokio::task::spawn_blocking(move || Database::open(&options)).await.unwrap().unwrap()
}

async fn is_encrypted(text: &str) -> Result<bool, String> {
    migrate(text, &[]).await?;
    let db = open(text).await;
    let asked = db.read(|tx| {
        tx.one::<(bool,)>("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", &[]).map(|(ssl,)| ssl)
    });
    asked.await.map_err(|error: Error| error.to_string())
}

#[apply(needs_postgres)]
#[tokio::test]
async fn every_sslmode_does_what_libpq_does_and_passwords_are_found_where_it_finds_them() {
    let cluster = Cluster::start().await;
    let roots = format!("sslrootcert={}", cluster.file("roots.crt").display());
    for (parameters, expected) in [
        ("sslmode=disable".to_owned(), false),
        ("sslmode=allow".to_owned(), false),
        ("sslmode=prefer".to_owned(), true),
        (String::new(), true),
        ("sslmode=require".to_owned(), true),
        (format!("sslmode=require&{roots}"), true),
        (format!("sslmode=verify-ca&{roots}"), true),
        (format!("sslmode=verify-full&{roots}"), true),
    ] {
        assert_eq!(is_encrypted(&cluster.url(&parameters)).await, Ok(expected), "{parameters}");
    }
    // Another name of the same server: only verify-full checks it.
    let elsewhere = |parameters: &str| cluster.url(parameters).replace("@localhost", "@127.0.0.1");
    assert_eq!(is_encrypted(&elsewhere(&format!("sslmode=verify-ca&{roots}"))).await, Ok(true));
    let wrong = is_encrypted(&elsewhere(&format!("sslmode=verify-full&{roots}"))).await.unwrap_err();
    assert!(wrong.contains("subjectAltName"), "{wrong}");
    // An unknown certificate authority.
    for mode in ["verify-ca", "verify-full"] {
        let wrong = is_encrypted(&cluster.url(&format!("sslmode={mode}"))).await.unwrap_err();
        assert!(wrong.contains("sslrootcert"), "{wrong}");
    }
    let wrong = is_encrypted(&cluster.url("sslmode=require&sslrootcert=/nonexistent")).await.unwrap_err();
    assert!(wrong.contains("/nonexistent"), "{wrong}");

    // A self-signed certificate.
    cluster.certify_itself();
    let itself = format!("sslmode=verify-full&sslrootcert={}", cluster.file("itself.crt").display());
    eventually("the new certificate", async || is_encrypted(&cluster.url(&itself)).await.ok()).await;
    assert!(is_encrypted(&elsewhere(&itself)).await.is_err());
    assert_eq!(is_encrypted(&elsewhere(&itself.replace("verify-full", "verify-ca"))).await, Ok(true));
    assert!(is_encrypted(&cluster.url(&format!("sslmode=verify-ca&{roots}"))).await.is_err());

    // Passwords from the environment, from the file that it names, and from the one in the home directory.
    let bare = cluster.url("").replace(":secret", "");
    let wrong = migrate(&bare, &[]).await.unwrap_err();
    assert!(wrong.contains("PGPASSWORD") && wrong.contains(".pgpass"), "{wrong}");
    let wrong = migrate(&bare, &[("PGPASSWORD", "wrong")]).await.unwrap_err();
    assert!(wrong.contains("password authentication failed") && wrong.contains("28P01"), "{wrong}");
    migrate(&bare, &[("PGPASSWORD", "secret")]).await.unwrap();
    let passfile = cluster.file(".pgpass");
    fs::write(&passfile, format!("# of this test\nlocalhost:{}:postgres:postgres:secret\n", cluster.port)).unwrap();
    fs::set_permissions(&passfile, fs::Permissions::from_mode(0o644)).unwrap();
    let home = cluster.path().display().to_string();
    let wrong = migrate(&bare, &[("HOME", &home)]).await.unwrap_err();
    assert!(wrong.contains("chmod 600"), "{wrong}");
    fs::set_permissions(&passfile, fs::Permissions::from_mode(0o600)).unwrap();
    migrate(&bare, &[("HOME", &home)]).await.unwrap();
    migrate(&bare, &[("PGPASSFILE", &passfile.display().to_string())]).await.unwrap();
    migrate(&format!("{bare}passfile={}", passfile.display()), &[]).await.unwrap();
}

fn write(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.execute("UPDATE write_check SET checked_at = checked_at + 1", &[]).map(drop)
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_standby_is_read_and_written_as_soon_as_it_is_the_primary() {
    let mut cluster = Cluster::start().await;
    let text = cluster.url("");
    migrate(&text, &[]).await.unwrap();
    cluster.stop();
    cluster.make_standby();
    cluster.run().await;

    let wrong = migrate(&cluster.url("target_session_attrs=primary"), &[]).await.unwrap_err();
    assert!(wrong.contains("standby"), "{wrong}");
    let wrong = migrate(&cluster.url("target_session_attrs=read-write"), &[]).await.unwrap_err();
    assert!(wrong.contains("cannot be written"), "{wrong}");
    let db = open(&text).await;
    db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM users", &[])).await.unwrap();
    for _ in 0..3 {
        let refused = db.write(write).await;
        assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    }
    cluster.promote();
    eventually("a write", async || db.write(write).await.ok()).await;
    // Of several servers, the writable one is used.
    let several = text.replacen("@localhost", "@127.0.0.1:1,localhost", 1);
    let db = open(&several).await;
    db.write(write).await.unwrap();
}

#[apply(needs_postgres)]
#[tokio::test]
async fn server_errors_are_shown_with_a_remedy() {
    let hall = Hall::on_postgresql().await;
    let postgres = hall.postgres().unwrap();
    let named = |name: &str| format!("{}/{name}", postgres.url().rsplit_once('/').unwrap().0);
    let wrong = migrate(&named("there_is_no_such_database"), &[]).await.unwrap_err();
    assert!(wrong.contains("does not exist") && wrong.contains("CREATE DATABASE"), "{wrong}");

    let latin = format!("latin_{}", postgres.url().rsplit_once('/').unwrap().1);
    postgres.operate(&format!("CREATE DATABASE {latin} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")).await;
    let wrong = migrate(&named(&latin), &[]).await.unwrap_err();
    postgres.operate(&format!("DROP DATABASE {latin}")).await;
    assert!(wrong.contains("SQL_ASCII") && wrong.contains("UTF8"), "{wrong}");

    let (empty, role) = (format!("empty_{latin}"), format!("r_{latin}"));
    postgres.operate(&format!("CREATE DATABASE {empty} TEMPLATE template0")).await;
    postgres.operate(&format!("CREATE ROLE {role} LOGIN")).await;
    let wrong = migrate(&named(&empty).replacen("postgres@", &format!("{role}@"), 1), &[]).await.unwrap_err();
    postgres.operate(&format!("DROP DATABASE {empty}")).await;
    postgres.operate(&format!("DROP ROLE {role}")).await;
    assert!(wrong.contains("permission denied for schema public") && wrong.contains("GRANT"), "{wrong}");

    let wrong = migrate("postgres://hall@there.is.no.such.host.invalid/hall", &[]).await.unwrap_err();
    assert!(wrong.contains("there.is.no.such.host.invalid") && wrong.contains("HIREHALL_DATABASE_URL"), "{wrong}");
    let wrong = migrate("postgres://hall@127.0.0.1:1/hall", &[]).await.unwrap_err();
    assert!(wrong.contains("127.0.0.1:1") && wrong.contains("check that PostgreSQL is running"), "{wrong}");
    let wrong = migrate("postgres://hall@%2Fnonexistent/hall", &[]).await.unwrap_err();
    assert!(wrong.contains("socket"), "{wrong}");
}

#[apply(needs_postgres)]
#[apply(needs_pgbouncer)]
#[tokio::test]
async fn a_pooler_that_lets_clients_share_sessions_is_refused() {
    let hall = Hall::on_postgresql().await;
    let server = hall.postgres().unwrap().url();
    let database = server.rsplit_once('/').unwrap().1;
    for pool in ["pool_mode = transaction", "pool_mode = statement", "pool_mode = transaction\nserver_round_robin = 1"]
    {
        let pooler = PgBouncer::start(pool, server).await;
        let url = pooler.url(database);
        if pool.contains("transaction") {
            tokio::task::spawn_blocking({
                let url = url.clone();
                move || leave_two_idle_sessions(&url)
            })
            .await
            .unwrap();
        }
        let wrong = migrate(&url, &[]).await.unwrap_err();
        assert!(wrong.contains("pool_mode = session"), "{pool}: {wrong}");
    }
    let pooler = PgBouncer::start("pool_mode = session", server).await;
    migrate(&pooler.url(database), &[]).await.unwrap();
    let db = open(&pooler.url(database)).await;
    db.write(write).await.unwrap();
}

fn leave_two_idle_sessions(pooler: &str) {
    let [mut one, mut other] = [(), ()].map(|()| postgres::Client::connect(pooler, postgres::NoTls).unwrap());
    for statement in ["BEGIN", "COMMIT"] {
        one.batch_execute(statement).unwrap();
        other.batch_execute(statement).unwrap();
    }
}
