//! Mistakes in what the search knows of speech.

use crate::mistakes_base::{Base, SEARCH, text, texts};
use mingbai::compiler::Mistake;

/// 备案 is in the name of the matter: replaced, it would never be found. 瞧病 is as long as 看病, and names are
/// read so too.
#[test]
fn replaced() {
    let (found, name) = (text("备案"), text("备案"));
    Base::new()
        .spoil(SEARCH, "{瞧病: 看病}", "{瞧病: 看病, ▲备案: 登记表}")
        .expect(Mistake::Replaced { found, name }, &["“备案”", "应当去掉"]);
    let base = Base::new().spoil(SEARCH, "{瞧病: 看病}", "{备案: 登记}");
    assert_eq!(base.mistakes().len(), 0);
}

#[test]
fn no_such_reading() {
    let (found, expected) = (text("cong"), texts(&["“重”的一个读音，不带声调"]));
    Base::new()
        .spoil(SEARCH, "{重: chong}", "{重: ▲cong}")
        .expect(Mistake::UnknownWord { what: "读音", found, expected }, &["“cong”", "“重”"]);
}

#[test]
fn an_action_is_one_character() {
    let (found, expected) = (text("停保"), texts(&["一个字"]));
    Base::new()
        .spoil(SEARCH, "动作: [停]", "动作: [停, ▲停保]")
        .expect(Mistake::UnknownWord { what: "动作", found, expected }, &["“停保”", "一个字"]);
}

#[test]
fn a_matter_that_few_want_must_be_known() {
    let found = text("filling");
    Base::new()
        .spoil(SEARCH, "少办: [filing]", "少办: [▲filling]")
        .expect(Mistake::UnknownMatter { found }, &["filling"]);
}

#[test]
fn what_is_elsewhere_has_an_identifier_of_its_own() {
    let found = text("Pension");
    Base::new()
        .spoil(SEARCH, "代号: pension", "代号: ▲Pension")
        .expect(Mistake::BadIdentifier { found }, &["Pension"]);
    let base = Base::new().spoil(SEARCH, "代号: pension", "代号: filing");
    let mistakes = base.mistakes();
    assert_eq!(mistakes.len(), 1);
    assert!(matches!(&mistakes[0].mistake, Mistake::Duplicate { what: "代号", .. }));
}

#[test]
fn what_is_elsewhere_says_who_can_be_asked() {
    Base::new()
        .spoil(SEARCH, "  - 代号: pension", "  - ▲代号: pension")
        .spoil(SEARCH, "\n    怎么办: 可以打 12333 问。", "")
        .expect(Mistake::MissingKey { key: "怎么办" }, &["怎么办"]);
    Base::new()
        .spoil(SEARCH, "事情: 养老金", &format!("事情: ▲{}", "养老金".repeat(7)))
        .expect(Mistake::TooLong { length: 21, limit: 20 }, &["21", "20"]);
}

#[test]
fn a_word_twice() {
    let base = Base::new().spoil(SEARCH, "要紧: [急诊]", "要紧: [急诊, 急诊]");
    let mistakes = base.mistakes();
    assert_eq!(mistakes.len(), 1);
    assert!(matches!(&mistakes[0].mistake, Mistake::Duplicate { what: "词", .. }));
}

#[test]
fn words_are_shared_by_what_is_known() {
    let shared = "少办: [filing]\n共用:\n  - 给: [▲filling]\n    搜索: [报]";
    let found = text("filling");
    Base::new()
        .spoil(SEARCH, "少办: [filing]", shared)
        .expect(Mistake::UnknownMatter { found }, &["filling"]);
}
