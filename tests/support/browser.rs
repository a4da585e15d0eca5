//! A real browser, driven by WebDriver: headless Chromium with a virtual authenticator (WebAuthn, section 11).

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, ChildStdout, Command, Stdio},
};
use tempfile::TempDir;

/// Ends all its processes when it is dropped.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _output: BufReader<ChildStdout>,
    _profile: TempDir,
}

impl Browser {
    /// For tests behind `needs_browser`.
    pub(crate) async fn start() -> Browser {
        let driver = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut driver = driver.expect("chromedriver can be run");
        let mut output = BufReader::new(driver.stdout.take().unwrap());
        let port = port_in(&mut output);
        let profile = TempDir::new().unwrap();
        let flags = [
            "--headless",
            "--no-sandbox", // Chromium has none when it runs as root; it sees our own pages only.
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            &format!("--user-data-dir={}", profile.path().display()),
        ];
        let mut browser = Browser { driver, port, session: String::new(), _output: output, _profile: profile };
        let options = json!({ "goog:chromeOptions": { "args": flags }, "goog:loggingPrefs": { "browser": "ALL" } });
        let wanted = json!({ "capabilities": { "alwaysMatch": options } });
        let started = browser.ask("", wanted).await;
        browser.session = format!("/{}", started["sessionId"].as_str().unwrap());
        browser.ask("/timeouts", json!({ "script": 120_000 })).await;
        browser
    }

    pub(crate) async fn open(&self, url: &str) {
        self.ask("/url", json!({ "url": url })).await;
    }

    /// Adds a virtual authenticator whose user is verified.
    pub(crate) async fn connect_device(&self) -> Value {
        let device = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserVerified": true, "isUserConsenting": true,
        });
        self.ask("/webauthn/authenticator", device).await
    }

    /// User verification fails from now on.
    pub(crate) async fn change_hands(&self, device: &Value) {
        let path = format!("/webauthn/authenticator/{}/uv", device.as_str().unwrap());
        self.ask(&path, json!({ "isUserVerified": false })).await;
    }

    /// Runs a script's statements in the page with the argument `given`; returns its result or the name of its error.
    pub(crate) async fn run(&self, script: &str, given: Value) -> Value {
        let script = format!(
            "const [given, done] = arguments;
             (async () => {{ {script} }})().then(done, error => done({{ thrown: error.name }}));"
        );
        self.ask("/execute/async", json!({ "script": script, "args": [given] })).await
    }

    /// What the console has said since the last call: errors of scripts, refused requests, violations of the policy.
    pub(crate) async fn console(&self) -> Vec<String> {
        let entries = self.ask("/se/log", json!({ "type": "browser" })).await;
        entries.as_array().unwrap().iter().map(|entry| entry["message"].as_str().unwrap().to_owned()).collect()
    }

    /// Shows pages as a window of this size does; a narrow one as a telephone does.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let narrow = width < 600;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": narrow });
        self.command("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// The colours that its user prefers, `light` or `dark`.
    pub(crate) async fn prefer(&self, colours: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": colours }]);
        self.command("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// A picture of the page, for people: `target/screenshots/<name>.png`.
    pub(crate) async fn photograph(&self, name: &str) {
        let place = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        std::fs::create_dir_all(&place).unwrap();
        std::fs::write(place.join(name).with_extension("png"), self.picture(false).await).unwrap();
    }

    /// Presses keys one after the other, as a person does: `\u{E007}` is Enter (WebDriver, section 17.4.2).
    pub(crate) async fn press(&self, keys: &str) {
        let key = |key: char| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })];
        let pressed: Vec<Value> = keys.chars().flat_map(key).collect();
        self.ask("/actions", json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": pressed }] })).await;
    }

    /// Clicks on an element, as a pointer does.
    pub(crate) async fn click(&self, selector: &str) {
        let found = self.ask("/element", json!({ "using": "css selector", "value": selector })).await;
        let element = found.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned();
        self.ask(&format!("/element/{element}/click"), json!({})).await;
    }

    /// The window shows so many CSS pixels, in light or dark colours.
    pub(crate) async fn look(&self, width: u32, height: u32, scheme: &str) {
        self.resize(width, height).await;
        self.prefer(scheme).await;
    }

    /// A command of the DevTools protocol.
    pub(crate) async fn command(&self, command: &str, params: Value) -> Value {
        self.ask("/goog/cdp/execute", json!({ "cmd": command, "params": params })).await
    }

    /// The whole page as a PNG.
    pub(crate) async fn screenshot(&self) -> Vec<u8> {
        self.picture(true).await
    }

    async fn picture(&self, whole_page: bool) -> Vec<u8> {
        let what = json!({ "format": "png", "captureBeyondViewport": whole_page, "optimizeForSpeed": true });
        let picture = self.command("Page.captureScreenshot", what).await;
        BASE64_STANDARD.decode(picture["data"].as_str().unwrap()).unwrap()
    }

    /// The path and query of the page that is shown.
    pub(crate) async fn path(&self) -> String {
        self.run("return location.pathname + location.search;", Value::Null).await.as_str().unwrap().to_owned()
    }

    /// Starts a script and does not wait for its end: the page may go away meanwhile.
    pub(crate) async fn start_script(&self, script: &str) {
        let script = format!("(async () => {{ {script} }})();");
        self.ask("/execute/sync", json!({ "script": script, "args": [] })).await;
    }

    async fn ask(&self, path: &str, body: Value) -> Value {
        let url = format!("http://127.0.0.1:{}/session{}{path}", self.port, self.session);
        let answer = reqwest::Client::new().post(url).json(&body).send().await.unwrap();
        let (status, mut answer) = (answer.status(), answer.json::<Value>().await.unwrap());
        assert!(status.is_success(), "{path}: {answer}");
        answer["value"].take()
    }
}

/// Reads the port that the driver has chosen.
fn port_in(output: &mut BufReader<ChildStdout>) -> u16 {
    let mut line = String::new();
    while output.read_line(&mut line).unwrap() > 0 {
        if let Some((_, port)) = line.trim_end().rsplit_once("successfully on port ") {
            return port.trim_end_matches('.').parse().unwrap();
        }
        line.clear();
    }
    panic!("chromedriver has not said where it listens");
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver ends its browser as well.
        if let Ok(mut driver) = TcpStream::connect(("127.0.0.1", self.port)) {
            let asked = write!(driver, "GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            let _ = asked.and_then(|()| driver.read_to_end(&mut Vec::new()));
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
