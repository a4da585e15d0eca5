//! A database that the next release has migrated is served by this one; later ones are refused.

use super::{
    installation::{Installation, Said, Server},
    refusals::refused,
    upgrade::database_of_version,
    walk::{walk, walk_of},
};
use macro_rules_attribute::apply;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Stdio,
};

/// What a migration of the next release may do: nothing that this release needs is taken away.
const NEXT: &str = "
    ALTER TABLE users ADD COLUMN of_tomorrow BIGINT NOT NULL DEFAULT 7;
    ALTER TABLE services ADD COLUMN of_tomorrow TEXT;
    ALTER TABLE jobs ADD COLUMN of_tomorrow TEXT;
    ALTER TABLE events ADD COLUMN of_tomorrow TEXT;
    ALTER TABLE tasks ADD COLUMN of_tomorrow TEXT;
    CREATE TABLE of_tomorrow (id BIGINT NOT NULL PRIMARY KEY);
    INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
        VALUES (999, 'of_tomorrow', '2030-01-01T00:00:00Z', '1');
";

/// The release after the next one.
const AFTER_NEXT: &str = "UPDATE schema_compatibility SET must_know = 999";

fn migrate(hall: &Installation, sql: &str) {
    // SQLite's strict tables know other names of types.
    hall.execute(&if hall.database_url().is_some() { sql.to_owned() } else { sql.replace("BIGINT", "INTEGER") });
}

#[tokio::test]
async fn a_node_serves_on_when_the_next_release_has_migrated_and_comes_back_after_a_crash() {
    for hall in Installation::on_each_engine().await {
        hall.populate(3);
        let mut server = hall.serve(&["serve"]);
        // It has prepared statements on the tables that change.
        server.sign_in("client@demo.hirehall.example", "hirehall-demo").await.unwrap();
        migrate(&hall, NEXT);
        walk(&hall, &server, "data/mail");
        server.signal("KILL");
        assert_eq!(server.ended(), None);

        let log = hall.home().join("log");
        let mut command = hall.command(&["serve"]);
        command.stderr(fs::File::create(&log).unwrap());
        let server = Server::of(command);
        walk(&hall, &server, "data/mail");
        let newer = "the next release of Hirehall has migrated this database to V999__of_tomorrow";
        let log = fs::read_to_string(&log).unwrap();
        assert!(log.contains(newer) && !log.contains("ERROR"), "{log}");

        let doctor = hall.run(&["doctor"]).out;
        let line = doctor.lines().find(|line| line.starts_with("ok    migrations")).unwrap_or_default();
        assert!(line.contains(newer), "{doctor}");
        assert!(hall.run(&["migrate"]).well().contains("there is nothing to migrate"));
        let status = hall.run(&["migrate", "--status"]).well();
        assert!(status.contains("V999__of_tomorrow") && status.contains("applied by a newer version"), "{status}");
        hall.run_with_input(&super::CREATE_ADMIN, "correct horse battery\n").well();
        let refuse = |said: Said| {
            assert_eq!(said.code, Some(1), "{}", said.out);
            assert!(said.err.contains("use the newer program"), "{}", said.err);
        };
        refuse(hall.run(&["backup", "backup.hirehall"]));
        refuse(hall.run(&["anonymise", "--to", "sqlite:copy.db"]));
    }
}

#[tokio::test]
async fn a_database_of_two_releases_later_is_refused() {
    for hall in Installation::on_each_engine().await {
        hall.begin();
        migrate(&hall, NEXT);
        migrate(&hall, AFTER_NEXT);
        refused(&hall, None, "migrations", "a version has to know migration 999 to serve it");
        refused(&hall, None, "migrations", "run the newer version, or restore a backup from before");
        assert!(hall.run(&["migrate", "--status"]).well().contains("applied by a newer version"));
    }
}

#[tokio::test]
async fn a_newer_database_that_lacks_migrations_of_this_version_is_refused() {
    for hall in Installation::on_each_engine().await {
        hall.begin();
        migrate(&hall, NEXT);
        migrate(&hall, "DELETE FROM refinery_schema_history WHERE version = 64");
        refused(&hall, None, "migrations", "it lacks migrations that this version has");
    }
}

#[tokio::test]
async fn a_migration_that_works_on_a_large_table_says_so_before() {
    for hall in Installation::on_each_engine().await {
        database_of_version(&hall, 59).await;
        hall.execute(match hall.database_url() {
            Some(_) => "UPDATE pg_class SET reltuples = 1000000 WHERE relname = 'services'",
            None => "UPDATE services SET num = 1000000 WHERE num = 1",
        });
        let line = "V60__listings_taken_down makes an index of services (about 1000000 rows)";
        let status = hall.run(&["migrate", "--status"]).well();
        assert!(status.contains(line) && !status.contains("V64__tasks_due_at does"), "{status}");
        let log = hall.home().join("log");
        let mut command = hall.command(&["serve"]);
        command.stderr(fs::File::create(&log).unwrap());
        drop(Server::of(command));
        let log = fs::read_to_string(&log).unwrap();
        assert!(log.contains(line), "{log}");
    }
}

/// Nodes of the last release on the schema of this version, which is what a rolling upgrade needs, and back again.
#[apply(needs_last_release)]
#[tokio::test]
async fn nodes_of_the_last_release_do_the_main_job_on_the_schema_of_this_version() {
    let last = PathBuf::from(env::var_os("TEST_LAST_RELEASE").expect("TEST_LAST_RELEASE names the program"));
    // An old node has what its own README shows.
    let readme = fs::read_to_string(last.with_file_name("../sources/README.md")).unwrap();
    for hall in Installation::on_each_engine().await {
        let serve = |program: &Path| {
            let mut command = hall.command_of(program, &["serve"]);
            command.stderr(Stdio::null());
            Server::of(command)
        };
        hall.populate_with(&last, 3);
        let mut old = serve(&last);
        walk_of(&readme, &hall, &old, "data/mail");
        // On SQLite there is one node, which ends before another program migrates.
        let has_nodes = hall.database_url().is_some();
        if has_nodes {
            hall.run(&["migrate"]).well();
            walk_of(&readme, &hall, &old, "data/mail");
        }
        old.signal("KILL");
        assert_eq!(old.ended(), None);
        hall.run(&["migrate"]).well();
        let old = serve(&last);
        walk_of(&readme, &hall, &old, "data/mail");
        if has_nodes {
            let new = hall.serve(&["serve"]);
            walk(&hall, &new, "data/mail");
            walk_of(&readme, &hall, &old, "data/mail");
        }
        drop(old);
        walk(&hall, &hall.serve(&["serve"]), "data/mail");
        walk_of(&readme, &hall, &serve(&last), "data/mail");
    }
}
