//! Secrets in files of their own, as `HIREHALL_…_FILE` names them or the service manager passes them.

use super::origin::{Origin, SettingError};
use crate::core::security::key_file::is_open_to_strangers;
use std::{
    fs::File,
    io::{self, Read as _},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

/// What follows a setting's name if its value is the path of a file with the secret.
pub(super) const FILE_SUFFIX: &str = "_FILE";

/// Variables of other programs that hold a secret and may come from a file.
pub(super) const FOREIGN_SECRETS: [&str; 4] =
    ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "PGPASSWORD"];

/// No secret is longer.
const MAX_BYTES: u64 = 64 * 1024;

/// The secret in a file, without white space around it: an editor ends a file with a line end.
///
/// Its group may read the file, because a container's secrets often belong to a group; others may not. The error says
/// what is wrong and what to do, and quotes nothing of the file.
pub(super) fn read_secret(setting: &str, path: &Path, named_by: &Origin) -> Result<String, Box<SettingError>> {
    let problem = |wrong: String, remedy: String| {
        Box::new(SettingError {
            setting: setting.to_owned(),
            origin: named_by.clone(),
            wrong: format!("{}: {wrong}", path.display()),
            expected: "the path of a file that holds nothing but the secret, in one line".to_owned(),
            remedy,
        })
    };
    if path.as_os_str().is_empty() {
        return Err(problem("the path is empty".to_owned(), "give a path, or remove it".to_owned()));
    }
    let read = || {
        let file = File::open(path)?;
        let mode = file.metadata()?.permissions().mode();
        let mut text = String::new();
        file.take(MAX_BYTES + 1).read_to_string(&mut text)?;
        Ok((mode, text))
    };
    let (mode, text) = read().map_err(|error: io::Error| {
        problem(error.to_string(), "correct the path, or the permissions of the file".to_owned())
    })?;
    if is_open_to_strangers(mode) {
        return Err(problem(
            "the file can be read or changed by others".to_owned(),
            format!("chmod 600 {} (640 for a group), and consider who may have read it", path.display()),
        ));
    }
    let wrong = match text.trim() {
        "" => "the file is empty",
        _ if text.len() as u64 > MAX_BYTES => "the file is larger than 64 KiB",
        secret if secret.contains(char::is_control) => "the file has several lines, or control characters",
        secret => return Ok(secret.to_owned()),
    };
    Err(problem(wrong.to_owned(), "write the secret into the file, and nothing else".to_owned()))
}

