//! Mails: content, delivery and failures.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use hirehall::core::email::{InvalidMailUrl, MailContent, MailLink, MailUrl, Mailer, SendError, Tls};

use crate::support::smtp::SmtpServer;

const FROM: &str = "Hirehall <no-reply@hall.example>";
const LINK: &str =
    "https://hall.example/verify-email?token=4mA0gX3ZT1rV0b7nQf2kq9JcUuE6sYwHd8LxPpRiSgM_aBcDeFgHiJkLmNoPqRsTuVw";

fn letter() -> MailContent {
    MailContent {
        language: "en",
        subject: "Confirm your address".to_owned(),
        heading: "Hello Ana,".to_owned(),
        paragraphs: vec!["Somebody, probably you, signed up.".into(), "The link works for a day.".into()],
        link: MailLink {
            label: "Confirm the address".to_owned(),
            hint: "If the button does nothing:".to_owned(),
            url: LINK.to_owned(),
        },
        footer: "It was not you? Then do nothing.".to_owned(),
    }
}

fn mailer(url: &str) -> Mailer {
    Mailer::open(&MailUrl::parse(url).unwrap(), FROM).unwrap()
}

fn mailer_to(directory: &Path) -> Mailer {
    mailer(&format!("file:{}", directory.display()))
}

fn files_in(directory: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A letter as written to disk, with plain line ends.
async fn written(letter: &MailContent) -> String {
    let home = tempfile::tempdir().unwrap();
    mailer_to(home.path()).send("ana@example.org", letter, "mail-1").await.unwrap();
    let [name] = files_in(home.path()).try_into().unwrap();
    let message = fs::read_to_string(home.path().join(name)).unwrap();
    assert!(!message.replace("\r\n", "").contains(['\r', '\n']), "every line ends in CRLF");
    message.replace("\r\n", "\n")
}

fn headers(message: &str) -> &str {
    message.split_once("\n\n").unwrap().0
}

/// The raw part of this type, without its headers.
fn part<'a>(message: &'a str, content_type: &str) -> &'a str {
    let (_, boundary) = message.split_once("boundary=\"").unwrap();
    let (boundary, _) = boundary.split_once('"').unwrap();
    let part = message.split(&format!("--{boundary}")).find(|part| part.contains(content_type)).unwrap();
    part.split_once("\n\n").unwrap().1
}

#[tokio::test]
async fn a_letter_becomes_a_text_and_an_html_part() {
    let message = written(&letter()).await;
    let headers = headers(&message);
    for header in [
        "From: Hirehall <no-reply@hall.example>",
        "To: ana@example.org",
        "Subject: Confirm your address",
        "Message-ID: <mail-1@hall.example>",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Date: ",
        "Content-Type: multipart/alternative;",
    ] {
        assert_eq!(headers.matches(header).count(), 1, "{header}\n{headers}");
    }
    assert_eq!(
        part(&message, "text/plain").trim_end(),
        format!(
            "Hello Ana,\n\nSomebody, probably you, signed up.\n\nThe link works for a day.\n\nConfirm the address:\n\n\
             {LINK}\n\n--\nHirehall\nIt was not you? Then do nothing."
        )
    );
    assert!(part(&message, "text/html").contains("</html>"));
}

#[tokio::test]
async fn the_text_part_has_the_link_once_in_one_piece_whatever_language_surrounds_it() {
    let foreign = MailContent { heading: "Grüß Gott, Zoë 👋".to_owned(), ..letter() };
    for letter in [letter(), foreign] {
        let message = written(&letter).await;
        let text = part(&message, "text/plain");
        assert_eq!(text.lines().filter(|line| *line == LINK).count(), 1, "{message}");
        assert_eq!(text.matches("https://").count(), 1, "{message}");
    }
}

#[tokio::test]
async fn a_letter_says_in_which_language_it_is() {
    let message = written(&MailContent { language: "de", ..letter() }).await;
    assert_eq!(headers(&message).matches("Content-Language: de\n").count(), 1, "{message}");
    assert!(part(&message, "text/html").contains("<html lang=3D\"de\">") || message.contains("<html lang=\"de\">"));
}

