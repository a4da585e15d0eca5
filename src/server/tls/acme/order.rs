//! How a certificate is obtained (RFC 8555, section 7).

use super::{client::Client, error::AcmeError, options::AcmeOptions, resolver::Certificates, store::Store};
use instant_acme::{
    Account, AccountCredentials, AuthorizationStatus, ChallengeType, Identifier, NewAccount, NewOrder, Order,
    OrderStatus, RetryPolicy,
};
use rcgen::{CertificateParams, DistinguishedName, KeyPair};
use std::time::Duration;
use zeroize::Zeroizing;

/// How often an order is looked at, and for how long: an authority takes its time to check the names, and to sign.
const POLLING: RetryPolicy = RetryPolicy::new().timeout(Duration::from_secs(3 * 60));

/// An authority, and what is kept of it.
pub(super) struct Authority<'a> {
    pub(super) options: &'a AcmeOptions,
    pub(super) store: &'a Store,
    pub(super) certificates: &'a Certificates,
}

impl Authority<'_> {
    /// A new key, its certificate and the chain, in PEM. Only the names of the settings are asked for.
    pub(super) async fn obtain(&self) -> Result<Zeroizing<String>, AcmeError> {
        let obtained = self.order_with(self.account().await?).await;
        self.certificates.forget_challenges();
        match obtained {
            // The authority was set up anew, or this is a copy of another's data.
            Err(error) if error.is_unknown_account() => {
                let obtained = self.order_with(self.new_account().await?).await;
                self.certificates.forget_challenges();
                obtained
            }
            obtained => obtained,
        }
    }

    /// The account that is kept.
    async fn known_account(&self) -> Result<Option<Account>, AcmeError> {
        let kept = self.store.account().await.map_err(|source| self.store_error(source))?;
        // An account that cannot be read is replaced: a new one costs nothing.
        let kept = kept.and_then(|json| serde_json::from_str::<AccountCredentials>(&json).ok());
        let Some(credentials) = kept else { return Ok(None) };
        Ok(Some(Account::builder_with_http(Box::new(Client::new()?)).from_credentials(credentials).await?))
    }

    async fn account(&self) -> Result<Account, AcmeError> {
        match self.known_account().await? {
            Some(account) => Ok(account),
            None => self.new_account().await,
        }
    }

    /// The terms of service are agreed to by the operator's settings. The account is kept before anything is ordered, so
    /// a disk that cannot be written costs no certificate.
    async fn new_account(&self) -> Result<Account, AcmeError> {
        let contact = self.options.email.as_ref().map(|email| format!("mailto:{email}"));
        let contact: Vec<&str> = contact.iter().map(String::as_str).collect();
        let new = NewAccount { contact: &contact, terms_of_service_agreed: true, only_return_existing: false };
        let builder = Account::builder_with_http(Box::new(Client::new()?));
        let (account, credentials) = builder.create(&new, self.options.directory.to_string(), None).await?;
        let json = serde_json::to_string(&credentials).map(Zeroizing::new).map_err(instant_acme::Error::from)?;
        self.store.save_account(json).await.map_err(|source| self.store_error(source))?;
        Ok(account)
    }

    async fn order_with(&self, account: Account) -> Result<Zeroizing<String>, AcmeError> {
        let names: Vec<Identifier> = self.options.domains.iter().cloned().map(Identifier::Dns).collect();
        let mut order = account.new_order(&NewOrder::new(&names)).await?;
        self.answer_challenges(&mut order).await?;
        match order.poll_ready(&POLLING).await {
            Ok(OrderStatus::Ready) => {}
            Ok(_) | Err(instant_acme::Error::Api(_)) => return Err(AcmeError::NotProved(refusals(&mut order).await?)),
            Err(error) => return Err(error.into()),
        }
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::new(self.options.domains.iter().cloned().collect::<Vec<_>>())?;
        params.distinguished_name = DistinguishedName::new();
        order.finalize_csr(params.serialize_request(&key)?.der()).await?;
        let chain = order.poll_certificate(&POLLING).await?;
        Ok(Zeroizing::new(format!("{}{chain}", *Zeroizing::new(key.serialize_pem()))))
    }

    async fn answer_challenges(&self, order: &mut Order) -> Result<(), AcmeError> {
        let mut authorizations = order.authorizations();
        while let Some(authorization) = authorizations.next().await {
            let mut authorization = authorization?;
            // One from before is still good.
            if authorization.status == AuthorizationStatus::Valid {
                continue;
            }
            let name = authorization.identifier().to_string();
            let mut challenge = authorization
                .challenge(ChallengeType::TlsAlpn01)
                .ok_or_else(|| AcmeError::NoChallenge(name.clone()))?;
            self.certificates.prove(&name, challenge.key_authorization().digest().as_ref())?;
            challenge.set_ready().await?;
        }
        Ok(())
    }

    fn store_error(&self, source: std::io::Error) -> AcmeError {
        AcmeError::Store { path: self.options.folder.clone(), source }
    }
}

/// What the authority says of the names that it has not found here.
async fn refusals(order: &mut Order) -> Result<String, AcmeError> {
    let mut found = Vec::new();
    let mut authorizations = order.authorizations();
    while let Some(authorization) = authorizations.next().await {
        let mut authorization = authorization?;
        authorization.refresh().await?;
        let errors = authorization.challenges.iter().filter_map(|challenge| challenge.error.as_ref());
        let said: Vec<String> = errors.map(ToString::to_string).collect();
        if !said.is_empty() {
            found.push(format!("{}: {}", authorization.identifier(), said.join(", ")));
        }
    }
    Ok(found.join("; "))
}
