//! The settings, read from every layer.

mod refusals;

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::core::config::SourceFile;

const KEY: &str = "3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sKpHE=";

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn file(name: &str, text: &str) -> Option<SourceFile> {
    Some(SourceFile { path: name.into(), text: text.to_owned(), open_to_others: false })
}

fn toml(text: &str) -> Sources {
    Sources { toml: file("hirehall.toml", text), ..Sources::default() }
}

fn dotenv(text: &str) -> Sources {
    Sources { dotenv: file(".env", text), ..Sources::default() }
}

fn environment(of: &[(&str, &str)]) -> Sources {
    Sources { environment: pairs(of), ..Sources::default() }
}

fn load(sources: &Sources) -> Settings {
    Settings::load(sources).unwrap_or_else(|problems| panic!("{problems}"))
}

fn problems(sources: &Sources) -> Vec<SettingError> {
    Settings::load(sources).map(|settings| settings.describe().to_string()).unwrap_err().0
}

fn problem(sources: &Sources) -> SettingError {
    let mut problems = problems(sources);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.remove(0)
}

fn row(settings: &Settings, name: &str) -> DescriptionRow {
    settings.describe().0.into_iter().find(|row| row.name == name).unwrap()
}

#[test]
fn nothing_at_all_gives_the_defaults_of_the_manual() {
    let settings = load(&Sources::default());
    let rows: Vec<(&str, String)> = settings.describe().0.into_iter().map(|row| (row.name, row.value)).collect();
    let expected = [
        ("HIREHALL_LISTEN", "127.0.0.1:8000"),
        ("HIREHALL_SOCKET_MODE", "660"),
        ("HIREHALL_TLS_CERTIFICATE", ""),
        ("HIREHALL_TLS_KEY", ""),
        ("HIREHALL_ACME_DOMAINS", ""),
        ("HIREHALL_ACME_EMAIL", ""),
        ("HIREHALL_ACME_DIRECTORY_URL", "https://acme-v02.api.letsencrypt.org/directory"),
        ("HIREHALL_DATA_DIR", "./data"),
        ("HIREHALL_DATABASE_URL", "sqlite:./data/hirehall.db"),
        ("HIREHALL_DATABASE_CONNECTIONS", "8"),
        ("HIREHALL_PUBLIC_URL", "http://127.0.0.1:8000"),
        ("HIREHALL_STORAGE_URL", "file:./data/files"),
        ("HIREHALL_STORAGE_SET_ASIDE_DAYS", "7"),
        ("HIREHALL_MAIL_URL", "file:./data/mail"),
        ("HIREHALL_LANGUAGE", "en"),
        ("HIREHALL_TIME_ZONE", "UTC"),
        ("HIREHALL_MAIL_FROM", "Hirehall <no-reply@localhost>"),
        ("HIREHALL_PAGE_HOME", "/"),
        ("HIREHALL_PAGE_SIGN_IN", "/sign-in"),
        ("HIREHALL_PAGE_VERIFY_EMAIL", "/verify-email?token={token}"),
        ("HIREHALL_PAGE_RESET_PASSWORD", "/reset-password?token={token}"),
        ("HIREHALL_PAGE_CONFIRM_EMAIL", "/confirm-email?token={token}"),
        ("HIREHALL_PAGE_ACCOUNT", "/account"),
        ("HIREHALL_PAGE_SECURITY", "/account/security"),
        ("HIREHALL_PAGE_EXPORT", "/account/exports"),
        ("HIREHALL_PAGE_IDENTITY_CHECK", "/account/identity"),
        ("HIREHALL_PAGE_NOTIFICATIONS", "/notifications"),
        ("HIREHALL_PAGE_THREAD", "/threads/{id}"),
        ("HIREHALL_PAGE_JOB", "/jobs/{id}"),
        ("HIREHALL_PAGE_REVIEW", "/reviews/{id}"),
        ("HIREHALL_PAGE_SERVICE", "/services/{id}"),
        ("HIREHALL_PAGE_ADMIN_USER", "/admin/users/{id}"),
        ("HIREHALL_PAGE_WEBHOOK", "/admin/webhooks/{id}"),
        ("HIREHALL_CONSOLE", "on"),
        ("HIREHALL_CORS_ORIGINS", ""),
        ("HIREHALL_TRUSTED_PROXIES", ""),
        ("HIREHALL_RATE_LIMITS", "on"),
        ("HIREHALL_MAX_CONNECTIONS", "4096"),
        ("HIREHALL_MAX_CONNECTIONS_PER_ADDRESS", ""),
        ("HIREHALL_STOP_DELAY_SECONDS", "5"),
        ("HIREHALL_METRICS_LISTEN", ""),
        ("HIREHALL_LOG", "info"),
        ("HIREHALL_LOG_FORMAT", "auto"),
        ("HIREHALL_LOG_CLIENT_ADDRESS", "off"),
        ("HIREHALL_LOG_SLOW_REQUEST_MS", "2000"),
        ("HIREHALL_LOG_SLOW_STATEMENT_MS", "500"),
        ("HIREHALL_OTLP_ENDPOINT", ""),
        ("HIREHALL_OTLP_HEADERS", ""),
        ("HIREHALL_OTLP_SAMPLE_RATIO", "1"),
        ("HIREHALL_MASTER_KEY", ""),
        ("HIREHALL_KEY_AGE_DAYS", "90"),
        ("HIREHALL_ADMIN_SECOND_FACTOR", "off"),
        ("HIREHALL_OIDC", ""),
        ("HIREHALL_KYC_DOCUMENTS", "PASSPORT,DRIVERS_LICENSE,NATIONAL_ID,RESIDENCE_PERMIT"),
        ("HIREHALL_KYC_SELFIE", "on"),
        ("HIREHALL_KYC_EXTRA_FILES", ""),
        ("HIREHALL_KYC_VALID_DAYS", ""),
        ("HIREHALL_KYC_FOUR_EYES", "off"),
        ("HIREHALL_KYC_RETENTION_DAYS", ""),
        ("HIREHALL_KYC_CHECK_URL", ""),
        ("HIREHALL_KYC_CHECK_SECRET", ""),
        ("HIREHALL_KYC_CHECK_APPROVES", "off"),
        ("HIREHALL_CLAMD_URL", ""),
        ("HIREHALL_WEBHOOK_NETWORKS", ""),
        ("HIREHALL_JOB_FINALIZE_AFTER_DAYS", "7"),
        ("HIREHALL_REVIEW_PERIOD_DAYS", "14"),
        ("HIREHALL_RANKING_PRIOR", "40"),
        ("HIREHALL_RANKING_WEIGHT", "5"),
        ("HIREHALL_JOB_EXPIRE_AFTER_DAYS", "14"),
        ("HIREHALL_JOB_OFFER_DAYS", "7"),
        ("HIREHALL_JOB_NO_SHOW_MINUTES", "15"),
        ("HIREHALL_JOB_CONTEST_DAYS", "1"),
        ("HIREHALL_DISPUTE_ANSWER_DAYS", "5"),
        ("HIREHALL_DISPUTE_APPEAL_DAYS", "14"),
        ("HIREHALL_JOB_CANCELLATION_POLICY", "FLEXIBLE"),
        ("HIREHALL_SERVICE_ERASE_AFTER_DAYS", ""),
        ("HIREHALL_EVENT_ARCHIVE_AFTER_DAYS", "90"),
        ("HIREHALL_EVENT_DELETE_AFTER_DAYS", ""),
        ("HIREHALL_AUDIT_ARCHIVE_AFTER_DAYS", ""),
        ("HIREHALL_KEEP_KNOWN_DEVICE_DAYS", "90"),
        ("HIREHALL_KEEP_RESPONSE_DAYS", "1"),
        ("HIREHALL_KEEP_FAILED_TASK_DAYS", "30"),
        ("HIREHALL_KEEP_WEBHOOK_ATTEMPT_DAYS", "30"),
        ("HIREHALL_KEEP_DRAFT_DAYS", "30"),
    ];
    assert_eq!(rows, expected.map(|(name, value)| (name, value.to_owned())));
    assert!(settings.describe().0.iter().all(|row| row.origin == Origin::Default));
    assert_eq!(settings.job_finalize_after.duration().as_secs(), 7 * 24 * 3600);
    assert!(settings.master_key.is_none() && settings.rate_limits);
}

