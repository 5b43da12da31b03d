//! The catalogue cut up for the page: the index and the files make the whole again, and a file that is
//! not this build's makes nothing.

use crate::report::Report;
use crate::{catalogue, some_day};
use mingbai::catalogue::{Catalogue, Damaged, Index, Question, Speech, TopicMatter};
use mingbai::compiler::{Compiled, Parts, compile};
use mingbai::interview::{questions_of, topic};
use mingbai::link::{self, Link, View};
use mingbai::rules::Answers;
use mingbai::search::{self, Finder, Found};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

fn cut(catalogue: Catalogue) -> Parts {
    Compiled { catalogue, coverage: Vec::new(), files: Vec::new() }.encode_for_citizens()
}

fn parts() -> &'static Parts {
    static PARTS: OnceLock<Parts> = OnceLock::new();
    PARTS.get_or_init(|| {
        compile(&crate::in_package("seeds"))
            .expect("the seeds have no mistakes")
            .encode_for_citizens()
    })
}

fn index() -> Index {
    Index::decode(&parts().index).expect("the index is read")
}

fn place(region: usize) -> &'static [u8] {
    &parts().places[region].1
}

/// What citizens see of the catalogue: elements for staff have no text, and questions no names. What only the
/// search needs comes by itself.
fn for_citizens() -> Catalogue {
    let mut catalogue = catalogue().clone();
    catalogue.syllables.clear();
    catalogue.speech = Speech::default();
    catalogue.topics.iter_mut().for_each(|topic| topic.words.clear());
    for matter in catalogue.regions.iter_mut().flat_map(|region| &mut region.matters) {
        matter.words.clear();
    }
    for question in &mut catalogue.questions {
        question.name = "";
        question.choices.iter_mut().for_each(|choice| choice.name = "");
    }
    let matters = catalogue.regions.iter_mut().flat_map(|region| &mut region.matters);
    for element in matters.flat_map(|matter| &mut matter.elements) {
        if element.kind.for_staff() {
            (element.heading, element.text) = ("", "");
        }
    }
    catalogue
}

#[test]
fn a_stub_and_its_file_are_the_whole_region() {
    let whole = for_citizens();
    for region in 0..whole.regions.len() {
        let alone = index().catalogue.with_place(region, place(region)).expect("the place is read");
        for (other, stub) in index().catalogue.regions.iter().enumerate() {
            let meant = if other == region { &whole.regions[region] } else { stub };
            assert_eq!(&alone.regions[other], meant, "{} with {region}", meant.id);
        }
    }
    // A place brings all that its screens ask.
    for (region, place) in whole.regions.iter().zip(0..) {
        let alone = index().catalogue.with_place(place, self::place(place)).expect("the place");
        let mut asked: Vec<u8> = region.matters.iter().flat_map(questions_of).collect();
        for topic in &whole.topics {
            asked.extend(topic::questions_of(&topic::candidates(topic, region)));
        }
        assert!(!asked.is_empty());
        for question in asked.into_iter().map(usize::from) {
            assert_eq!(alone.questions[question], whole.questions[question], "{}", region.id);
        }
        for (topic, meant) in alone.topics.iter().zip(&whole.topics) {
            let here = |it: &&TopicMatter| region.matter(it.id).is_some();
            let found: Vec<&TopicMatter> = topic.matters.iter().filter(here).collect();
            assert_eq!(
                found,
                meant.matters.iter().filter(here).collect::<Vec<_>>(),
                "{}",
                topic.id
            );
        }
    }
    // In any order: here the last comes first.
    let all = (0..whole.regions.len()).rev();
    let all = all.fold(index().catalogue, |it, region| {
        it.with_place(region, place(region)).expect("the place is read")
    });
    assert_eq!(all, whole);
}

#[test]
fn what_is_whole_is_told_from_what_is_not() {
    assert!(catalogue().regions.iter().all(|it| it.is_whole()));
    let index = index();
    assert!(!index.catalogue.regions.iter().any(|it| it.is_whole()));
    let some = index.catalogue.with_place(1, place(1)).expect("the place is read");
    let whole: Vec<bool> = some.regions.iter().map(|it| it.is_whole()).collect();
    assert_eq!(whole, [false, true, false, false, false]);
}

/// The page shows these screens before a place has come.
#[test]
fn the_index_is_enough_for_lists_search_and_links() {
    let (whole, index) = (catalogue(), index().catalogue);
    let mut report = Report::default();
    for (region, (known, stub)) in whole.regions.iter().zip(&index.regions).enumerate() {
        let head =
            |it: &mingbai::catalogue::Region| (it.id, it.name, it.document, it.title, it.note);
        assert_eq!(head(known), head(stub));
        assert_eq!(search::topics(whole, known), search::topics(&index, stub), "{}", known.id);
        for (place, (matter, listed)) in known.matters.iter().zip(&stub.matters).enumerate() {
            let of_both = [matter, listed].map(|it| (it.id, it.name, it.plain, it.audience));
            report.check(of_both[0] == of_both[1], || format!("{of_both:?}"));
            let answers = Answers::none(&whole.questions);
            let link = Link::Matter { region, matter: place, answers, view: View::Next };
            let address = link::write(whole, &link, &[]);
            report.check(address == link::write(&index, &link, &[]), || address.clone());
            let read = link::Address { link, joined: Vec::new(), dropped: Vec::new() };
            report.check(link::read(&index, &address, some_day()) == read, || address.clone());
        }
    }
    assert_eq!((&whole.work_years, &whole.feast_years), (&index.work_years, &index.feast_years));
    for (question, stub) in whole.questions.iter().zip(&index.questions) {
        let choices = |it: &Question| it.choices.iter().map(|it| it.id).collect::<Vec<_>>();
        assert_eq!((question.id, choices(question)), (stub.id, choices(stub)));
        assert_eq!(question.span, stub.span, "{}", question.id);
    }
    for (comparison, stub) in whole.comparisons.iter().zip(&index.comparisons) {
        assert_eq!((comparison.id, comparison.name), (stub.id, stub.name));
        assert_eq!(comparison.matters, stub.matters);
    }
    report.finish("索引够用");
}

