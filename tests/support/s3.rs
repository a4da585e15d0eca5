//! A real S3 server: PyPI's `moto` in its own process, which ends with this.

use super::eventually;
use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

pub(crate) const BUCKET: &str = "hall";

pub(crate) struct S3 {
    program: PathBuf,
    port: u16,
    running: Option<Child>,
    http: reqwest::Client,
}

impl S3 {
    /// With an empty bucket. For tests behind `needs_s3`.
    pub(crate) async fn start() -> S3 {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let program = target.join("moto/bin/moto_server");
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut s3 = S3 { program, port: free.port(), running: None, http: reqwest::Client::new() };
        s3.restart().await;
        s3
    }

    /// Stops listening.
    pub(crate) fn stop(&mut self) {
        if let Some(mut server) = self.running.take() {
            server.kill().unwrap();
            server.wait().unwrap();
        }
    }

    /// Restarts it with an empty bucket.
    pub(crate) async fn restart(&mut self) {
        let port = self.port.to_string();
        let mut command = Command::new(&self.program);
        command.args(["-H", "127.0.0.1", "-p", &port]).stdout(Stdio::null()).stderr(Stdio::null());
        self.running = Some(command.spawn().unwrap());
        eventually("an S3 server", async || {
            let made = self.http.put(self.url("")).send().await;
            made.is_ok_and(|made| made.status() == 200).then_some(())
        })
        .await;
    }

    /// The settings of an installation that uses it.
    pub(crate) fn settings(&self) -> [(&'static str, String); 5] {
        [
            ("HIREHALL_STORAGE_URL", format!("s3://{BUCKET}/files/of/one")),
            ("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{}", self.port)),
            ("AWS_ACCESS_KEY_ID", "somebody".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "something that nobody may see".to_owned()),
            ("AWS_REGION", "eu-central-1".to_owned()),
        ]
    }

    /// The names of all objects except the one that names the installation.
    pub(crate) async fn names(&self) -> Vec<String> {
        let listed = self.http.get(self.url("?list-type=2")).send().await.unwrap().text().await.unwrap();
        let names = listed.split("<Key>").skip(1).map(|rest| rest.split("</Key>").next().unwrap().to_owned());
        names.filter(|name| !name.ends_with("/installation")).collect()
    }

    /// The list of uploads that are neither complete nor aborted.
    pub(crate) async fn uploads(&self) -> String {
        self.http.get(self.url("?uploads")).send().await.unwrap().text().await.unwrap()
    }

    pub(crate) async fn object(&self, name: &str) -> Vec<u8> {
        self.http.get(self.url(&format!("/{name}"))).send().await.unwrap().bytes().await.unwrap().to_vec()
    }

    pub(crate) async fn put(&self, name: &str, content: &'static str) {
        let put = self.http.put(self.url(&format!("/{name}"))).body(content).send().await.unwrap();
        assert_eq!(put.status(), 200);
    }

    fn url(&self, rest: &str) -> String {
        format!("http://127.0.0.1:{}/{BUCKET}{rest}", self.port)
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        self.stop();
    }
}
