use super::*;
use crate::core::input::read;
use crate::core::input::{FieldError, FieldErrors, FromInput, Input};

/// The errors of a text.
fn errors<T: FromInput>(text: &str) -> Vec<FieldError> {
    let errors = read::<T>(Input::Text(text)).err().map(FieldErrors::into_vec).unwrap_or_default();
    errors.into_iter().map(|field| field.error).collect()
}

#[test]
fn text_is_trimmed_composed_and_counted_in_characters() {
    let name = Line::<1, 4>::new("  Zoe\u{308} ");
    assert_eq!(&*name, "Zoë");
    assert!(errors::<Line<1, 4>>("  Zoe\u{308} ").is_empty());
    assert!(errors::<Line<1, 2>>("Zoë") == [FieldError::TooLong { max: 2 }]);
    assert!(errors::<Line<1, 2>>("   ") == [FieldError::TooShort { min: 1 }]);
}

#[test]
fn control_characters_and_bidirectional_overrides_are_refused() {
    for hostile in
        ["a\0b", "a\u{1b}[2Jb", "a\u{85}b", "a\u{202a}b", "a\u{202b}b", "a\u{202c}b", "a\u{202d}b", "a\u{202e}b"]
    {
        assert!(errors::<Paragraph<0, 99>>(hostile) == [FieldError::ForbiddenCharacter], "{hostile:?}");
    }
    assert!(errors::<Paragraph<0, 99>>("a\n\tb").is_empty());
    for broken in ["a\nb", "a\u{2028}b", "a\u{2029}b"] {
        assert!(errors::<Paragraph<0, 99>>(broken).is_empty());
        assert!(errors::<Line<0, 99>>(broken) == [FieldError::ForbiddenCharacter], "{broken:?}");
    }
}

#[test]
fn lines_end_with_a_line_feed_however_they_were_sent() {
    const TEXT: &str = "\r\none\r\ntwo\rthree\n\r\nfour\r\n";
    assert_eq!(&*Paragraph::<1, 99>::new(TEXT), "one\ntwo\nthree\n\nfour");
    assert!(errors::<Paragraph<1, 99>>(TEXT).is_empty());
    assert!(errors::<Line<1, 99>>("one\r\ntwo") == [FieldError::ForbiddenCharacter]);
}

#[test]
fn directional_isolates_are_allowed_and_always_closed() {
    let name = Line::<1, 99>::new("\u{2067}עדה\u{2069} Ada");
    assert_eq!(&*name, "\u{2067}עדה\u{2069} Ada");
    assert!(errors::<Line<1, 99>>("\u{2067}עדה\u{2069} Ada").is_empty());
    assert_eq!(&*Line::<1, 99>::new("\u{2067}Ada"), "\u{2067}Ada\u{2069}");
    assert_eq!(&*Paragraph::<1, 99>::new("\u{2066}a\u{2068}b\nc"), "\u{2066}a\u{2068}b\u{2069}\u{2069}\nc");
}

#[test]
fn invisible_text_is_too_short() {
    for invisible in [
        "",
        "\u{200b}",
        "\u{3164}",
        "\u{2800}",
        "\u{e0041}",
        "\u{2068}\u{2069}",
        "\u{200d}\u{fe0f} \u{115f}",
        "\u{301}",
    ] {
        assert!(errors::<Line<1, 80>>(invisible) == [FieldError::TooShort { min: 1 }], "{invisible:?}");
        assert!(errors::<Paragraph<1, 80>>(invisible) == [FieldError::TooShort { min: 1 }], "{invisible:?}");
        assert!(errors::<Line<0, 80>>(invisible).is_empty(), "{invisible:?}");
    }
    assert!(errors::<Line<3, 80>>("ab\u{200d}") == [FieldError::TooShort { min: 3 }]);
    assert!(errors::<Line<1, 80>>("❤\u{fe0f}").is_empty());
    assert_eq!(&*Line::<1, 80>::new("\u{feff}Ada\u{200b}"), "Ada");
}

#[test]
fn an_address_is_compared_without_regard_to_case() {
    assert_eq!(Email::new(" Ada@Example.COM ").key(), "ada@example.com");
    for wrong in [
        "",
        "ada",
        "ada@",
        "@example.com",
        "a b@example.com",
        "ada@example.com\r\nBcc: x@y.z",
        "ada@exa\u{202e}mple.com",
        "ada\u{200d}@example.com",
        "\u{2068}ada\u{2069}@example.com",
    ] {
        assert!(!errors::<Email>(wrong).is_empty(), "{wrong:?}");
    }
}