#[tokio::test]
async fn no_user_text_becomes_a_header_markup_or_a_separate_line() {
    let hostile = "Ana\r\nBcc: all@example.org\n\n<script>alert(1)</script>\u{0}\u{2028}\"'&\r\nhttps://evil.example/verify-email?token=1\r\n.\r\nQUIT";
    let message = written(&MailContent {
        language: "en",
        subject: hostile.to_owned(),
        heading: hostile.to_owned(),
        paragraphs: vec![hostile.into()],
        link: MailLink { label: hostile.to_owned(), hint: hostile.to_owned(), url: LINK.to_owned() },
        footer: hostile.to_owned(),
    })
    .await;
    assert!(!message.to_lowercase().contains("\nbcc:"), "{message}");
    let text = part(&message, "text/plain");
    assert_eq!(text.lines().filter(|line| line.starts_with("http")).collect::<Vec<_>>(), [LINK]);
    let html = part(&message, "text/html");
    assert!(!html.contains("<script"), "{html}");
    assert!(html.contains("&lt;script&gt;"), "{html}");
}

#[tokio::test]
async fn a_name_with_a_line_break_cannot_be_the_sender() {
    for from in ["Hall\r\nBcc: a@b.example <no-reply@hall.example>", "no-reply", "", "Hall <no-reply@>"] {
        assert!(Mailer::open(&MailUrl::File("mail".into()), from).is_err(), "{from:?}");
    }
    for from in ["no-reply@localhost", "Hirehall <no-reply@localhost>", "Søren's Hall <hall@example.org>"] {
        assert!(Mailer::open(&MailUrl::File("mail".into()), from).is_ok(), "{from:?}");
    }
}

#[tokio::test]
async fn a_recipient_that_is_no_address_is_refused_for_good() {
    let home = tempfile::tempdir().unwrap();
    let long = format!("{}@example.org", "a".repeat(65));
    for to in
        ["", "ana", "ana@", "a@b.example\r\nRCPT TO:<c@d.example>", "a b@c.example", "\"a\r\nb\"@c.example", &long]
    {
        let refused = mailer_to(home.path()).send(to, &letter(), "mail-1").await;
        assert!(matches!(refused, Err(SendError::Permanent(_))), "{to:?}: {refused:?}");
    }
    assert!(files_in(home.path()).is_empty());
}

#[tokio::test]
async fn a_message_id_is_stable_and_harmless() {
    let home = tempfile::tempdir().unwrap();
    let mailer = mailer_to(home.path());
    for _ in 0..2 {
        mailer.send("ana@example.org", &letter(), "../../event 7>\r\nBcc: x@y.example").await.unwrap();
    }
    let files = files_in(home.path());
    assert_eq!(files.len(), 2);
    for name in files {
        let message = fs::read_to_string(home.path().join(name)).unwrap();
        assert!(message.contains("Message-ID: <..-..-event-7---Bcc--x-y.example@hall.example>\r\n"), "{message}");
    }
}

#[tokio::test]
async fn the_directory_holds_whole_private_files_in_the_order_of_sending() {
    let home = tempfile::tempdir().unwrap();
    let directory = home.path().join("data/mail");
    let mailer = mailer_to(&directory);
    mailer.check().await.unwrap();
    for number in 1..=12 {
        let letter = MailContent { subject: format!("Number {number}"), ..letter() };
        mailer.clone().send("ana@example.org", &letter, &format!("mail-{}", 100 - number)).await.unwrap();
    }
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&directory), 0o700);
    let files = files_in(&directory);
    assert_eq!(files.len(), 12, "{files:?}");
    for (name, number) in files.iter().zip(1..) {
        assert!(name.ends_with(".eml"), "{name}");
        assert_eq!(mode(&directory.join(name)), 0o600);
        let message = fs::read_to_string(directory.join(name)).unwrap();
        assert!(message.contains(&format!("Subject: Number {number}\r\n")), "{name}");
    }
}

#[tokio::test]
async fn a_directory_that_cannot_be_written_is_a_temporary_failure() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a-file");
    fs::write(&file, "in the way").unwrap();
    let mailer = mailer_to(&file.join("mail"));
    assert!(matches!(mailer.check().await, Err(SendError::Temporary(_))));
    assert!(matches!(mailer.send("ana@example.org", &letter(), "1").await, Err(SendError::Temporary(_))));
}

