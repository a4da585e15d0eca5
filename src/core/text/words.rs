//! Words for search: case, accents, punctuation and width are ignored.

use super::visible::is_invisible;
use icu_casemap::CaseMapper;
use std::collections::BTreeSet;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible, is_combining_mark};

/// Words are cut after this many characters: PostgreSQL rejects longer lexemes.
const MAX_WORD_LEN: usize = 40;

/// A word with punctuation is also found without it. At most this many parts are joined.
const MAX_JOINED: usize = 4;

/// A blank-separated piece of text, split at its punctuation: `O'Connor` has the parts `o` and `connor`, and is
/// `oconnor` when joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    parts: Vec<String>,
}

/// The terms of a text, in order.
pub(crate) fn terms(text: &str) -> impl Iterator<Item = Term> {
    text.split_whitespace().map(Term::of).filter(|term| !term.parts.is_empty())
}

/// The words of a text for an index with prefix search. Each part of a term is joined with the parts after it:
/// `well-known` becomes `wellknown` and `known`, so `well`, `wellknown` and `known` find it.
pub(crate) fn indexed_words(text: &str) -> impl Iterator<Item = String> {
    terms(text).flat_map(|term| {
        let parts = &term.parts;
        (0..parts.len()).map(|first| joined(parts.iter().skip(first).take(MAX_JOINED))).collect::<Vec<_>>()
    })
}

impl Term {
    fn of(piece: &str) -> Self {
        let folded = folded(piece);
        Self {
            parts: folded
                .split(|c: char| !c.is_alphanumeric())
                .filter(|part| !part.is_empty())
                .map(truncated)
                .collect(),
        }
    }

    /// The number of words if punctuation separates them.
    pub(crate) fn len(&self) -> usize {
        self.parts.len()
    }

    /// The search condition for the term, joined or in parts. `and` and `or` are the operators of the query
    /// language.
    pub(crate) fn condition(&self, and: &str, or: &str, mut has: impl FnMut(&str) -> String) -> String {
        let mut apart = self.parts.iter().map(|part| has(part)).collect::<Vec<_>>().join(and);
        if (2..=MAX_JOINED).contains(&self.parts.len()) {
            apart = format!("({}{or}({apart}))", has(&joined(self.parts.iter())));
        }
        apart
    }

    /// Whether a text contains the term as whole words. `words` are the [`whole_words`] of the text.
    pub(crate) fn is_among(&self, words: &BTreeSet<String>) -> bool {
        words.contains(&joined(self.parts.iter())) || self.parts.iter().all(|part| words.contains(part))
    }
}

/// Every word of a text, joined and in parts.
pub(crate) fn whole_words(text: &str) -> BTreeSet<String> {
    indexed_words(text).chain(terms(text).flat_map(|term| term.parts)).collect()
}

fn joined<'p>(parts: impl Iterator<Item = &'p String>) -> String {
    truncated(&parts.map(String::as_str).collect::<String>())
}

fn truncated(word: &str) -> String {
    word.chars().take(MAX_WORD_LEN).collect()
}

/// Removes invisible characters, width, marks and case; every apostrophe becomes `'`.
fn folded(piece: &str) -> String {
    let mut plain = String::with_capacity(piece.len());
    // A zero-width space divides words in some scripts and is noise in others, so it counts as punctuation.
    for c in piece.chars().filter(|c| *c == '\u{200B}' || !is_invisible(*c)) {
        decompose_compatible(c, |c| match c {
            // A spacing accent decomposes into a blank and a mark. People type it as an apostrophe.
            ' ' => plain.push('\''),
            c if is_apostrophe(c) => plain.push('\''),
            c if is_accent(c) => {}
            c => plain.push(c),
        });
    }
    CaseMapper::new().fold_string(&plain).chars().fold(String::with_capacity(plain.len()), |mut folded, c| {
        match base_letters(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
        folded
    })
}

/// Combining marks that are not letters (unlike the vowels of Indic scripts), and the Arabic tatweel.
fn is_accent(c: char) -> bool {
    is_combining_mark(c) && (canonical_combining_class(c) != 0 || !c.is_alphanumeric())
        || matches!(c, '\u{640}' | '\u{7FA}')
}

/// Characters that Unicode classifies as letters and people type as apostrophes. Other apostrophes are
/// punctuation.
fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\u{2B9}'
            ..='\u{2BF}'
                | '\u{2C8}'
                | '\u{2CA}'
                | '\u{2CB}'
                | '\u{2EE}'
                | '\u{559}'
                | '\u{7F4}'
                | '\u{7F5}'
                | '\u{A78B}'
                | '\u{A78C}'
    )
}