#[test]
fn the_environment_name_follows_from_the_key() {
    for setting in TABLE {
        assert_eq!(setting.name, format!("HIREHALL_{}", setting.key.replace('.', "_").to_ascii_uppercase()));
    }
}

#[test]
fn each_layer_counts_more_than_the_one_before() {
    let mut sources = toml("[job]\nfinalize_after_days = 1\nexpire_after_days = 1\n[database]\nconnections = 1");
    sources.toml.as_mut().unwrap().text += "\n[mail]\nfrom = \"toml@example.org\"";
    sources.dotenv =
        file(".env", "HIREHALL_JOB_EXPIRE_AFTER_DAYS=2\nHIREHALL_DATABASE_CONNECTIONS=2\nHIREHALL_MAIL_FROM=2@e.org");
    sources.environment = pairs(&[("HIREHALL_DATABASE_CONNECTIONS", "3"), ("HIREHALL_MAIL_FROM", "3@example.org")]);
    sources.command_line = pairs(&[("HIREHALL_MAIL_FROM", "4@example.org")]);
    let settings = load(&sources);
    for (name, value, origin) in [
        ("HIREHALL_LISTEN", "127.0.0.1:8000", "default"),
        ("HIREHALL_JOB_FINALIZE_AFTER_DAYS", "1", "hirehall.toml:2"),
        ("HIREHALL_JOB_EXPIRE_AFTER_DAYS", "2", ".env"),
        ("HIREHALL_DATABASE_CONNECTIONS", "3", "environment"),
        ("HIREHALL_MAIL_FROM", "4@example.org", "command line"),
    ] {
        let row = row(&settings, name);
        assert_eq!((row.value.as_str(), row.origin.to_string().as_str()), (value, origin), "{name}");
    }
}

