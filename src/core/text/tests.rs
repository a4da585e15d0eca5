use super::*;

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
    for hostile in
        ["a\0b", "a\u{1b}[2Jb", "a\u{85}b", "a\u{202a}b", "a\u{202b}b", "a\u{202c}b", "a\u{202d}b", "a\u{202e}b"]
    {
        assert!(problems(&Paragraph::<0, 99>::new(hostile))[0].starts_with("forbidden_character: "), "{hostile:?}");
    }
    assert!(problems(&Paragraph::<0, 99>::new("a\n\tb")).is_empty());
    for broken in ["a\nb", "a\u{2028}b", "a\u{2029}b"] {
        assert!(problems(&Paragraph::<0, 99>::new(broken)).is_empty());
        assert!(problems(&Line::<0, 99>::new(broken))[0].starts_with("forbidden_character: "), "{broken:?}");
    }
}

#[test]
fn lines_end_with_a_line_feed_however_they_were_sent() {
    let text = Paragraph::<1, 99>::new("\r\none\r\ntwo\rthree\n\r\nfour\r\n");
    assert_eq!(&*text, "one\ntwo\nthree\n\nfour");
    assert!(problems(&text).is_empty());
    assert!(problems(&Line::<1, 99>::new("one\r\ntwo"))[0].starts_with("forbidden_character: "));
}

#[test]
fn text_may_isolate_a_direction_and_turns_nothing_around_that_follows_it() {
    let name = Line::<1, 99>::new("\u{2067}עדה\u{2069} Ada");
    assert_eq!(&*name, "\u{2067}עדה\u{2069} Ada");
    assert!(problems(&name).is_empty());
    assert_eq!(&*Line::<1, 99>::new("\u{2067}Ada"), "\u{2067}Ada\u{2069}");
    assert_eq!(&*Paragraph::<1, 99>::new("\u{2066}a\u{2068}b\nc"), "\u{2066}a\u{2068}b\u{2069}\u{2069}\nc");
}

#[test]
fn what_nobody_can_see_is_too_short() {
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
        assert!(problems(&Line::<1, 80>::new(invisible))[0].starts_with("too_short: "), "{invisible:?}");
        assert!(problems(&Paragraph::<1, 80>::new(invisible))[0].starts_with("too_short: "), "{invisible:?}");
        assert!(problems(&Line::<0, 80>::new(invisible)).is_empty(), "{invisible:?}");
    }
    assert!(problems(&Line::<3, 80>::new("ab\u{200d}"))[0].starts_with("too_short: "));
    assert!(problems(&Line::<1, 80>::new("❤\u{fe0f}")).is_empty());
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
        assert!(!problems(&Email::new(wrong)).is_empty(), "{wrong:?}");
    }
}
