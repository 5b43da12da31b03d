//! What the sheet says besides the papers.

use super::{Line, Part, Voice, office, ours, said, told};
use crate::card::{Card, Doubt, Timing, say};
use crate::catalogue::{ChannelKind, DoubtKind, ElementKind, bare_heading};
use crate::rules::Truth;
use say::Read;

/// Elements printed whole under 怎么办.
const HOW: [ElementKind; 3] = [ElementKind::Online, ElementKind::Fee, ElementKind::Delivery];
/// Of a sentence quoted to show a doubt, so many characters.
const QUOTED: usize = 24;

/// What is to be known before anything else.
pub(super) fn head(card: &Card) -> Vec<Line> {
    let mut lines = Vec::new();
    if !card.document_note.is_empty() {
        lines.push(ours("", card.document_note));
    }
    let names = |mark: &str, names: Vec<&str>, lines: &mut Vec<Line>| {
        if !names.is_empty() {
            lines.push(office(mark, &names.join("；")));
        }
    };
    for it in card.criteria.iter().filter(|it| it.met == Truth::False) {
        lines.push(office("没过这条", it.text));
        if !it.advice.is_empty() {
            lines.push(ours("", it.advice));
        }
        let instead = it.instead.iter().map(|it| it.name).collect();
        names("可以看看这些事项", instead, &mut lines);
    }
    for it in card.verdict_doubts() {
        lines.push(ours("要留意", it.text));
        // What contradicts itself is shown; of what is not written the document has no more to show.
        if it.kind == DoubtKind::Contradiction {
            lines.extend(doubt(it).into_iter().skip(1).map(|it| Line { small: true, ..it }));
        }
    }
    let behind = card.behind.iter().map(|it| it.name).collect();
    names("跟它有关、您能办的事", behind, &mut lines);
    lines
}

/// The parts below the papers, in order; those without anything to say are left out.
pub(super) fn parts(card: &Card) -> Vec<Part> {
    let part = |title, lines, small| Part { title, lines, small, run_in: small };
    let applies = card.is_of_use();
    let mut parts = Vec::new();
    if applies {
        parts.push(Part { run_in: true, ..part("谁能办", who(card), false) });
        parts.push(part("怎么办", how(card), false));
        parts.push(part("什么时候", when(card), false));
        let notes =
            card.notes.iter().map(|it| Line { depends: told(&it.reasons), ..office("", it.text) });
        parts.push(Part { run_in: true, ..part("还要知道", notes.collect(), false) });
    }
    parts.push(part("投诉", elements(card, &[ElementKind::Complaints]), true));
    parts.push(Part { run_in: false, ..part("说不清的", doubts(card), true) });
    parts.push(part("凭什么", basis(card), true));
    parts.retain(|it| !it.lines.is_empty());
    parts
}

/// The document's conditions, each with whether it is met; but for what only repeats the matter's name.
fn who(card: &Card) -> Vec<Line> {
    let says_more = |text: &str| text != card.matter_name;
    let lines = card.criteria.iter().filter(|it| says_more(it.text)).map(|it| {
        let mark = match it.met {
            Truth::True => "这条没问题",
            Truth::Unknown => "还要弄清",
            Truth::False => "没过这条",
        };
        Line { depends: told(&it.reasons), ..office(mark, it.text) }
    });
    lines.collect()
}

fn how(card: &Card) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let has_channel = !card.channels.is_empty() || !card.closed_channels.is_empty();
    if !has_channel {
        let placed = card.elements.iter().any(|it| it.kind == ElementKind::Place);
        lines.push(ours(
            "",
            match placed {
                true => "文件没有写怎么办，只写了地点，见上面。",
                false => "文件没有写在哪里办、怎么办。",
            },
        ));
    }
    for it in &card.channels {
        let channel = office(it.kind.word(), it.text);
        lines.push(Line { depends: told(&it.reasons), ..channel });
        let mut steps = Vec::new();
        for group in &it.steps {
            steps.extend([group.heading].into_iter().filter(|it| !it.is_empty()));
            steps.extend(&group.steps);
        }
        let steps = Line { small: true, ..office("步骤", &steps.join("　")) };
        // The same steps may be those of several ways.
        if !steps.text.is_empty() && lines.iter().all(|it| it.text != steps.text) {
            lines.push(steps);
        }
    }
    for it in card.elements.iter().filter(|it| !it.reprint && !it.text.is_empty()) {
        let unsaid = match it.kind {
            ElementKind::Procedure => !has_channel,
            // Steps are often taken from there.
            ElementKind::Stages => card.channels.iter().all(|it| it.steps.is_empty()),
            kind => HOW.contains(&kind),
        };
        if unsaid {
            lines.push(office(it.name, it.text));
        }
    }
    lines
}

fn when(card: &Card) -> Vec<Line> {
    let mut lines = Vec::new();
    let read = Read::Later;
    let reckoned = |mark: &str, text: &str| said(mark, text, Voice::Reckoned);
    let after = |mark: &str, text: &str| Line { goes_on: true, ..reckoned(mark, text) };
    for it in &card.periods {
        let period = office("", it.text);
        lines.push(Line { depends: told(&it.reasons), ..period });
        let left = say::period(it, card.today, read);
        if !left.is_empty() {
            lines.push(after("", &left));
        }
        if it.days_left.is_some_and(|left| left < 0) && !it.after.is_empty() {
            lines.push(Line { goes_on: true, ..office("", it.after) });
        }
    }
    lines.extend(states(card));
    for it in &card.windows {
        let window = office(&scoped("受理时间", &it.channels, ""), it.text);
        lines.push(Line { depends: told(&it.reasons), ..window });
    }
    lines.extend(terms(card));
    for it in &card.backed_by {
        let mark = "经办机构内部还有一项，算不算在时限里，文件没有写";
        lines.push(office(mark, &[it.name, "：", &it.deadlines.join("；")].concat()));
    }
    lines
}