#[test]
fn a_default_follows_the_setting_it_depends_on() {
    let settings = load(&environment(&[("HIREHALL_DATA_DIR", "/srv/hall"), ("HIREHALL_LISTEN", "0.0.0.0:80")]));
    assert!(matches!(&settings.database_url, DatabaseUrl::Sqlite(path) if path.as_os_str() == "/srv/hall/hirehall.db"));
    assert_eq!(settings.storage_url.to_string(), "file:/srv/hall/files");
    assert_eq!(settings.public_url.to_string(), "http://127.0.0.1");
    assert_eq!(load(&environment(&[("HIREHALL_LISTEN", "[::]:81")])).public_url.to_string(), "http://[::1]:81");
}

#[test]
fn toml_gives_numbers_switches_lists_and_dotted_keys() {
    let settings = load(&toml(
        "rate_limits = false\nmax_connections = 1_000\ndatabase.connections = 4\n\
         trusted_proxies = [\"10.1.2.3/8\", \"::1\"]\ncors_origins = [\"https://app.example.org\", \"http://localhost:5173/\"]",
    ));
    assert!(!settings.rate_limits);
    assert_eq!(settings.max_connections.get(), 1000);
    assert_eq!(row(&settings, "HIREHALL_TRUSTED_PROXIES").value, "10.0.0.0/8,::1/128");
    assert_eq!(settings.cors_origins, ["https://app.example.org", "http://localhost:5173"]);
}