#[tokio::test]
async fn a_server_gets_the_mail_and_one_connection_serves_many() {
    let server = SmtpServer::start();
    let mailer = mailer(&server.url());
    mailer.check().await.unwrap();
    for name in ["ana", "ben", "zoe"] {
        mailer.send(&format!("{name}@example.org"), &letter(), &format!("mail-to-{name}")).await.unwrap();
    }
    let received = server.received();
    assert_eq!(received.len(), 3);
    assert_eq!(server.connections(), 1);
    assert_eq!(received[1].from, "no-reply@hall.example");
    assert_eq!(received[1].to, ["ben@example.org"]);
    assert!(received[1].data.contains("Message-ID: <mail-to-ben@hall.example>\r\n"));
    assert!(received[1].data.contains(&format!("\r\n{LINK}\r\n")));
}

#[tokio::test]
async fn a_line_that_begins_with_a_dot_arrives_as_it_was_written() {
    let server = SmtpServer::start();
    let dots = MailContent { paragraphs: vec![".".into(), "..two".into()], ..letter() };
    mailer(&server.url()).send("ana@example.org", &dots, "1").await.unwrap();
    assert!(server.received()[0].data.contains("\r\n.\r\n\r\n..two\r\n"));
}

#[tokio::test]
async fn a_letter_in_any_language_reaches_a_server_in_plain_ascii() {
    let server = SmtpServer::start();
    let foreign =
        MailContent {
            subject: "Übergabe 👋".to_owned(), paragraphs: vec!["日本語 ".repeat(400).into()], ..letter()
        };
    mailer(&server.url()).send("ana@example.org", &foreign, "1").await.unwrap();
    let data = &server.received()[0].data;
    assert!(data.is_ascii());
    assert!(data.contains("Subject: =?utf-8?b?"), "{data}");
}