/// How long it takes and on which day it is done at the latest.
pub(super) fn terms(card: &Card) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let read = Read::Later;
    let after =
        |mark: &str, text: &str| Line { goes_on: true, ..said(mark, text, Voice::Reckoned) };
    if card.deadlines.is_empty() {
        lines.push(ours("", "按您的回答，文件没有写多久办好。"));
    }
    for (place, deadline) in card.deadlines.iter().enumerate() {
        let term = office(&scoped("多久办好", &deadline.channels, deadline.stage), deadline.text);
        lines.push(Line { depends: told(&deadline.reasons), ..term });
        for timing in &card.timings {
            for promise in timing.promises.iter().filter(|it| it.deadline == place) {
                let text = say::promise(timing, deadline, promise.end, card, read);
                let line = after(&ways(card, timing), &text);
                // Other ways may come to the same day.
                match lines.last_mut().filter(|it: &&mut Line| it.goes_on && it.text == line.text) {
                    Some(last) => last.mark = [last.mark.as_str(), "、", &line.mark].concat(),
                    None => lines.push(line),
                }
            }
        }
        for stage in card.stages.iter().filter(|it| it.deadline == place) {
            lines.push(after("", &say::stage(stage, deadline, card.today)));
        }
    }
    lines
}

/// When applications are taken, once where it is the same for all ways.
pub(super) fn states(card: &Card) -> Vec<Line> {
    if let Some(common) = say::common_state(card, Read::Later) {
        return vec![said("", &common, Voice::Reckoned)];
    }
    let state = |it: &Timing| {
        said(&ways(card, it), &say::state(it, card.today, Read::Later), Voice::Reckoned)
    };
    card.timings.iter().map(state).collect()
}

/// The ways that a date is about, where there are several dates.
fn ways(card: &Card, timing: &Timing) -> String {
    if card.timings.len() > 1 { say::channels(&timing.channels) } else { String::new() }
}

/// What is said, and of which ways or which of the office's own stages.
pub(super) fn scoped(name: &str, channels: &[ChannelKind], stage: &str) -> String {
    let mut scope = say::channels(channels);
    if !scope.is_empty() && !stage.is_empty() {
        scope.push('，');
    }
    scope.push_str(stage);
    if scope.is_empty() { name.to_owned() } else { [name, "（", &scope, "）"].concat() }
}

/// Where to go and where to ask; what is not printed is said.
pub(super) fn contact(card: &Card) -> Vec<Line> {
    let said = card.contact().into_iter().map(|(name, text)| office(name, text));
    let none = say::no_telephone(card).map(|it| ours("", it));
    said.chain(none).collect()
}

/// Elements of some kinds, whole.
fn elements(card: &Card, kinds: &[ElementKind]) -> Vec<Line> {
    let elements = card.elements.iter().filter(|it| kinds.contains(&it.kind) && !it.reprint);
    elements.filter(|it| !it.text.is_empty()).map(|it| office(it.name, it.text)).collect()
}

/// What the document never says.
fn gaps(card: &Card) -> Option<Line> {
    let said = !card.gaps.is_empty();
    said.then(|| ours("", &["这份文件没有写：", &card.gaps.join("、"), "。"].concat()))
}

/// What the document contradicts or never says, with the words in question, cut short.
fn doubts(card: &Card) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(gaps(card));
    lines.extend(card.other_doubts().flat_map(doubt));
    lines
}

/// One of them.
fn doubt(doubt: &Doubt) -> Vec<Line> {
    let mut lines = vec![ours("", doubt.text)];
    let mut quoted: Vec<String> = Vec::new();
    for passage in &doubt.sources {
        let words = passage.quotation();
        let mut start: String = words.chars().take(QUOTED).collect();
        if start.len() < words.len() {
            start.push_str("……");
        }
        let quote = [bare_heading(passage.heading), "“", &start, "”"].concat();
        if words != passage.heading && !quoted.contains(&quote) {
            quoted.push(quote);
        }
    }
    if !quoted.is_empty() {
        lines.push(office("文件写的是", &quoted.join("；")));
    }
    lines
}

fn basis(card: &Card) -> Vec<Line> {
    let mut lines = Vec::new();
    if !card.document.is_empty() {
        lines.push(office("抄自", &["《", card.document, "》"].concat()));
    }
    let legal = card.elements.iter().filter(|it| it.kind == ElementKind::LegalBasis && !it.reprint);
    lines.extend(legal.map(|it| office(it.name, it.text)));
    lines
}

/// The answers that the sheet rests on, and how much is still open.
pub(super) fn answers(card: &Card) -> Vec<Line> {
    let mut lines = Vec::new();
    for it in &card.answers {
        let label = it.day.map_or_else(|| it.label.to_owned(), say::long_day);
        let mark = if lines.is_empty() { "根据您的回答" } else { "" };
        lines.push(said(mark, &[it.text, &label, "。"].concat(), Voice::Answers));
    }
    let open = card.open_questions.len();
    if open > 0 {
        let open = ["还有 ", &open.to_string(), " 个问题没有答案，见写着“要看”的地方。"].concat();
        lines.push(said("", &open, Voice::Answers));
    }
    lines
}
