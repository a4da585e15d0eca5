use super::*;
use proptest::prelude::*;

fn problems(value: &impl Validate<Context = ()>) -> Vec<String> {
    value
        .validate()
        .err()
        .map(|report| report.iter().map(|(_, error)| error.message().to_owned()).collect())
        .unwrap_or_default()
}

#[test]
fn text_is_trimmed_composed_and_counted_in_characters() {
    let name = Line::<1, 4>::new("  Zoe\u{308} ");
    assert_eq!(&*name, "Zoë");
    assert!(problems(&name).is_empty());
    assert!(problems(&Line::<1, 2>::new("Zoë"))[0].starts_with("too_long: "));
    assert!(problems(&Line::<1, 2>::new("   "))[0].starts_with("too_short: "));
}

#[test]
fn text_that_reads_differently_from_what_it_is_gets_refused() {
    for hostile in ["a\0b", "a\u{1b}[2Jb", "a\u{202e}b", "a\u{2066}b", "a\u{85}b"] {
        assert!(problems(&Paragraph::<0, 99>::new(hostile))[0].starts_with("forbidden_character: "), "{hostile:?}");
    }
    assert!(problems(&Paragraph::<0, 99>::new("a\n\tb")).is_empty());
    for broken in ["a\nb", "a\u{2028}b", "a\u{2029}b"] {
        assert!(problems(&Paragraph::<0, 99>::new(broken)).is_empty());
        assert!(problems(&Line::<0, 99>::new(broken))[0].starts_with("forbidden_character: "), "{broken:?}");
    }
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
    ] {
        assert!(!problems(&Email::new(wrong)).is_empty(), "{wrong:?}");
    }
}

proptest! {
    #[test]
    fn searched_words_are_letters_and_digits_whatever_was_typed(text in "\\PC{0,60}") {
        for word in words(&text) {
            prop_assert!(word.chars().all(char::is_alphanumeric), "{word:?}");
            prop_assert_eq!(words(&word).collect::<Vec<_>>(), vec![word.clone()]);
        }
    }
}
