//! The checks of `hirehall doctor` that ask other servers. They change nothing there.

use super::finding::{Finding, Findings};
use crate::settings::Settings;
use crate::{
    auth::oidc::providers::Providers,
    core::{clock::Clock, email::Mailer},
    server::{Acme, AcmeOptions},
    worker::kyc::check::client::CheckClient,
};

pub(super) async fn examine(settings: &Settings, findings: &mut Findings) {
    findings.add("mail", mail(settings).await);
    if let Some(clamd) = &settings.clamd_url {
        let found = clamd.check().await.map(|()| "clamd answers".to_owned());
        findings.add("scanner", found.map_err(|error| format!("clamd does not answer: {error}")));
    }
    if let Some(collector) = settings.traces() {
        let found = collector.check().await.map(|()| "the collector takes traces".to_owned());
        findings.add(
            "traces",
            found.map_err(|why| format!("the collector does not take traces ({why}): they are dropped until it does; check HIREHALL_OTLP_ENDPOINT")),
        );
    }
    if let Some(options) = AcmeOptions::of(settings) {
        let directory = options.directory.clone();
        let found = Acme::open(options).check_authority().await.map(|()| format!("{directory}: answers"));
        findings.add(
            "authority",
            found.map_err(|why| {
                format!("{directory}: {why}: no certificate is obtained until it answers; check HIREHALL_ACME_DIRECTORY_URL, and that this machine may reach it")
            }),
        );
    }
    match Providers::new(&settings.oidc) {
        Ok(providers) => {
            for (id, found) in providers.check(Clock::system().now()).await {
                let name = id.to_ascii_uppercase();
                findings.add(
                    format!("sign-in {id}"),
                    found.map(|issuer| format!("{issuer}: answers and has keys")).map_err(|why| {
                        format!("{why}: signing in with it fails until it answers; check HIREHALL_OIDC_{name}_ISSUER, and that this machine may reach it")
                    }),
                );
            }
        }
        Err(error) => findings.add("sign-in", Err(error.to_string())),
    }
    match CheckClient::new(settings) {
        Ok(None) => {}
        Ok(Some(service)) => findings.add(
            "identity checks",
            service.check().await.map(|status| format!("the service answers ({status})")).map_err(|why| {
                format!("the service cannot be reached ({why}): submissions wait for administrators alone; check HIREHALL_KYC_CHECK_URL")
            }),
        ),
        Err(error) => findings.add("identity checks", Err(error.to_string())),
    }
}

/// Connects and logs in; sends nothing.
async fn mail(settings: &Settings) -> Finding {
    let mailer =
        Mailer::open(&settings.mail_url, &settings.mail_from.to_string()).map_err(|error| error.to_string())?;
    mailer.check().await.map_err(|error| format!("{error}: mails wait until it does; check HIREHALL_MAIL_URL"))?;
    Ok(format!("{}: takes mail", settings.mail_url))
}
