//! The compiled catalogue in bytes: whole, or cut up for the page into an index and one file a place.

use super::keep;
use crate::catalogue::{
    Catalogue, Choice, Codec, Comparison, Condition, Explanation, Index, Matter, Place,
    PlaceChoice, PlaceExplanation, PlaceFile, PlaceQuestion, Question, Region, SearchPart, Speech,
    Topic, TopicMatter, Words, Writer,
};
use crate::rules::asked_by;
use sha2::{Digest, Sha256};

/// So many bytes of the content's digest, written in hexadecimal, are in the name of a file.
const NAMED: usize = 8;

/// The catalogue as the page has it.
#[derive(Debug)]
pub struct Parts {
    /// For [`Index::decode`].
    pub index: Vec<u8>,
    /// Name and content of each region's file, in the catalogue's order, for
    /// [`Catalogue::with_place`].
    pub places: Vec<(&'static str, Vec<u8>)>,
    /// Name and content of the search's file, for [`Catalogue::with_search`].
    pub search: (&'static str, Vec<u8>),
}

fn encode(value: &impl Codec) -> Vec<u8> {
    let mut out = Writer::default();
    value.write(&mut out);
    out.finish()
}

/// Everything in one.
pub fn encode_whole(catalogue: &Catalogue) -> Vec<u8> {
    encode(&Index { catalogue: catalogue.clone(), files: Vec::new(), search: Vec::new() })
}

/// An index and the files of the places.
pub fn cut(mut catalogue: Catalogue) -> Parts {
    let (mut files, mut places) = (Vec::new(), Vec::new());
    catalogue.questions.iter_mut().for_each(without_names);
    let bytes = encode(&search_part(&catalogue));
    let file = named("search", &bytes);
    let search = (file.name, bytes);
    let search_files = vec![file];
    catalogue.syllables.clear();
    catalogue.speech = Speech::default();
    let regions = std::mem::take(&mut catalogue.regions);
    let explanations = std::mem::take(&mut catalogue.explanations);
    let Catalogue { questions, topics, comparisons, .. } = &catalogue;
    let mut stubs = Vec::new();
    for (number, region) in (0u8..).zip(regions) {
        let mut place = place(region, questions, topics, &explanations);
        // A comparison is shown when all its places have come, and then the first has brought this.
        let here = |it: &Comparison| it.matters.first().is_some_and(|it| it.region == number);
        let reason = |it: &Comparison| if here(it) { it.reason } else { "" };
        place.reasons = comparisons.iter().map(reason).collect();
        without_staff(&mut place.region);
        let bytes = encode(&place);
        let file = named(place.region.id, &bytes);
        places.push((file.name, bytes));
        files.push(file);
        stubs.push(stub(&place.region));
    }
    let catalogue = Catalogue {
        regions: stubs,
        questions: questions.iter().map(stub_question).collect(),
        topics: topics.iter().map(stub_topic).collect(),
        comparisons: comparisons.iter().map(|it| Comparison { reason: "", ..it.clone() }).collect(),
        ..catalogue.clone()
    };
    Parts { index: encode(&Index { catalogue, files, search: search_files }), places, search }
}

/// What only the search needs. Words that a matter has in the same places stand together.
fn search_part(catalogue: &Catalogue) -> SearchPart {
    let topics = catalogue.topics.iter();
    let topics = topics.map(|it| Words { id: it.id, words: it.words.clone(), regions: Vec::new() });
    let topics = topics.collect();
    let mut matters: Vec<Words> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    for matter in catalogue.regions.iter().flat_map(|region| &region.matters) {
        if ids.contains(&matter.id) {
            continue;
        }
        ids.push(matter.id);
        let has = |word: &str, region: &Region| {
            region.matter(matter.id).is_some_and(|it| it.words.contains(&word))
        };
        let known = catalogue.regions.iter().filter_map(|it| it.matter(matter.id));
        let mut words: Vec<&'static str> = known.flat_map(|it| it.words.iter().copied()).collect();
        let mut seen = Vec::new();
        words.retain(|word| {
            !seen.contains(word) && {
                seen.push(*word);
                true
            }
        });
        let group = matters.len();
        matters.push(Words { id: matter.id, regions: Vec::new(), words: Vec::new() });
        for word in words {
            let regions = (0u8..).zip(&catalogue.regions);
            let places: Vec<u8> = regions
                .clone()
                .filter(|(_, it)| it.matter(matter.id).is_some())
                .map(|it| it.0)
                .collect();
            let mut here: Vec<u8> =
                regions.filter(|(_, it)| has(word, it)).map(|it| it.0).collect();
            if here == places {
                here.clear();
            }
            match matters[group..].iter_mut().find(|it| it.regions == here) {
                Some(known) => known.words.push(word),
                None => matters.push(Words { id: matter.id, regions: here, words: vec![word] }),
            }
        }
    }
    let (syllables, speech) = (catalogue.syllables.clone(), catalogue.speech.clone());
    SearchPart { syllables, topics, matters, speech }
}

/// A region with everything that its screens ask and say.
fn place(
    mut region: Region,
    questions: &[Question],
    topics: &[Topic],
    explanations: &[Explanation],
) -> Place {
    let mut choices = Vec::new();
    for (topic, situation) in topics.iter().enumerate() {
        for (place, matter) in situation.matters.iter().enumerate() {
            if region.matter(matter.id).is_some() {
                let (topic, place) = (topic as u8, place as u8);
                choices.push(PlaceChoice { topic, place, matter: matter.clone() });
            }
        }
    }
    let conditions = region.matters.iter().flat_map(Matter::conditions);
    let conditions = conditions.chain(choices.iter().map(|it| &it.matter.condition));
    let periods = region.matters.iter().flat_map(|matter| &matter.periods).map(|it| it.question);
    let asked: Vec<u8> = conditions.flat_map(asked_by).chain(periods).collect();
    let questions = (0u8..).zip(questions).filter(|(place, _)| asked.contains(place));
    let questions: Vec<PlaceQuestion> = questions
        .map(|(place, question)| PlaceQuestion { place, question: question.clone() })
        .collect();
    let materials = region.matters.iter().flat_map(|matter| &matter.materials);
    let on_cards = materials
        .flat_map(|it| it.alternatives.iter().map(|it| &it.explained).chain([&it.explained]));
    let named = on_cards.chain(questions.iter().map(|it| &it.question.shown));
    let named: Vec<u8> = named.flatten().copied().collect();
    let explanations = (0u8..).zip(explanations).filter(|(place, _)| named.contains(place));
    let explanations = explanations
        .map(|(place, it)| PlaceExplanation { place, explanation: it.clone() })
        .collect();
    // Search words stand in a file of their own.
    region.matters.iter_mut().for_each(|matter| matter.words.clear());
    Place { region, questions, explanations, choices, reasons: Vec::new() }
}

/// Names of questions and answers are for conditions in `seeds/`; the page knows them by identifier.
fn without_names(question: &mut Question) {
    question.name = "";
    for choice in &mut question.choices {
        choice.name = "";
    }
}

/// What the index has of a question: enough to read and write links.
fn stub_question(question: &Question) -> Question {
    let choice =
        |it: &Choice| Choice { id: it.id, name: "", label: "", because: "", same_as: None };
    Question {
        id: question.id,
        name: "",
        text: "",
        why: "",
        hint: "",
        shown: Vec::new(),
        choices: question.choices.iter().map(choice).collect(),
        span: question.span.clone(),
    }
}

/// What the index has of a situation: enough for lists and search.
fn stub_topic(topic: &Topic) -> Topic {
    let stub = |it: &TopicMatter| TopicMatter {
        id: it.id,
        lacking: it.lacking,
        condition: Condition { any: Vec::new() },
        advice: "",
    };
    let matters = topic.matters.iter().map(stub).collect();
    Topic { matters, words: Vec::new(), ..topic.clone() }
}

/// The page never shows what is meant for staff: those elements keep their places, so that sources stay
/// right, but have no text. No source is in them.
fn without_staff(region: &mut Region) {
    for element in region.matters.iter_mut().flat_map(|matter| &mut matter.elements) {
        if element.kind.for_staff() {
            (element.heading, element.text) = ("", "");
        }
    }
}

/// What the index has of a region: enough for the start page, the list of matters, links, a search by name,
/// and for the words and the document when the file does not arrive.
fn stub(region: &Region) -> Region {
    let Region { id, name, document, title, note, .. } = *region;
    Region {
        id,
        name,
        document,
        title,
        note,
        preface: Vec::new(),
        misprinted_sites: Vec::new(),
        enquiries: Vec::new(),
        gaps: Vec::new(),
        matters: region.matters.iter().map(stub_matter).collect(),
    }
}

fn stub_matter(matter: &Matter) -> Matter {
    let Matter { id, name, plain, audience, .. } = *matter;
    Matter {
        elements: Vec::new(),
        id,
        name,
        plain,
        audience,
        words: Vec::new(),
        criteria: Vec::new(),
        channels: Vec::new(),
        materials: Vec::new(),
        deadlines: Vec::new(),
        windows: Vec::new(),
        periods: Vec::new(),
        notes: Vec::new(),
        doubts: Vec::new(),
        behind: Vec::new(),
    }
}

/// A file is named by what is in it, so that a page never takes the file of another build, and hosts
/// may keep it for ever.
fn named(id: &str, bytes: &[u8]) -> PlaceFile {
    let digest = Sha256::digest(bytes);
    let short: String = digest.iter().take(NAMED).map(|byte| format!("{byte:02x}")).collect();
    PlaceFile {
        name: keep(&format!("{id}-{short}.bin")),
        integrity: keep(&format!("sha256-{}", base64(&digest))),
    }
}

/// Base64 with padding, as Subresource Integrity writes digests.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, &byte| bits << 8 | usize::from(byte));
        let bits = bits << (8 * (3 - three.len()));
        for place in 0..4 {
            let digit = bits >> (18 - 6 * place) & 63;
            out.push(if place <= three.len() { char::from(DIGITS[digit]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    /// The examples of RFC 4648.
    #[test]
    fn base64_is_that_of_the_standard() {
        for (text, written) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v")] {
            assert_eq!(base64(text.as_bytes()), written);
        }
        assert_eq!(base64("foobar".as_bytes()), "Zm9vYmFy");
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }
}
