//! Data about the document, as typed by the worker, and what is stored of it.

use super::{
    models::{DocumentType, Particulars},
    schemas::ParticularsForm,
    services::KycError,
};
use crate::{
    auth::known_devices::services::network,
    core::{clock::Timestamp, dependencies::Peer, security::Mac},
};
impl ParticularsForm {
    /// Validates the data and converts it to what is stored.
    pub(crate) fn check(
        &self,
        document_type: DocumentType,
        from: &Peer,
        mac: &Mac,
        now: Timestamp,
    ) -> Result<Particulars, KycError> {
        let number_hash = match &self.document_number {
            Some(number) => Some(mac.tag(&[b"number", document_type.as_str().as_bytes(), &normal(number)?]).to_vec()),
            None => None,
        };
        let document_ends_at = self.document_expires_on.map(|last| last.plus(1).start());
        if document_ends_at.is_some_and(|end| end <= now) {
            return Err(KycError::Expired);
        }
        Ok(Particulars {
            name_on_document: self.name_on_document.as_deref().map(str::to_owned),
            number_hash,
            document_ends_at,
            place_hash: Some(mac.tag(&[b"place", network(from.ip).to_string().as_bytes()]).to_vec()),
        })
    }
}

/// Normalises a document number: ignores spaces, hyphens and case.
fn normal(number: &str) -> Result<Vec<u8>, KycError> {
    let normal: String = number.chars().flat_map(char::to_uppercase).filter(|c| c.is_alphanumeric()).collect();
    if normal.is_empty() { Err(KycError::NoNumber) } else { Ok(normal.into_bytes()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::text::Line;
    use proptest::prelude::*;
    use std::net::IpAddr;

    fn hash(kind: DocumentType, number: &str) -> Option<Vec<u8>> {
        let said = ParticularsForm { document_number: Some(Line::new(number)), ..ParticularsForm::default() };
        let peer = Peer { ip: IpAddr::from([192, 0, 2, 1]), user_agent: None };
        said.check(kind, &peer, &Mac::new(&[7; 32]), Timestamp::MIN).unwrap().number_hash
    }

    proptest! {
        #[test]
        fn a_number_is_the_same_however_it_is_written(number in "[A-Z0-9]{5,12}", place in 1usize..5, gap in "[ ./-]{0,3}") {
            let written = format!("{}{gap}{}", &number[..place], &number[place..]).to_lowercase();
            prop_assert_eq!(hash(DocumentType::Passport, &number), hash(DocumentType::Passport, &written));
            prop_assert_ne!(hash(DocumentType::Passport, &number), hash(DocumentType::NationalId, &number));
            prop_assert_ne!(hash(DocumentType::Passport, &number), hash(DocumentType::Passport, &format!("{number}0")));
        }
    }
}
