//! No kind of mistake is without a test.

use mingbai::compiler::Mistake;

/// The test for each kind, in one of the files `mistakes*.rs`. A new kind does not compile here until it is named.
#[allow(dead_code)]
fn tested_by(mistake: &Mistake) -> &'static str {
    match mistake {
        Mistake::Unreadable { .. } => "unreadable_file",
        Mistake::Yaml { .. } => "not_yaml",
        Mistake::WrongShape { .. } => "wrong_shape",
        Mistake::Unquoted => "unquoted_number",
        Mistake::UnknownKey { .. } => "unknown_key",
        Mistake::MissingKey { .. } => "missing_key",
        Mistake::UnknownWord { .. } => "unknown_word",
        Mistake::UnknownQuestion { .. } => "unknown_question",
        Mistake::UnknownAnswer { .. } => "unknown_answer",
        Mistake::EmptyList { .. } => "empty_list",
        Mistake::NoSource { .. } => "no_source",
        Mistake::NotInDocument { .. } => "not_in_document",
        Mistake::NotInPassage { .. } => "not_in_passage",
        Mistake::NoSuchPassage { .. } => "no_such_passage",
        Mistake::NeverHolds => "never_holds",
        Mistake::AlwaysHolds => "always_holds",
        Mistake::Duplicate { .. } => "duplicate_question",
        Mistake::BadIdentifier { .. } => "bad_identifier",
        Mistake::NoDeadline => "no_deadline",
        Mistake::BadTerm { .. } => "bad_term",
        Mistake::BadOpening { .. } => "bad_opening",
        Mistake::BadSpan { .. } => "bad_span",
        Mistake::BadDay { .. } => "bad_day",
        Mistake::NoReading { .. } => "no_reading",
        Mistake::BadRange => "bad_range",
        Mistake::BadAmount { .. } => "bad_amount",
        Mistake::BadLines { .. } => "bad_lines",
        Mistake::UnknownDoubt { .. } => "unknown_doubt",
        Mistake::UnknownMatter { .. } => "unknown_matter",
        Mistake::UnknownIdentifier { .. } => "unknown_identifier",
        Mistake::StillKnown { .. } => "still_known",
        Mistake::UnknownPaper { .. } => "unknown_paper",
        Mistake::UnknownExplanation { .. } => "unknown_explanation",
        Mistake::Replaced { .. } => "replaced",
        Mistake::UnknownChannel { .. } => "unknown_channel",
        Mistake::TooLong { .. } => "too_long",
        Mistake::TooMany { .. } => "too_many",
        Mistake::UnusedQuestion { .. } => "unused_question",
        Mistake::LayoutCount { .. } => "layout_count",
    }
}

#[test]
fn every_kind_has_a_test() {
    let this = include_str!("mistakes_all.rs");
    let tests = [
        include_str!("mistakes.rs"),
        include_str!("mistakes_papers.rs"),
        include_str!("mistakes_search.rs"),
        include_str!("mistakes_sources.rs"),
        include_str!("mistakes_time.rs"),
    ]
    .concat();
    let named = this.lines().filter_map(|line| line.split_once("=> \"")?.1.strip_suffix("\","));
    let mut count = 0;
    for name in named {
        assert!(tests.contains(&format!("#[test]\nfn {name}()")), "no test {name}");
        count += 1;
    }
    assert!(count > 20, "{count} kinds found");
}
