//! Every character of a document is claimed by an element or listed as layout, and what is not shows.

use crate::in_package;
use crate::temp::TempDir;
use mingbai::compiler::{Compiled, compile};

/// A copy of the real seeds in which one file is changed.
fn changed(file: &str, from: &str, to: &str) -> Compiled {
    let seeds = TempDir::new();
    seeds.copy_from(&in_package("seeds"));
    seeds.replace(file, from, to);
    compile(seeds.path()).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]))
}

#[test]
fn all_documents_are_accounted_for_to_the_character() {
    let compiled = compile(&in_package("seeds")).expect("the seeds have no mistakes");
    let documents: Vec<&str> =
        compiled.catalogue.regions.iter().map(|region| region.document).collect();
    let all = ["beiguan.txt", "flowcharts.txt", "mengzhou.txt", "wugang.txt", "zhengzhou.txt"];
    assert_eq!(documents, all);
    for (document, coverage) in documents.iter().zip(&compiled.coverage) {
        let text = std::fs::read_to_string(in_package("seeds/documents").join(document)).unwrap();
        let characters = text.chars().filter(|c| !c.is_whitespace()).count();
        assert_eq!(coverage.unclaimed, [], "{document}");
        assert_eq!((coverage.claimed, coverage.total), (characters, characters), "{document}");
    }
}

/// The catalogue in the program is the one that the seeds compile to now.
#[test]
fn the_program_carries_the_seeds() {
    let compiled = compile(&in_package("seeds")).expect("the seeds have no mistakes");
    assert_eq!(&compiled.catalogue, crate::catalogue());
}

/// A paragraph that is left out of one matter is missed, although other matters print the same words.
#[test]
fn a_paragraph_left_out_shows_as_unclaimed() {
    let compiled = changed(
        "regions/wugang/employee-enrolment.yaml",
        "    (一)现场投诉。政务服务中心投诉窗口,信箱等。\n",
        "",
    );
    let [beiguan, _, _, wugang, _] = &compiled.coverage[..] else {
        panic!("five regions");
    };
    assert_eq!(beiguan.unclaimed, []);
    let left_out = "(一)现场投诉。政务服务中心投诉窗口,信箱等。".to_owned();
    assert_eq!(wugang.unclaimed, [(49, left_out)]);
    assert_eq!(wugang.claimed + 23, wugang.total);
}

/// A whole element that is left out is missed line by line.
#[test]
fn an_element_left_out_shows_as_unclaimed() {
    let compiled = changed(
        "regions/beiguan/person-info-query.yaml",
        "  设定依据: |\n    1.《中华人民共和国社会保险法》（主席令第35号）第七十四条\n    \
         2.《社会保险费征缴暂行条例》（国务院令第259号）第十六条\n",
        "",
    );
    let left_out = [
        (120, "1.《中华人民共和国社会保险"),
        (121, "法》（主席令第35号）第七十"),
        (122, "四条"),
        (123, "2.《社会保险费征缴暂行条例"),
        (124, "》（国务院令第259号）第十"),
        (125, "六条"),
    ];
    let found: Vec<(usize, &str)> =
        compiled.coverage[0].unclaimed.iter().map(|(line, text)| (*line, text.as_str())).collect();
    assert_eq!(found, left_out);
}
