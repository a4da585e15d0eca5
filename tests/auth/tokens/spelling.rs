//! Each token has exactly one valid encoding.

use super::refuses;
use crate::support::{Hall, forger::Forger};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use macro_rules_attribute::apply;
use serde_json::json;

/// The order of the curve's group (RFC 8032, section 5.1), in little-endian order.
const L: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/// An equivalent signature: `S + L` leads to the same point as `S`.
fn malleated(signature: &[u8]) -> Vec<u8> {
    let (r, s) = signature.split_at(32);
    let mut carry = 0;
    let added = s.iter().zip(L).map(|(digit, more)| {
        let sum = u16::from(*digit) + u16::from(more) + carry;
        carry = sum >> 8;
        (sum & 0xff) as u8
    });
    [r, &added.collect::<Vec<_>>()].concat()
}

/// The same bytes with other values of the unused bits of the last character.
fn with_unread_bits(part: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let last = ALPHABET.iter().position(|letter| *letter == *part.as_bytes().last().unwrap()).unwrap();
    format!("{}{}", &part[..part.len() - 1], char::from(ALPHABET[last | 1]))
}

#[tokio::test]
async fn no_other_spelling_of_a_genuine_token_is_taken() {
    let hall = Hall::on_sqlite().await;
    let client = hall.client().await;
    let forger = Forger::of(&hall, &client).await;
    let genuine = &forger.genuine;
    let [header, claims, signature]: [&str; 3] = genuine.split('.').collect::<Vec<_>>().try_into().unwrap();
    let raw = BASE64.decode(signature).unwrap();
    let signed = |signature: &[u8]| format!("{header}.{claims}.{}", BASE64.encode(signature));
    let mut flipped = raw.clone();
    flipped[10] ^= 1;
    let mut tokens = vec![
        ("S + L", signed(&malleated(&raw))),
        ("a flipped bit", signed(&flipped)),
        ("half a signature", signed(&raw[..32])),
        ("a signature and more", signed(&[raw.as_slice(), &[0]].concat())),
        ("two signatures", signed(&[raw.as_slice(), &raw].concat())),
        ("zeros", signed(&[0; 64])),
        ("the neutral point", signed(&[&[1], [0; 63].as_slice()].concat())),
        ("no signature", format!("{header}.{claims}.")),
        ("no third part", format!("{header}.{claims}")),
        ("unread bits", format!("{header}.{claims}.{}", with_unread_bits(signature))),
        ("a part before", format!(".{genuine}")),
        ("a part after", format!("{genuine}.")),
        ("a part repeated", format!("{header}.{genuine}")),
        ("a signature repeated", format!("{genuine}.{signature}")),
        ("five parts", format!("{header}..{claims}..{signature}")),
        ("dots", "..".to_owned()),
        ("nothing", String::new()),
        ("a letter", "x".to_owned()),
        ("one letter more", format!("{genuine}A")),
        ("padding", format!("{genuine}==")),
        ("padding within", format!("{header}=.{claims}.{signature}")),
        ("percent", genuine.replace('.', "%2e")),
        ("quotes", format!("\"{genuine}\"")),
        ("a space", format!("{header}. {claims}.{signature}")),
        ("a tab", format!("{header}.{claims}.\t{signature}")),
        ("a comma", format!("{genuine},")),
        ("twice", format!("{genuine}, {genuine}")),
        ("named", format!("token={genuine}")),
        ("JSON", json!({ "protected": header, "payload": claims, "signature": signature }).to_string()),
        ("20,000 letters", "A".repeat(20_000)),
        ("20,000 dots", ".".repeat(20_000)),
        ("a long signature", format!("{genuine}{}", "A".repeat(20_000))),
    ];
    let long = format!("\"{}\"", "j".repeat(20_000));
    tokens.push(("a long claim", forger.saying(forger.claims_with("jti", Some(&long)))));
    tokens.push(("a long header", forger.signed(forger.header_with("x", json!("x".repeat(15_000))), "{}")));
    let standard = genuine.replace('-', "+").replace('_', "/");
    if standard != *genuine {
        tokens.push(("the other alphabet", standard));
    }
    refuses(&client, tokens.into_iter().map(|(what, token)| (what.to_owned(), token))).await;
}

#[apply(both_engines)]
async fn a_token_of_any_length_is_refused_without_looking_at_it(hall: Hall) {
    let person = hall.client().await;
    let forger = Forger::of(&hall, &person).await;
    let long = [1025, 20_000, 100_000].into_iter().flat_map(|length| {
        let padded = forger.claims_with("jti", Some(&json!("A".repeat(length * 3 / 4)).to_string()));
        [(format!("{length} letters"), "A".repeat(length)), (format!("{length}, signed"), forger.saying(padded))]
    });
    refuses(&person, long).await;
    let refresh = json!({ "refresh_token": "A".repeat(100_000) });
    person.post("/auth/refresh", refresh).await.is_problem(401, "invalid_refresh_token");
}