/// Letters with strokes and hooks, and ligatures, that Unicode does not decompose, mapped to what people type
/// without such a key (as in CLDR's Latin-ASCII transform). Letters that case folding decomposes (ß, ŉ, և) need
/// no entry.
fn base_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ⱥ' => "a",
        'æ' => "ae",
        'ꜳ' => "aa",
        'ꜵ' => "ao",
        'ꜷ' => "au",
        'ꜹ' | 'ꜻ' => "av",
        'ꜽ' => "ay",
        'ƀ' | 'ƃ' | 'ɓ' | 'ᵬ' | 'ᶀ' => "b",
        'ƈ' | 'ȼ' | 'ɕ' | 'ꞓ' => "c",
        'đ' | 'ð' | 'ɖ' | 'ɗ' | 'ƌ' | 'ȡ' | 'ᵭ' | 'ᶁ' => "d",
        'ȸ' => "db",
        'ǝ' | 'ə' | 'ɛ' | 'ɇ' => "e",
        'ƒ' | 'ᵮ' | 'ᶂ' => "f",
        'ǥ' | 'ɠ' | 'ᶃ' | 'ꞡ' => "g",
        'ƣ' => "gh",
        'ħ' | 'ɦ' | 'ⱨ' | 'ɧ' => "h",
        'ƕ' => "hv",
        'ı' | 'ɨ' | 'ɩ' | 'ᶖ' => "i",
        'ɉ' | 'ȷ' | 'ɟ' | 'ʝ' => "j",
        'ƙ' | 'ⱪ' | 'ᶄ' | 'ꝁ' | 'ꝃ' | 'ꝅ' | 'ꞣ' => "k",
        'ł' | 'ƚ' | 'ȴ' | 'ɫ' | 'ɬ' | 'ɭ' | 'ⱡ' | 'ꝉ' | 'ᶅ' => "l",
        'ɱ' | 'ᵯ' | 'ᶆ' => "m",
        'ŋ' | 'ƞ' | 'ȵ' | 'ɲ' | 'ɳ' | 'ᵰ' | 'ᶇ' | 'ꞑ' | 'ꞥ' => "n",
        'ø' | 'ɔ' | 'ɵ' | 'ⱺ' | 'ꝋ' | 'ꝍ' => "o",
        'œ' => "oe",
        'ƿ' => "w",
        'ȣ' => "ou",
        'ꝏ' => "oo",
        'ƥ' | 'ᵱ' | 'ᵽ' | 'ᶈ' | 'ꝑ' | 'ꝓ' | 'ꝕ' => "p",
        'ĸ' | 'ɋ' | 'ʠ' | 'ꝗ' | 'ꝙ' => "q",
        'ȹ' => "qp",
        'ɍ' | 'ɼ' | 'ɽ' | 'ɾ' | 'ᵲ' | 'ᵳ' | 'ᶉ' | 'ꞧ' => "r",
        'ȿ' | 'ʂ' | 'ᵴ' | 'ᶊ' | 'ꞩ' => "s",
        'ŧ' | 'ƫ' | 'ƭ' | 'ʈ' | 'ȶ' | 'ⱦ' | 'ᵵ' => "t",
        'þ' | 'ꝥ' | 'ꝧ' => "th",
        'ꜩ' => "tz",
        'ʉ' | 'ʊ' | 'ᵾ' | 'ᶙ' => "u",
        'ʋ' | 'ⱱ' | 'ⱴ' | 'ꝟ' | 'ᶌ' => "v",
        'ꝡ' => "vy",
        'ⱳ' => "w",
        'ᶍ' => "x",
        'ƴ' | 'ɏ' | 'ỿ' => "y",
        'ȝ' => "y",
        'ƶ' | 'ȥ' | 'ɀ' | 'ʐ' | 'ʑ' | 'ⱬ' | 'ᵶ' | 'ᶎ' => "z",
        // Cyrillic letters with strokes and hooks.
        'ғ' | 'ҕ' => "г",
        'қ' | 'ҝ' | 'ҟ' | 'ҡ' => "к",
        'ң' | 'ҥ' => "н",
        'ө' => "о",
        'ұ' | 'ү' => "у",
        'ҳ' | 'һ' => "х",
        'ґ' => "г",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether a search for `typed` finds `text`.
    fn finds(typed: &str, text: &str) -> bool {
        let index: BTreeSet<String> = indexed_words(text).collect();
        let has = |word: &str| index.iter().any(|indexed| indexed.starts_with(word)).to_string();
        let holds = |condition: &str| {
            condition.split('|').any(|way| way.split('&').all(|has| has.trim_matches(['(', ')']) == "true"))
        };
        terms(typed).all(|term| holds(&term.condition("&", "|", has)))
    }

    #[test]
    fn case_accents_strokes_and_ligatures_make_no_difference() {
        for (typed, text) in [
            ("lodz", "Łódź"),
            ("ŁÓDŹ", "lodz"),
            ("STRASSE", "Straße"),
            ("straße", "STRASSE"),
            ("STRAẞE", "strasse"),
            ("aeroskobing", "Ærøskøbing"),
            ("ÆRØSKØBING", "aeroskobing"),
            ("oeuvre", "œuvre"),
            ("dakovo", "Đakovo"),
            ("thorshofn", "Þórshöfn"),
            ("ISTANBUL", "İstanbul"),
            ("diyarbakir", "DİYARBAKIR"),
            ("diyarbakir", "Diyarbakır"),
            ("malta ħamrun", "MALTA HAMRUN"),
            ("ΟΔΟΣ", "οδός"),
            ("final", "ﬁnal"),
            ("plumbing", "ＰＬＵＭＢＩＮＧ"),
            ("ガス", "ｶﾞｽ"),
            ("element", "élément"),
            ("ärzte", "A\u{308}RZTE"),
        ] {
            assert!(finds(typed, text), "{typed} / {text}: {:?}", indexed_words(text).collect::<Vec<_>>());
        }
        assert!(!finds("lodzi", "Łódź"));
        assert!(finds("नाल", "नाला") && !finds("नील", "नाला"), "vowels of Indic scripts are letters");
    }

    #[test]
    fn apostrophes_of_every_kind_and_invisible_characters_make_no_difference() {
        for apostrophe in "'’‘‛ʼʻʽʾʿ`´′‵＇՚׳ꞌˈʹ\u{2032}\u{ff07}\u{a78b}\u{1fbf}\u{1ffd}\u{201a}".chars()
        {
            let name = format!("O{apostrophe}Connor");
            for typed in ["oconnor", "O'Connor", "o’connor", "connor", "o connor"] {
                assert!(finds(typed, &name), "{typed} / {name:?}");
            }
            assert!(finds(&name, "OConnor") && finds(&name, "O'Connor") && finds(&name, "O Connor"), "{name:?}");
        }
        for invisible in
            "\u{ad}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{fe0f}\u{34f}\u{180e}\u{e0020}\u{2068}\u{3164}".chars()
        {
            let text = format!("plum{invisible}bing");
            assert!(finds("plumbing", &text) && finds(&text, "plumbing") && finds(&text, &text), "{text:?}");
        }
    }

    #[test]
    fn words_with_punctuation_are_found_joined_and_apart() {
        for hyphen in "-‐‑‒–—―−﹣－⁃·‧・./_+&־᠆〜".chars() {
            let text = format!("Well{hyphen}known");
            for typed in ["well", "known", "wellknown", "well known", "well-known", "WELL‑KNOWN"] {
                assert!(finds(typed, &text), "{typed} / {text}");
            }
            assert!(finds(&text, "wellknown") && finds(&text, "known well") && !finds(&text, "well"), "{text}");
        }
        assert!(finds("oconnor", "Smith-O'Connor") && finds("smitho", "Smith-O'Connor"));
        assert!(
            finds("motherinlaw", "mother-in-law")
                && finds("mother-in-law", "motherinlaw")
                && finds("inlaw", "mother-in-law")
        );
        assert!(finds("usa", "U.S.A.") && finds("u.s.a.", "USA"));
        assert_eq!(terms("- ' \u{200b} ... 🦀").count(), 0);
    }

    #[test]
    fn every_character_folds_to_what_stays_as_it_is() {
        for c in '\0'..=char::MAX {
            for word in indexed_words(&c.to_string()) {
                assert!(word.chars().all(char::is_alphanumeric), "{c:?}: {word:?}");
                assert_eq!(indexed_words(&word).collect::<Vec<_>>(), std::slice::from_ref(&word), "{c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_text_is_found_by_its_own_words_in_any_case(text in "\\PC{0,60}") {
            prop_assert!(finds(&text, &text));
            prop_assert!(finds(&text.to_lowercase(), &text));
            for word in indexed_words(&text) {
                prop_assert!(word.chars().all(char::is_alphanumeric), "{word:?}");
                prop_assert!(word.chars().count() <= MAX_WORD_LEN);
                prop_assert_eq!(indexed_words(&word).collect::<Vec<_>>(), vec![word]);
            }
        }

        #[test]
        fn words_are_found_by_upper_case_where_it_has_the_same_letters(text in "[a-zA-Zà-ÿÀ-ßĀ-ſа-яА-Я' -]{0,40}") {
            prop_assert!(finds(&text.to_uppercase(), &text));
            prop_assert!(finds(&text, &text.to_uppercase()));
        }
    }
}
