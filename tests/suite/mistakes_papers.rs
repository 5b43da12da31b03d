//! Mistakes in the explanations of papers, and which papers they reach.

use crate::mistakes_base::{Base, MATTER, PAPERS, QUESTIONS, text};
use mingbai::compiler::{Mistake, compile};

#[test]
fn unknown_paper() {
    let (found, nearest) = (text("急诊的证明"), Some(text("急诊证明")));
    Base::new()
        .spoil(PAPERS, "其他资料]", "其他资料, ▲急诊的证明]")
        .expect(Mistake::UnknownPaper { found, nearest }, &["“急诊的证明”", "是不是“急诊证明”"]);
}

#[test]
fn unknown_explanation() {
    let (found, nearest) = (text("证件类"), Some(text("证件")));
    Base::new().spoil(QUESTIONS, "看: 证件", "看: ▲证件类").expect(
        Mistake::UnknownExplanation { found, nearest },
        &["“证件类”", "papers.yaml", "是不是“证件”"],
    );
}

#[test]
fn a_name_in_two_explanations() {
    let more = "其他资料]\n别的:\n  是什么: 别的。\n  名称: ▲身份证\n";
    let (found, first) = (text("身份证"), text("papers.yaml:5:8"));
    let base = Base::new().spoil(PAPERS, "其他资料]\n", more);
    let mistakes = base.mistakes();
    assert_eq!(mistakes.len(), 1);
    let Mistake::Duplicate { what: "名称", found: name, first: place } = &mistakes[0].mistake
    else {
        panic!("{}", mistakes[0]);
    };
    assert_eq!(*name, found);
    assert!(place.ends_with(&first), "{place}");
    assert_eq!((mistakes[0].at.line, mistakes[0].at.column), (8, 7));
}

#[test]
fn what_an_explanation_must_have() {
    Base::new()
        .spoil(PAPERS, "  图说: 一张卡片。\n", "")
        .spoil(PAPERS, "  是什么: 身份证。", "  ▲是什么: 身份证。")
        .expect(Mistake::MissingKey { key: "图说" }, &["缺少“图说”"]);
    Base::new()
        .spoil(PAPERS, "图: card", "图: ▲Card.svg")
        .expect(Mistake::BadIdentifier { found: text("Card.svg") }, &["Card.svg"]);
    let long = "身份".repeat(21);
    Base::new()
        .spoil(PAPERS, "是什么: 身份证。", &format!("是什么: ▲{long}"))
        .expect(Mistake::TooLong { length: 42, limit: 40 }, &["42", "40"]);
    Base::new()
        .spoil(PAPERS, "名称: [身份证, 其他资料]", "名称: []")
        .spoil(PAPERS, "  是什么: 身份证。", "  ▲是什么: 身份证。")
        .expect(Mistake::EmptyList { what: "名称" }, &["名称是空的"]);
}

/// A name reaches papers of exactly that name, papers of which it is a part between marks, and
/// alternatives; not papers that only contain it.
#[test]
fn which_papers_a_name_reaches() {
    let explained = |name: &str, alternative: &str| {
        let base = Base::new()
            .spoil("documents/town.txt", "其他资料", name)
            .spoil(MATTER, "    (三)特殊情况带其他资料。", &format!("    (三)特殊情况带{name}。"))
            .spoil(
                MATTER,
                "名称: 其他资料\n    出处: 办理材料 (三)\n",
                &format!("名称: {name}\n    出处: 办理材料 (三)\n    任选: [{alternative}]\n"),
            )
            .spoil(PAPERS, "[身份证, 其他资料]", "[身份证]");
        let compiled = compile(base.seeds()).expect("no mistake");
        let paper = &compiled.catalogue.regions[0].matters[0].materials[2];
        (!paper.explained.is_empty(), !paper.alternatives[0].explained.is_empty())
    };
    assert_eq!(explained("证件（身份证）", "证件"), (true, false));
    assert_eq!(explained("身份证、护照", "护照"), (true, false));
    assert_eq!(explained("护照或身份证", "身份证"), (false, true));
    assert_eq!(explained("身份证明", "身份证明"), (false, false));
}