/// The files in systemd's `$CREDENTIALS_DIRECTORY` that are ours: a credential has the name of its setting.
pub(super) fn list_credentials(
    directory: &Path,
    is_wanted: impl Fn(&str) -> bool,
) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(directory)? {
        let entry = entry?;
        if let Some(name) = entry.file_name().to_str().filter(|name| is_wanted(name)) {
            found.push((name.to_owned(), entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use crate::{
        core::config::{DatabaseUrl, SettingError, Sources, StorageUrl},
        settings::Settings,
    };
    use std::{
        fs::{self, Permissions},
        os::unix::fs::PermissionsExt as _,
        path::Path,
    };
    use tempfile::TempDir;

    const KEY: &str = "3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sKpHE=";

    fn file(home: &TempDir, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn sources(home: &TempDir, environment: &[(&str, &str)]) -> Sources {
        let environment = environment.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        Sources::read(home.path(), None, environment, Vec::new())
    }

    fn load(home: &TempDir, environment: &[(&str, &str)]) -> Settings {
        Settings::load(&sources(home, environment)).unwrap_or_else(|problems| panic!("{problems}"))
    }

    fn problem(home: &TempDir, environment: &[(&str, &str)]) -> SettingError {
        let mut problems = Settings::load(&sources(home, environment)).unwrap_err().0;
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems.remove(0)
    }

    fn row(settings: &Settings, name: &str) -> (String, String) {
        let row = settings.describe().0.into_iter().find(|row| row.name == name).unwrap();
        (row.value, row.origin.to_string())
    }

    #[test]
    fn a_secret_comes_from_a_file_that_the_environment_dotenv_or_toml_names() {
        let home = tempfile::tempdir().unwrap();
        let key = file(&home, "key", format!("{KEY}\n"));
        let mail = file(&home, "mail", "smtps://u:hush@mail.example\r\n");
        let client = file(&home, "client", "hush=hush");
        file(&home, ".env", format!("HIREHALL_MAIL_URL_FILE={mail}"));
        file(
            &home,
            "hirehall.toml",
            format!(
                "master_key_file = {key:?}\n[oidc.google]\nissuer = \"https://accounts.google.com\"\nclient_id = \"us\"\n\
                 client_secret_file = {client:?}"
            ),
        );
        let url = file(&home, "url", "postgres://hall:hush@db.example/hall");
        let settings = load(
            &home,
            &[
                ("HIREHALL_DATABASE_URL_FILE", &url),
                ("HIREHALL_OIDC_X_ISSUER", "https://x.example"),
                ("HIREHALL_OIDC_X_CLIENT_ID", "us"),
                ("HIREHALL_OIDC_X_CLIENT_SECRET_FILE", &client),
            ],
        );
        assert_eq!(settings.master_key.as_ref().unwrap().to_base64().as_str(), KEY);
        assert_eq!(row(&settings, "HIREHALL_MASTER_KEY"), ("***".to_owned(), key));
        assert_eq!(row(&settings, "HIREHALL_MAIL_URL"), ("smtps://***:***@mail.example:465".to_owned(), mail));
        assert_eq!(row(&settings, "HIREHALL_DATABASE_URL"), ("postgres://hall:***@db.example/hall".to_owned(), url));
        for provider in &settings.oidc.0 {
            assert_eq!(provider.client_secret.as_ref().unwrap().reveal(), "hush=hush");
        }
        assert_eq!(settings.oidc.0.len(), 2);
        assert!(!format!("{settings:?}{}", settings.describe()).contains("hush"));
    }

    #[test]
    fn a_credential_of_the_service_manager_counts_more_than_files_and_less_than_the_environment() {
        let home = tempfile::tempdir().unwrap();
        file(&home, "credentials/HIREHALL_DATABASE_URL", "postgres://db.example/of-a-credential\n");
        file(&home, "credentials/PGPASSWORD", "hush");
        file(&home, "credentials/tls.key", "of another program");
        file(&home, ".env", "HIREHALL_DATABASE_URL=sqlite:of-dotenv.db\nHIREHALL_MASTER_KEY=");
        file(&home, "credentials/HIREHALL_MASTER_KEY", KEY);
        let directory = home.path().join("credentials");
        let directory = ("CREDENTIALS_DIRECTORY", directory.to_str().unwrap());
        let settings = load(&home, &[directory]);
        let path = home.path().join("credentials/HIREHALL_DATABASE_URL").display().to_string();
        assert_eq!(row(&settings, "HIREHALL_DATABASE_URL"), ("postgres://db.example/of-a-credential".to_owned(), path));
        let DatabaseUrl::Postgres(postgres) = &settings.database_url else { panic!("{:?}", settings.database_url) };
        assert!(postgres.variables.iter().any(|(name, value)| name == "PGPASSWORD" && value.reveal() == "hush"));
        let settings = load(&home, &[directory, ("HIREHALL_DATABASE_URL", "sqlite:of-the-environment.db")]);
        assert_eq!(row(&settings, "HIREHALL_DATABASE_URL").1, "environment");
        assert_eq!(settings.master_key.as_ref().unwrap().to_base64().as_str(), KEY);

        file(&home, "credentials/HIREHALL_LISTEN", "127.0.0.1:1");
        assert!(problem(&home, &[directory]).wrong.contains("no secret"));
        fs::remove_file(home.path().join("credentials/HIREHALL_LISTEN")).unwrap();
        file(&home, "credentials/HIREHALL_MASTER_KEYS", KEY);
        assert!(problem(&home, &[directory]).remedy.contains("HIREHALL_MASTER_KEY?"));
    }

    #[test]
    fn the_keys_of_a_bucket_come_from_files_too() {
        let home = tempfile::tempdir().unwrap();
        let secret = file(&home, "secret", "hush\n");
        let bucket = ("HIREHALL_STORAGE_URL", "s3://files");
        let settings = load(&home, &[bucket, ("AWS_SECRET_ACCESS_KEY_FILE", &secret), ("AWS_REGION", "eu")]);
        let StorageUrl::Bucket(of) = &settings.storage_url else { panic!("{:?}", settings.storage_url) };
        let shown: Vec<_> = of.variables.iter().map(|(name, value)| (name.as_str(), value.reveal())).collect();
        assert_eq!(shown, [("AWS_SECRET_ACCESS_KEY", "hush"), ("AWS_REGION", "eu")]);
        assert_eq!(
            problem(&home, &[bucket, ("AWS_SECRET_ACCESS_KEY_FILE", "/no/such")]).setting,
            "AWS_SECRET_ACCESS_KEY_FILE"
        );
    }

    #[test]
    fn a_source_gives_a_secret_once_and_a_stronger_source_overrides_a_weaker_one() {
        let home = tempfile::tempdir().unwrap();
        let key = file(&home, "key", KEY);
        let both = problem(&home, &[("HIREHALL_MASTER_KEY_FILE", &key), ("HIREHALL_MASTER_KEY", KEY)]);
        assert!(both.wrong.contains("HIREHALL_MASTER_KEY_FILE is set in the same place"), "{both:?}");
        file(&home, "hirehall.toml", "[kyc]\ncheck_secret = \"x\"\ncheck_secret_file = \"/x\"");
        assert!(Settings::load(&sources(&home, &[])).unwrap_err().to_string().contains("is set in the same place"));

        file(&home, "hirehall.toml", "");
        file(&home, ".env", "HIREHALL_MASTER_KEY=c2hvcnQ=");
        assert_eq!(row(&load(&home, &[("HIREHALL_MASTER_KEY_FILE", &key)]), "HIREHALL_MASTER_KEY").1, key);
        file(&home, ".env", format!("HIREHALL_MASTER_KEY_FILE={key}"));
        assert_eq!(row(&load(&home, &[("HIREHALL_MASTER_KEY", KEY)]), "HIREHALL_MASTER_KEY").1, "environment");
    }

    #[test]
    fn a_secret_file_that_cannot_be_meant_is_refused_and_never_quoted() {
        let home = tempfile::tempdir().unwrap();
        for (text, wrong) in [
            (&b""[..], "the file is empty"),
            (b"\n\n", "the file is empty"),
            (b"hush\nhush\n", "several lines"),
            (b"\xffhush", "valid UTF-8"),
            (&[b'h'; 70_000], "larger than 64 KiB"),
        ] {
            let path = file(&home, "secret", text);
            let problem = problem(&home, &[("HIREHALL_MASTER_KEY_FILE", &path)]);
            assert!(problem.wrong.contains(wrong) && problem.wrong.contains(&path), "{problem:?}");
            assert!(!format!("{problem:?}").contains("hush"), "{problem:?}");
        }
        let directory = home.path().to_str().unwrap();
        for path in ["", "/no/such/file", directory] {
            assert_eq!(problem(&home, &[("HIREHALL_MASTER_KEY_FILE", path)]).setting, "HIREHALL_MASTER_KEY_FILE");
        }
        assert!(problem(&home, &[("HIREHALL_LISTEN_FILE", directory)]).wrong.contains("no such setting"));
        let short = file(&home, "short", "c2hvcnQ=");
        assert_eq!(problem(&home, &[("HIREHALL_MASTER_KEY_FILE", &short)]).origin.to_string(), short);
    }

    #[test]
    fn a_secret_file_may_be_read_by_its_group_and_by_no_others() {
        let home = tempfile::tempdir().unwrap();
        let key = file(&home, "key", KEY);
        let mode = |mode| fs::set_permissions(&key, Permissions::from_mode(mode)).unwrap();
        for closed in [0o400, 0o440, 0o600, 0o640] {
            mode(closed);
            load(&home, &[("HIREHALL_MASTER_KEY_FILE", &key)]);
        }
        for open in [0o604, 0o644, 0o620, 0o602] {
            mode(open);
            assert!(problem(&home, &[("HIREHALL_MASTER_KEY_FILE", &key)]).remedy.contains("chmod 600"), "{open:o}");
        }
    }

    #[test]
    fn the_configuration_file_that_is_named_replaces_the_one_of_the_directory_and_has_to_exist() {
        let home = tempfile::tempdir().unwrap();
        file(&home, "hirehall.toml", "log = \"error\"");
        let other = file(&home, "etc/other.toml", "max_connections = 1");
        let named = file(&home, "etc/named.toml", "max_connections = 2");
        let read = |config: Option<&str>, variable: &str| {
            let variable = (!variable.is_empty()).then(|| ("HIREHALL_CONFIG".into(), variable.into()));
            let sources = Sources::read(home.path(), config.map(Path::new), variable, Vec::new());
            Settings::load(&sources).map(|settings| (settings.max_connections.get(), row(&settings, "HIREHALL_LOG").0))
        };
        assert_eq!(read(None, "").unwrap(), (4096, "error".to_owned()));
        assert_eq!(read(None, &other).unwrap(), (1, "info".to_owned()));
        assert_eq!(read(Some("etc/named.toml"), &other).unwrap(), (2, "info".to_owned()));
        assert_eq!(read(Some(&named), "").unwrap(), (2, "info".to_owned()));
        let missing = read(Some("etc/none.toml"), "").unwrap_err().to_string();
        assert!(missing.contains("etc/none.toml") && missing.contains("correct its path"), "{missing}");
    }
}
