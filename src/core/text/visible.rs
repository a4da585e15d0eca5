//! Visible and invisible characters.

use icu_properties::{CodePointSetData, props::DefaultIgnorableCodePoint};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

/// Whether a character alone is invisible: Unicode's default ignorable characters, and characters that are blank but not spaces (braille, a
/// musical note head, hieroglyphs, annotations).
pub(crate) fn is_invisible(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
        || matches!(c, '\u{2800}' | '\u{FFF9}'..='\u{FFFB}' | '\u{13441}' | '\u{13442}' | '\u{1D159}')
}

/// Removes spaces and invisible characters from both ends, which are often copied by mistake. Joiners, selectors and direction marks stay,
/// because they may belong to the character beside them.
pub(super) fn trim_invisible(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'))
}

/// The number of visible characters. Combining marks alone are not visible.
pub(super) fn visible_length(text: &str) -> usize {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let visible = visible.trim();
    if visible.chars().all(|c| is_combining_mark(c) || c.is_whitespace()) {
        return 0;
    }
    visible.chars().count()
}

/// The first letter of a name with its combining marks, or the first visible character if there is no letter. Empty for an empty name.
pub(crate) fn initial(name: &str) -> &str {
    let is_letter = |cluster: &&str| cluster.chars().next().is_some_and(char::is_alphabetic);
    let clusters = || name.graphemes(true).filter(|cluster| visible_length(cluster) > 0);
    let first = clusters().find(is_letter).or_else(|| clusters().next());
    first.unwrap_or_default().trim_end_matches(['\u{200C}', '\u{200D}'])
}

/// Closes every directional isolate that a line leaves open, so that it does not affect the text that follows.
pub(super) fn with_isolates_closed(text: String) -> String {
    if !text.contains(is_isolate) {
        return text;
    }
    let closed = text.split('\n').map(|line| {
        let open = line.chars().fold(0_usize, |open, c| match c {
            '\u{2069}' => open.saturating_sub(1),
            c if is_isolate(c) => open + 1,
            _ => open,
        });
        format!("{line}{}", "\u{2069}".repeat(open))
    });
    closed.collect::<Vec<_>>().join("\n")
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2068}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_initial_is_the_first_letter_as_people_see_it() {
        for (name, expected) in [
            ("Lovelace", "L"),
            ("van Gogh", "v"),
            ("'t Hooft", "t"),
            ("’t Hooft", "t"),
            ("(Smith)", "S"),
            ("\u{2068}Smith\u{2069}", "S"),
            ("\u{200b}Smith", "S"),
            ("E\u{301}mile", "E\u{301}"),
            ("क्षत्रिय", "क्ष"),
            ("김", "김"),
            ("山田", "山"),
            ("👨‍👩‍👧 Family", "F"),
            ("👨‍👩‍👧", "👨‍👩‍👧"),
            ("🇩🇪", "🇩🇪"),
            ("3PO", "P"),
            ("42", "4"),
            ("-", "-"),
            ("", ""),
            ("\u{3164}", ""),
        ] {
            assert_eq!(initial(name), expected, "{name:?}");
        }
    }

    #[test]
    fn nothing_visible_has_no_length() {
        for nothing in [
            "",
            " ",
            "\u{200b}",
            "\u{200d}\u{200c}",
            "\u{3164}",
            "\u{115f}\u{1160}",
            "\u{ffa0}",
            "\u{2800}\u{2800}",
            "\u{feff}",
            "\u{e0041}\u{e007f}",
            "\u{fe0f}",
            "\u{ad}",
            "\u{2062}",
            "\u{180e}",
            "\u{61c}",
            "\u{2068}\u{2069}",
            "\u{301}",
            "\u{3164} \u{3164}",
            "\u{34f}",
            "\u{17b4}",
            "\u{1d159}",
        ] {
            assert_eq!(visible_length(nothing), 0, "{nothing:?}");
        }
        for (some, length) in [("a", 1), ("a b", 3), ("a\u{200d}b", 2), ("❤\u{fe0f}", 1), ("山", 1), ("🇩🇪", 2)]
        {
            assert_eq!(visible_length(some), length, "{some:?}");
        }
    }
}
