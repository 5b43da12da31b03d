//! What the document demands stands in the text of the matter's page.

use crate::{catalogue, day, page_of};
use mingbai::card;
use mingbai::catalogue::Matter;
use mingbai::rules::Answers;

/// The text of a page: no tags, no head, no white space.
fn text(page: &str) -> String {
    let body = page.split_once("<div id=\"app\"").expect("#app").1;
    let mut text = String::new();
    for piece in body.split('<') {
        text.push_str(piece.split_once('>').map_or("", |it| it.1));
    }
    bare(&text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn must_say(matter: &str, text: &str, words: &str) {
    assert!(text.contains(&bare(words)), "{matter} does not say {words}");
}

#[test]
fn every_paper_way_time_and_source_is_there() {
    let mut papers = 0;
    for region in &catalogue().regions {
        for matter in &region.matters {
            let said = text(page_of(region.id, matter.id));
            let say = |words: &str| must_say(&format!("{}/{}", region.id, matter.id), &said, words);
            say(matter.name);
            say(region.name);
            for it in &matter.materials {
                papers += 1;
                say(it.name);
                say(it.form);
                say(it.fetched);
                if it.fetched.is_empty() {
                    it.alternatives.iter().for_each(|it| say(it.name));
                }
                it.amounts.iter().for_each(|it| say(it.text));
                it.seals.iter().for_each(|it| say(it.text));
                it.notes.iter().for_each(|it| say(it.text));
                // Where it stands in the document.
                it.sources.iter().for_each(|quote| say(matter.quoted(quote)));
            }
            matter.channels.iter().for_each(|it| say(it.text));
            matter.deadlines.iter().for_each(|it| say(it.text));
            matter.windows.iter().for_each(|it| say(it.text));
            matter.criteria.iter().for_each(|it| say(it.text));
            matter.notes.iter().for_each(|it| say(it.text));
            matter.doubts.iter().for_each(|it| say(it.text));
            elements(matter).for_each(&say);
        }
    }
    assert!(papers > 500, "{papers}");
}

/// All that the card shows as printed: what is meant for staff it leaves out.
fn elements(matter: &'static Matter) -> impl Iterator<Item = &'static str> {
    let region = catalogue()
        .regions
        .iter()
        .find(|it| it.matters.iter().any(|other| core::ptr::eq(other, matter)))
        .expect("a region");
    let answers = Answers::none(&catalogue().questions);
    let card = card::make(catalogue(), region, matter, &answers, day("2026-11-22"));
    card.elements.into_iter().map(|it| it.text)
}

#[test]
fn a_situation_shows_every_one_of_its_matters() {
    for region in &catalogue().regions {
        for topic in mingbai::search::topics(catalogue(), region) {
            let topic = &catalogue().topics[topic];
            let page = page_of(region.id, topic.id);
            let none = Answers::none(&catalogue().questions);
            for offered in card::choose(catalogue(), region, topic, &none).fitting {
                let link = format!("href=\"../{}/{}.html\"", region.id, offered.matter);
                assert!(page.contains(&link), "{}/{}: {}", region.id, topic.id, offered.matter);
            }
        }
    }
}

#[test]
fn what_only_the_program_can_say_is_left_out() {
    for region in &catalogue().regions {
        for matter in &region.matters {
            let said = text(page_of(region.id, matter.id));
            for words in
                ["制卡日期", "打印日期", "我们按文件算的日子", "朗读", "复制文字", "文字版"]
            {
                assert!(!said.contains(words), "{}/{}: {words}", region.id, matter.id);
            }
        }
    }
}
