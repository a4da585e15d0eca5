//! What is refused, and how that is said.

use super::*;

#[test]
fn what_is_kept_too_short_or_too_long_is_refused_with_the_reason() {
    for (name, refused, allowed) in [
        ("HIREHALL_KEEP_KNOWN_DEVICE_DAYS", ["6", "91"], ["7", "90"]),
        ("HIREHALL_KEEP_RESPONSE_DAYS", ["0", "31"], ["1", "30"]),
        ("HIREHALL_KEEP_FAILED_TASK_DAYS", ["6", "366"], ["7", "365"]),
        ("HIREHALL_KEEP_WEBHOOK_ATTEMPT_DAYS", ["6", "366"], ["7", "365"]),
        ("HIREHALL_KEEP_DRAFT_DAYS", ["0", "366"], ["1", "365"]),
    ] {
        for days in refused {
            assert_eq!(problem(&environment(&[(name, days)])).setting, name, "{days}");
        }
        for days in allowed {
            assert_eq!(row(&load(&environment(&[(name, days)])), name).value, days);
        }
    }
    let why = problem(&environment(&[("HIREHALL_KEEP_WEBHOOK_ATTEMPT_DAYS", "2")])).expected;
    assert_eq!(
        why,
        "7 to 365 days: a webhook is disabled after five days of failures, which its attempts have to show"
    );
}

#[test]
fn every_problem_is_listed_and_says_what_to_do() {
    let sources = Sources {
        toml: file("hirehall.toml", "\n\nlisen = \"x\"\nmax_connections = 0"),
        dotenv: file(".env", "HIREHALL_DATABSE_URL=x\nthis is no line\nOTHER=1"),
        environment: pairs(&[("HIREHALL_LISTEN", "localhost"), ("HIREHALL_LOG", "inof"), ("PATH", "/bin")]),
        command_line: pairs(&[("HIREHALL_DATA_DIR", "")]),
        ..Sources::default()
    };
    let found: Vec<(String, String)> =
        problems(&sources).iter().map(|problem| (problem.setting.clone(), problem.origin.to_string())).collect();
    let expected = [
        ("lisen", "hirehall.toml:3"),
        ("HIREHALL_DATABSE_URL", ".env"),
        (".env", ".env"),
        ("HIREHALL_LISTEN", "environment"),
        ("HIREHALL_DATA_DIR", "command line"),
        ("HIREHALL_MAX_CONNECTIONS", "hirehall.toml:4"),
        ("HIREHALL_LOG", "environment"),
    ];
    assert_eq!(found, expected.map(|(setting, origin)| (setting.to_owned(), origin.to_owned())));

    let text = Settings::load(&sources).unwrap_err().to_string();
    assert!(text.starts_with("there are 7 problems with the settings:\n"), "{text}");
    assert!(text.contains(
        "\nHIREHALL_LISTEN (environment): \"localhost\": it is not an IP address and a port\n  \
         expected  an IP address and a port, such as 127.0.0.1:8000, 0.0.0.0:80 or [::]:8000, or unix:<path of a socket>\n  \
         to do     correct it, or remove it for the default, 127.0.0.1:8000\n"
    ));
}