#[tokio::test]
async fn a_busy_server_is_tried_again_and_an_unknown_recipient_is_not() {
    let server = SmtpServer::start();
    let mailer = mailer(&server.url());
    server.be_busy(2);
    server.refuse("nobody@example.org");
    for _ in 0..2 {
        let busy = mailer.send("ana@example.org", &letter(), "1").await;
        assert!(matches!(&busy, Err(SendError::Temporary(why)) if why.contains("451")), "{busy:?}");
    }
    mailer.send("ana@example.org", &letter(), "1").await.unwrap();
    let unknown = mailer.send("nobody@example.org", &letter(), "2").await;
    assert!(matches!(&unknown, Err(SendError::Permanent(why)) if why.contains("550")), "{unknown:?}");
    mailer.send("ben@example.org", &letter(), "3").await.unwrap();
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn the_reason_of_a_failed_mail_contains_no_address() {
    let server = SmtpServer::start();
    server.refuse("nobody@example.org");
    let error = mailer(&server.url()).send("nobody@example.org", &letter(), "1").await.unwrap_err();
    assert!(error.to_string().contains("no such user"), "{error}");
    assert!(!error.to_string().contains("nobody@"), "{error}");
}

#[tokio::test]
async fn a_server_that_is_down_is_a_temporary_failure_and_mail_flows_when_it_is_back() {
    let server = SmtpServer::start();
    let address = server.address();
    let mailer = mailer(&server.url());
    mailer.send("ana@example.org", &letter(), "1").await.unwrap();
    drop(server);
    assert!(matches!(mailer.check().await, Err(SendError::Temporary(_))));
    assert!(matches!(mailer.send("ana@example.org", &letter(), "2").await, Err(SendError::Temporary(_))));
    let server = SmtpServer::start_at(&address);
    mailer.send("ana@example.org", &letter(), "2").await.unwrap();
    server.hang_up();
    mailer.send("ana@example.org", &letter(), "3").await.unwrap();
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn the_login_is_used_and_a_wrong_one_loses_no_mail() {
    let server = SmtpServer::start();
    server.require_login("hall@example.org", "p:ss/w rd&+=%é");
    let url = |login: &str| format!("smtp://{login}{}", server.address());
    for wrong in ["", "hall%40example.org:wrong@"] {
        let refused = mailer(&url(wrong)).send("ana@example.org", &letter(), "1").await;
        assert!(matches!(refused, Err(SendError::Temporary(_))), "{refused:?}");
    }
    let right = mailer(&url("hall%40example.org:p%3Ass%2Fw%20rd&+=%25%C3%A9@"));
    right.send("ana@example.org", &letter(), "1").await.unwrap();
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_server_without_encryption_gets_neither_password_nor_mail_where_encryption_is_required() {
    let server = SmtpServer::start();
    let mailer = mailer(&format!("smtp://hall:secret@{}?tls=required", server.address()));
    let refused = mailer.send("ana@example.org", &letter(), "1").await;
    assert!(matches!(&refused, Err(SendError::Temporary(why)) if why.contains("STARTTLS")), "{refused:?}");
    assert!(server.received().is_empty());
}

#[test]
fn a_mail_url_says_where_how_and_as_whom() {
    let smtp = |url: &str| match MailUrl::parse(url) {
        Ok(MailUrl::Smtp { host, port, tls, login }) => (host, port, tls, login.map(|l| (l.user, l.password))),
        other => panic!("{url}: {other:?}"),
    };
    let login = |user: &str, password: &str| Some((user.to_owned(), password.to_owned()));
    for (url, host, port, tls, login) in [
        ("smtp://mail.example.org", "mail.example.org", 587, Tls::Required, None),
        ("smtp://u:p@mail.example.org:2525/", "mail.example.org", 2525, Tls::Required, login("u", "p")),
        ("smtp://mail.example.org?tls=none", "mail.example.org", 587, Tls::Never, None),
        (
            "smtps://a%40b:%25%2F+%26%3D@mail.example.org",
            "mail.example.org",
            465,
            Tls::Immediate,
            login("a@b", "%/+&="),
        ),
        ("smtp://localhost:25", "localhost", 25, Tls::WhenOffered, None),
        ("smtp://127.0.0.1", "127.0.0.1", 587, Tls::WhenOffered, None),
        ("smtp://[::1]:25", "::1", 25, Tls::WhenOffered, None),
        ("smtp://localhost?tls=required", "localhost", 587, Tls::Required, None),
        ("smtp://localhost.example.org", "localhost.example.org", 587, Tls::Required, None),
    ] {
        assert_eq!(smtp(url), (host.to_owned(), port, tls, login), "{url}");
    }
    for (url, directory) in
        [("file:./data/mail", "./data/mail"), ("file:/a b", "/a b"), ("file:///srv/mail", "/srv/mail")]
    {
        assert_eq!(MailUrl::parse(url), Ok(MailUrl::File(directory.into())));
    }
}

#[test]
fn a_wrong_mail_url_is_explained_without_repeating_the_password() {
    use InvalidMailUrl::{Extra, FileHost, IncompleteLogin, Malformed, NoDirectory, Scheme};
    for (url, expected) in [
        ("", Scheme),
        ("mail.example.org", Scheme),
        ("smtp:mail.example.org", Scheme),
        ("http://mail.example.org", Scheme),
        ("file:", NoDirectory),
        ("file://data/mail", FileHost),
        ("smtp://", Malformed("the host is missing")),
        ("smtp://u:secret@:25", Malformed("the host is missing")),
        ("smtp://u:secret@host:99999", Malformed("the port is not a number up to 65535")),
        ("smtp://u:sec/ret@host", Malformed("the port is not a number up to 65535")),
        ("smtp://u@host", IncompleteLogin),
        ("smtp://u:@host", IncompleteLogin),
        ("smtp://:secret@host", IncompleteLogin),
        ("smtp://host/path", Extra),
        ("smtp://host?tls=maybe", Extra),
        ("smtps://host?tls=none", Extra),
        ("smtp://host#secret", Extra),
    ] {
        let error = MailUrl::parse(url).unwrap_err();
        assert_eq!(error, expected, "{url}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}

#[test]
fn a_mail_url_is_shown_without_its_secrets() {
    let url = MailUrl::parse("smtp://hall:secret@[2001:db8::1]?tls=none").unwrap();
    assert_eq!(url.to_string(), "smtp://***:***@[2001:db8::1]:587?tls=none");
    assert_eq!(format!("{url:?}"), "MailUrl(smtp://***:***@[2001:db8::1]:587?tls=none)");
    assert_eq!(MailUrl::parse("file:./mail").unwrap().to_string(), "file:./mail");
}