#[test]
fn what_should_work_does() {
    for (name, value, shown) in [
        ("HIREHALL_LISTEN", " [::1]:8000 ", "[::1]:8000"),
        ("HIREHALL_LISTEN", "unix:/run/hirehall/http.sock", "unix:/run/hirehall/http.sock"),
        ("HIREHALL_SOCKET_MODE", "0600", "600"),
        ("HIREHALL_DATABASE_URL", "sqlite:///srv/hall.db", "sqlite:/srv/hall.db"),
        ("HIREHALL_DATABASE_URL", "postgresql://h", "postgresql://h"),
        ("HIREHALL_PUBLIC_URL", "https://example.org/hall/", "https://example.org/hall"),
        ("HIREHALL_STORAGE_URL", "file:/srv/files", "file:/srv/files"),
        ("HIREHALL_MAIL_URL", "smtp://mail:587?tls=required", "smtp://mail:587?tls=required"),
        ("HIREHALL_MAIL_FROM", "a@example.org", "a@example.org"),
        (
            "HIREHALL_CORS_ORIGINS",
            "https://B\u{fc}cher.example/, http://x:1,",
            "https://xn--bcher-kva.example,http://x:1",
        ),
        ("HIREHALL_METRICS_LISTEN", "127.0.0.1:9000", "127.0.0.1:9000"),
        ("HIREHALL_METRICS_LISTEN", "", ""),
        ("HIREHALL_LOG", "info,hirehall::auth=debug,tower_http=off", "info,hirehall::auth=debug,tower_http=off"),
        ("HIREHALL_MASTER_KEY", KEY, "***"),
    ] {
        assert_eq!(row(&load(&environment(&[(name, value)])), name).value, shown);
    }
}

#[test]
fn no_secret_is_ever_shown() {
    for (name, value, shown) in [
        ("HIREHALL_MASTER_KEY", KEY, "***"),
        ("HIREHALL_DATABASE_URL", "postgres://u:S3CRET@h/d", "postgres://u:***@h/d"),
        ("HIREHALL_DATABASE_URL", "postgres://u:S3%40CRET@a:1,b:2/d", "postgres://u:***@a:1,b:2/d"),
        ("HIREHALL_DATABASE_URL", "postgres://h/d?user=u&password=S3CRET", "postgres://h/d?user=u&password=***"),
        ("HIREHALL_MAIL_URL", "smtps://u:S3CRET@mail", "smtps://***:***@mail:465"),
    ] {
        let settings = load(&environment(&[(name, value)]));
        assert_eq!(row(&settings, name).value, shown);
        let everything = format!("{settings:?}{}", settings.describe());
        assert!(!everything.contains("S3") && !everything.contains(KEY), "{everything}");
    }
    for (name, value) in [
        ("HIREHALL_MASTER_KEY", "S3CRET"),
        ("HIREHALL_DATABASE_URL", "postgres://u:S3CRET@h:port/d"),
        ("HIREHALL_DATABASE_URL", "postgres://u:x@h/d?S3CRET=1"),
        ("HIREHALL_MAIL_URL", "smtp://u:S3CRET@"),
        ("HIREHALL_MAIL_URL", "smtp://u:x@h?S3CRET=1"),
        ("HIREHALL_PUBLIC_URL", "https://u:S3CRET@h"),
    ] {
        let problem = problem(&environment(&[(name, value)]));
        assert!(!format!("{problem:?}").contains("S3CRET"), "{problem:?}");
    }
    let line = problem(&dotenv("S3CRET without a name"));
    assert!(!format!("{line:?}").contains("S3CRET"), "{line:?}");
}

#[test]
fn the_files_of_a_directory_are_read_and_need_not_be_there() {
    use std::os::unix::ffi::OsStringExt as _;
    let home = tempfile::tempdir().unwrap();
    load(&Sources::read(home.path(), None, [], Vec::new()));
    fs::write(home.path().join("hirehall.toml"), "max_connections = 1").unwrap();
    fs::write(home.path().join(".env"), "\u{feff}# a comment\nexport HIREHALL_JOB_EXPIRE_AFTER_DAYS='3'\n").unwrap();
    let settings = load(&Sources::read(home.path(), None, [("HIREHALL_LOG".into(), "warn".into())], Vec::new()));
    assert_eq!(settings.max_connections.get(), 1);
    assert_eq!(settings.job_expire_after.0.get(), 3);
    assert_eq!(row(&settings, "HIREHALL_LOG").value, "warn");

    fs::write(home.path().join(".env"), [0xff, 0xfe]).unwrap();
    let broken = std::ffi::OsString::from_vec(vec![0xff]);
    let sources =
        Sources::read(home.path(), None, [("HIREHALL_LOG".into(), broken.clone()), ("X".into(), broken)], Vec::new());
    assert_eq!(problems(&sources).len(), 2);
}