/// With its file the search of the page finds what it finds in the whole, whatever else has come and when.
#[test]
fn the_search_has_a_file_of_its_own() {
    let bytes: &[u8] = &parts().search.1;
    let typed = ["zhuyuan", "syjt", "异地看病", "断缴", "慢病卡", "住远"];
    let whole = Finder::new(catalogue());
    let before = index().catalogue.with_search(bytes).expect("the search's file is read");
    let after = before.clone().with_place(1, place(1)).expect("the place is read");
    let late = index().catalogue.with_place(1, place(1)).expect("the place is read");
    let late = late.with_search(bytes).expect("the search's file is read");
    assert_eq!(after, late);
    for catalogue in [&before, &after] {
        let finder = Finder::new(catalogue);
        for typed in typed {
            let ids = |found: Vec<Found>| found.iter().map(|it| it.id).collect::<Vec<_>>();
            let (ours, meant) = (finder.find(typed, None), whole.find(typed, None));
            assert!(!ours.is_empty(), "{typed}");
            assert_eq!(ids(ours), ids(meant), "{typed}");
        }
    }
    assert_eq!(index().catalogue.with_search(place(0)), Err(Damaged));
    assert_eq!(index().catalogue.with_search(&bytes[..bytes.len() / 2]), Err(Damaged));
    let file = &index().search[0];
    assert_eq!(file.name, parts().search.0);
}

/// Names and digests are those of the contents, so that no file stands for another.
#[test]
fn files_are_named_by_their_content() {
    let index = index();
    assert_eq!(index.files.len(), index.catalogue.regions.len());
    for ((file, region), (name, bytes)) in
        index.files.iter().zip(&index.catalogue.regions).zip(&parts().places)
    {
        let digest = Sha256::digest(bytes);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(file.name, format!("{}-{}.bin", region.id, &digest[..16]));
        assert_eq!(file.name, *name);
        // 32 bytes are 43 digits and a sign to fill up.
        let written = file.integrity.strip_prefix("sha256-").expect("as browsers want it");
        assert!(written.len() == 44 && written.ends_with('='), "{written}");
    }
    assert_eq!(cut(catalogue().clone()).places, parts().places, "the same seeds, the same files");
}

/// Another region's file, and one of this region from another build.
#[test]
fn a_foreign_file_is_damaged() {
    let regions = catalogue().regions.len();
    for region in 0..regions {
        for foreign in (0..regions).filter(|&it| it != region) {
            let read = index().catalogue.with_place(region, place(foreign));
            assert_eq!(read, Err(Damaged), "{region} {foreign}");
        }
        let changes: [fn(&mut Catalogue, usize); 5] = [
            |it, region| it.regions[region].id = "another",
            |it, region| drop(it.regions[region].matters.pop()),
            |it, region| it.regions[region].matters.swap(0, 1),
            |it, region| it.regions[region].matters[0].id = "another",
            |it, region| it.regions[region].matters[0].elements.clear(),
        ];
        for (number, change) in changes.into_iter().enumerate() {
            let mut other = catalogue().clone();
            change(&mut other, region);
            let bytes = Vec::leak(cut(other).places.swap_remove(region).1);
            let read = index().catalogue.with_place(region, bytes);
            assert_eq!(read, Err(Damaged), "{region}, change {number}");
        }
    }
    assert_eq!(index().catalogue.with_place(regions, place(0)), Err(Damaged));
    assert_eq!(index().catalogue.with_place(0, &parts().index), Err(Damaged));
    assert!(Index::decode(place(0)).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn cut_short(part in 0.0f64..1.0) {
        for (region, (name, bytes)) in parts().places.iter().enumerate() {
            let end = (bytes.len() as f64 * part) as usize;
            let read = index().catalogue.with_place(region, &bytes[..end]);
            prop_assert_eq!(read, Err(Damaged), "{} cut to {}", name, end);
        }
    }

    /// A byte that was changed may give another region, but never a panic.
    #[test]
    fn changed(part in 0.0f64..1.0, byte in any::<u8>()) {
        for (region, (_, bytes)) in parts().places.iter().enumerate() {
            let mut bytes = bytes.clone();
            let at = (bytes.len() as f64 * part) as usize;
            bytes[at] = byte;
            let _ = index().catalogue.with_place(region, Vec::leak(bytes));
        }
    }
}