#[test]
fn a_certificate_comes_by_acme_or_from_files_and_a_proxy_behind_a_unix_socket_has_its_own() {
    let domains = ("HIREHALL_ACME_DOMAINS", "hall.example");
    for (also, setting, words) in [
        (&[domains, ("HIREHALL_TLS_CERTIFICATE", "a"), ("HIREHALL_TLS_KEY", "b")][..], domains.0, "is set, too"),
        (&[domains, ("HIREHALL_LISTEN", "unix:http.sock")], domains.0, "Unix socket"),
        (&[("HIREHALL_ACME_EMAIL", "ada@hall.example")], "HIREHALL_ACME_EMAIL", "HIREHALL_ACME_DOMAINS is not set"),
        (&[("HIREHALL_ACME_DOMAINS", "*.hall.example")], domains.0, "list the names"),
        (&[("HIREHALL_ACME_DOMAINS", "192.0.2.1")], domains.0, "it is an address"),
        (&[domains, ("HIREHALL_ACME_EMAIL", "nobody")], "HIREHALL_ACME_EMAIL", ""),
        (
            &[domains, ("HIREHALL_ACME_DIRECTORY_URL", "http://ca.example/")],
            "HIREHALL_ACME_DIRECTORY_URL",
            "not encrypted",
        ),
    ] {
        let problem = problem(&environment(also));
        assert!(problem.setting == setting && problem.wrong.contains(words), "{problem:?}");
    }
    let settings = load(&environment(&[
        ("HIREHALL_ACME_DOMAINS", " hall.example , WWW.hall.example"),
        ("HIREHALL_LISTEN", "0.0.0.0:443"),
    ]));
    assert_eq!(row(&settings, domains.0).value, "hall.example,www.hall.example");
    assert_eq!(settings.public_url.to_string(), "https://hall.example");
    assert!(settings.has_tls());
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest_known_one() {
    for (unknown, nearest) in [
        ("HIREHALL_LISTN", "HIREHALL_LISTEN"),
        ("hirehall_listen", "HIREHALL_LISTEN"),
        ("HIREHALL_MASTERKEY", "HIREHALL_MASTER_KEY"),
        ("HIREHALL_FINALIZE_AFTER_DAYS", "HIREHALL_JOB_FINALIZE_AFTER_DAYS"),
    ] {
        for sources in [environment(&[(unknown, "x")]), dotenv(&format!("{unknown}=x"))] {
            assert!(problem(&sources).remedy.contains(nearest), "{unknown}");
        }
    }
    for (text, nearest) in [
        ("lissten = 1", "listen"),
        ("database_url = 1", "database.url"),
        ("HIREHALL_DATABASE_URL = 1", "database.url"),
        ("[databse]\nurl = 1", "database.url"),
        ("data-dir = 1", "data_dir"),
        ("[job]\nfinalise_after_days = 1", "job.finalize_after_days"),
    ] {
        assert!(problem(&toml(text)).remedy.contains(&format!("did you mean {nearest}?")), "{text}");
    }
}

#[test]
fn kubernetes_service_variables_are_not_settings() {
    load(&environment(&[
        ("HIREHALL_SERVICE_HOST", "10.0.0.1"),
        ("HIREHALL_SERVICE_PORT", "80"),
        ("HIREHALL_SERVICE_PORT_HTTP", "80"),
        ("HIREHALL_PORT", "tcp://10.0.0.1:80"),
        ("HIREHALL_PORT_80_TCP", "tcp://10.0.0.1:80"),
        ("HIREHALL_PORT_80_TCP_ADDR", "10.0.0.1"),
        ("HIREHALL_DB_PORT_5432_TCP_PROTO", "tcp"),
    ]));
    assert_eq!(problem(&environment(&[("HIREHALL_PORT", "80")])).setting, "HIREHALL_PORT");
}

#[test]
fn broken_toml_is_told_by_line_and_never_quoted() {
    let problem = problem(&toml("listen = \"127.0.0.1:1\"\nmaster_key = hunter2hunter2\n"));
    assert_eq!(problem.origin.to_string(), "hirehall.toml:2");
    assert!(!format!("{problem:?}").contains("hunter2"), "{problem:?}");
    for text in ["listen = [\"127.0.0.1:1\"]", "cors_origins = [[\"x\"]]", "cors_origins = [{ a = 1 }]"] {
        assert_eq!(problems(&toml(text)).len(), 1, "{text}");
    }
}

#[test]
fn a_scheme_that_is_not_known_is_refused_with_those_that_are() {
    for (name, value, wrong, expected) in [
        ("HIREHALL_DATABASE_URL", "mysql://localhost/hall", "\"mysql\" is not a known scheme", "postgres://"),
        ("HIREHALL_DATABASE_URL", "hirehall.db", "it does not begin with a scheme", "sqlite:"),
        ("HIREHALL_STORAGE_URL", "s3://", "it names no bucket", "s3://<bucket>/<prefix>"),
        (
            "HIREHALL_STORAGE_URL",
            "s3://key:secret@bucket",
            "it has other characters than letters, digits, -, ., _ and /",
            "s3://<bucket>/<prefix>",
        ),
        ("HIREHALL_STORAGE_URL", "gs://bucket", "\"gs\" is not a known scheme", "file:"),
        ("HIREHALL_MAIL_URL", "imap://mail", "a mail URL starts with file:, smtp:// or smtps://", "smtps://"),
        ("HIREHALL_PUBLIC_URL", "ftp://hall", "it is neither http:// nor https://", "https://"),
    ] {
        let problem = problem(&environment(&[(name, value)]));
        assert_eq!(problem.wrong, wrong);
        assert!(problem.expected.contains(expected), "{problem:?}");
    }
}

#[test]
fn what_cannot_work_is_refused() {
    for (name, value) in [
        ("HIREHALL_LISTEN", "localhost:8000"),
        ("HIREHALL_LISTEN", ""),
        ("HIREHALL_LISTEN", "unix:"),
        ("HIREHALL_LISTEN", "unix:/run/.."),
        ("HIREHALL_SOCKET_MODE", "1777"),
        ("HIREHALL_SOCKET_MODE", "rw-rw----"),
        ("HIREHALL_DATABASE_URL", "sqlite::memory:"),
        ("HIREHALL_DATABASE_URL", "sqlite:"),
        ("HIREHALL_DATABASE_URL", "sqlite://hall.db"),
        ("HIREHALL_DATABASE_URL", "sqlite:hall.db?mode=ro"),
        ("HIREHALL_DATABASE_URL", "postgres://h/d?sslmode=perhaps"),
        ("HIREHALL_DATABASE_CONNECTIONS", "0"),
        ("HIREHALL_DATABASE_CONNECTIONS", "eight"),
        ("HIREHALL_PUBLIC_URL", "hall.example.org"),
        ("HIREHALL_PUBLIC_URL", "https://user:pass@hall.example.org"),
        ("HIREHALL_PUBLIC_URL", "https://hall.example.org/?a=b"),
        ("HIREHALL_MAIL_URL", "smtp://"),
        ("HIREHALL_MAIL_URL", "smtp://host?tls=maybe"),
        ("HIREHALL_MAIL_URL", "smtp://host?tsl=required"),
        ("HIREHALL_MAIL_FROM", "nobody"),
        ("HIREHALL_CORS_ORIGINS", "*"),
        ("HIREHALL_CORS_ORIGINS", "https://a.example/path"),
        ("HIREHALL_CORS_ORIGINS", "https://a.example,b.example"),
        ("HIREHALL_TRUSTED_PROXIES", "10.0.0.0/33"),
        ("HIREHALL_RATE_LIMITS", "yes"),
        ("HIREHALL_METRICS_LISTEN", "127.0.0.1:8000"),
        ("HIREHALL_METRICS_LISTEN", "9000"),
        ("HIREHALL_LOG", "info,hirehall=loud"),
        ("HIREHALL_LOG", "verbose"),
        ("HIREHALL_LOG_FORMAT", "xml"),
        ("HIREHALL_MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        ("HIREHALL_JOB_EXPIRE_AFTER_DAYS", "-1"),
        ("HIREHALL_JOB_EXPIRE_AFTER_DAYS", "1.5"),
    ] {
        let problem = problem(&environment(&[(name, value)]));
        assert_eq!((problem.setting.as_str(), &problem.origin), (name, &Origin::Environment), "{value}");
        assert!(![&problem.wrong, &problem.expected, &problem.remedy].iter().any(|words| words.is_empty()), "{value}");
    }
}

#[test]
fn a_value_in_a_problem_cannot_command_a_terminal() {
    let text = Settings::load(&environment(&[("HIREHALL_LISTEN", "\x1b[2J"), ("HIREHALL_\x1b[2J", "x")]))
        .unwrap_err()
        .to_string();
    assert!(!text.contains('\x1b'), "{text:?}");
}

#[test]
fn a_master_key_in_a_file_that_others_can_read_is_refused() {
    let mut sources = dotenv(&format!("HIREHALL_MASTER_KEY={KEY}"));
    load(&sources);
    sources.dotenv.as_mut().unwrap().open_to_others = true;
    assert!(problem(&sources).remedy.contains("chmod 600 .env"));
    sources.environment = pairs(&[("HIREHALL_MASTER_KEY", KEY)]);
    load(&sources);
}