#[test]
fn the_description_is_an_aligned_table() {
    let text = load(&environment(&[("HIREHALL_LISTEN", "127.0.0.1:1")])).describe().to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), TABLE.len());
    assert_eq!(
        lines[0],
        "HIREHALL_LISTEN                       127.0.0.1:1                                            environment"
    );
    assert_eq!(
        lines[34],
        "HIREHALL_CORS_ORIGINS                 (not set)                                              default"
    );
}

#[test]
fn the_example_file_says_what_the_table_says() {
    let committed = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.env.example")).unwrap();
    assert_eq!(committed, Settings::example(), "to write it anew: cargo run -- config --example > .env.example");
}

#[test]
fn the_example_file_uncommented_gives_the_defaults() {
    let uncommented = Settings::example().replace("\n#HIREHALL_", "\nHIREHALL_");
    assert_eq!(uncommented.matches("\nHIREHALL_").count(), TABLE.len());
    let values = |settings: Settings| settings.describe().0.into_iter().map(|row| row.value).collect::<Vec<_>>();
    assert_eq!(values(load(&dotenv(&uncommented))), values(load(&Sources::default())));
}

proptest! {
    #[test]
    fn no_input_makes_it_panic(text in "\\PC*|([a-z_.]{1,12} ?= ?[\"'\\[{$\\\\a-z0-9:/@?]{0,12}\n){0,4}", which in 0..TABLE.len()) {
        let _ = Settings::load(&toml(&text));
        let _ = Settings::load(&dotenv(&text));
        let _ = Settings::load(&environment(&[(TABLE[which].name, &text)]));
    }
}

#[test]
fn a_scanner_is_a_socket_or_a_host_and_a_port() {
    for url in ["unix:/run/clamav/clamd.ctl", "tcp://127.0.0.1:3310", "tcp://[::1]:3310", "tcp://clamd:3310"] {
        assert_eq!(row(&load(&environment(&[("HIREHALL_CLAMD_URL", url)])), "HIREHALL_CLAMD_URL").value, url);
    }
    for wrong in
        ["/run/clamav/clamd.ctl", "unix:", "tcp://localhost", "tcp://u@localhost:1", "tcp://a:1/b", "http://a:1"]
    {
        assert_eq!(problem(&environment(&[("HIREHALL_CLAMD_URL", wrong)])).setting, "HIREHALL_CLAMD_URL", "{wrong}");
    }
}

#[test]
fn the_papers_of_workers_are_words_that_are_known() {
    let given = [
        ("HIREHALL_KYC_DOCUMENTS", "PASSPORT, NATIONAL_ID+BACK"),
        ("HIREHALL_KYC_EXTRA_FILES", "insurance,electrical:licence, childcare:criminal_record"),
    ];
    let settings = load(&environment(&given));
    assert_eq!(row(&settings, "HIREHALL_KYC_DOCUMENTS").value, "PASSPORT,NATIONAL_ID+BACK");
    assert_eq!(
        row(&settings, "HIREHALL_KYC_EXTRA_FILES").value,
        "insurance,electrical:licence,childcare:criminal_record"
    );
    let listed =
        load(&toml("[kyc]\ndocuments = [\"PASSPORT+BACK\"]\nextra_files = [\"licence\", \"roofing:insurance\"]"));
    assert_eq!(row(&listed, "HIREHALL_KYC_EXTRA_FILES").value, "licence,roofing:insurance");
    for (name, wrong) in [
        ("HIREHALL_KYC_DOCUMENTS", ""),
        ("HIREHALL_KYC_DOCUMENTS", "LIBRARY_CARD"),
        ("HIREHALL_KYC_DOCUMENTS", "PASSPORT,PASSPORT+BACK"),
        ("HIREHALL_KYC_DOCUMENTS", "PASSPORT+FRONT"),
        ("HIREHALL_KYC_EXTRA_FILES", "selfie"),
        ("HIREHALL_KYC_EXTRA_FILES", ":licence"),
        ("HIREHALL_KYC_EXTRA_FILES", "roofing:licence,roofing:licence"),
        ("HIREHALL_KYC_SELFIE", "sometimes"),
    ] {
        assert_eq!(problem(&environment(&[(name, wrong)])).setting, name, "{wrong:?}");
    }
}
