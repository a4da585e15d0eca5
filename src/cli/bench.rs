//! `hirehall bench`: the parts of `./bench` that need access to the data.

use super::{
    output::{Outcome, say},
    serve::{self},
};
use crate::settings::Settings;
use crate::{
    benchmark,
    server::{self, Limits},
};
use axum::{Router, routing::get};
use std::{net::SocketAddr, path::PathBuf};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

#[derive(clap::Subcommand)]
pub(super) enum BenchCommand {
    /// Write files of requests to replay, for existing accounts.
    Requests {
        /// The directory to write to.
        directory: PathBuf,
    },
    /// Time the statements of each read on one thread.
    Statements,
    /// Open 100,000 jobs, and time looking for what is due of them when nothing is.
    Timers,
    /// Send requests about accounts of every kind to a running server, and test whether the response time
    /// reveals one.
    Strangers {
        /// The file of requests.
        requests: PathBuf,
    },
    /// Serve one empty route, to measure the cost of HTTP alone.
    Empty,
}

pub(super) async fn bench(settings: Settings, command: BenchCommand) -> Outcome {
    match command {
        BenchCommand::Requests { directory } => {
            benchmark::write_requests(&serve::open(settings).await?, &directory).await
        }
        BenchCommand::Statements => say(&benchmark::time_statements(&serve::open(settings).await?).await?),
        BenchCommand::Timers => say(&benchmark::time_timers(&serve::open(settings).await?).await?),
        BenchCommand::Strangers { requests } => {
            let requests = std::fs::read_to_string(requests).map_err(|error| error.to_string())?;
            let server = tcp_address(&settings)?;
            let compared = tokio::task::spawn_blocking(move || benchmark::compare(&requests, server)).await;
            say(&compared.map_err(|error| error.to_string())??)
        }
        BenchCommand::Empty => {
            let listener = TcpListener::bind(tcp_address(&settings)?).await.map_err(|error| error.to_string())?;
            let empty = Router::new().route("/", get(async || ""));
            server::serve(listener, empty, Limits::default(), CancellationToken::new()).await;
            Ok(())
        }
    }
}

fn tcp_address(settings: &Settings) -> Outcome<SocketAddr> {
    settings.listen.tcp().ok_or_else(|| "the benchmark needs an IP address and a port as HIREHALL_LISTEN".to_owned())
}
