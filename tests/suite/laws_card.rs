//! What a card carries besides truth: the catalogue's attributes unaltered, and an honest account of
//! the answers.

use crate::report::Report;
use crate::table::tables;
use mingbai::card::{self, Card, Paper, Verdict};
use mingbai::catalogue::{DoubtKind, Element, ElementKind, Failing, Matter, Quote};
use mingbai::rules::Truth;

/// Given answers are split into those that make a difference and those that make none. One makes
/// none when the card says the same without it and the question would not be asked again.
#[test]
fn idle_answers_are_idle() {
    let mut report = Report::default();
    for table in tables() {
        let space = &table.space;
        for state in table.states() {
            let card = table.card(state);
            let story = || space.story(state);
            let mut told: Vec<&str> =
                card.answers.iter().chain(&card.idle_answers).map(|it| it.question).collect();
            let mut given: Vec<&str> = Vec::new();
            for (place, &question) in space.questions.iter().enumerate() {
                if space.digit(state, place) == 0 {
                    continue;
                }
                let id = space.catalogue.questions[usize::from(question)].id;
                given.push(id);
                let without = &table.rows[space.with(state, place, 0)];
                let idle =
                    table.rows[state].says_same(without) && !without.open.contains(&question);
                let listed = card.idle_answers.iter().any(|it| it.question == id);
                report.check(listed == idle, || {
                    let name = space.question_name(question);
                    format!("{}：“{name}”没有用：{idle}，卡上：{listed}", story())
                });
            }
            told.sort_unstable();
            given.sort_unstable();
            report.check(told == given, || format!("{}：{told:?} 不是 {given:?}", story()));
        }
    }
    report.finish("没用的回答");
}

/// Papers, ways and deadlines look on every card as in the catalogue.
#[test]
fn attributes_are_those_of_the_catalogue() {
    let mut report = Report::default();
    for table in tables() {
        let matter = table.space.matter;
        for state in table.states() {
            let card = table.card(state);
            let mut check = |holds: bool, what: &str| {
                report.check(holds, || format!("{}：{what}", table.space.story(state)));
            };
            for paper in papers(&card) {
                check(matter.materials.iter().any(|it| is(matter, it, paper)), paper.name);
            }
            for channel in card.channels.iter().chain(&card.closed_channels) {
                let known = matter.channels.iter().any(|it| {
                    let steps = it.steps.iter().map(|group| {
                        let heading = group.heading.as_ref().map_or("", |it| matter.quoted(it));
                        let steps = group.steps.iter().map(|step| matter.quoted(step));
                        (heading, steps.collect())
                    });
                    let shown = channel.steps.iter().map(|it| (it.heading, it.steps.clone()));
                    it.kind == channel.kind && it.text == channel.text && steps.eq(shown)
                });
                check(known, channel.text);
            }
            for deadline in &card.deadlines {
                let known = matter.deadlines.iter().any(|it| {
                    let kinds = it.channels.iter().map(|&at| matter.channels[usize::from(at)].kind);
                    (it.text, it.count, it.unit, it.stage)
                        == (deadline.text, deadline.count, deadline.unit, deadline.stage)
                        && kinds.eq(deadline.channels.iter().copied())
                });
                check(known, deadline.text);
            }
        }
    }
    report.finish("照目录写");
}

fn papers(card: &Card) -> impl Iterator<Item = &Paper> {
    [&card.must, &card.maybe, &card.not_needed, &card.fetched].into_iter().flatten()
}

fn is(matter: &Matter, known: &mingbai::catalogue::Material, paper: &Paper) -> bool {
    let element = |quote: &Quote| -> &Element { &matter.elements[usize::from(quote.element)] };
    let sources = known.sources.iter().map(|it| {
        let start = usize::from(it.start);
        (element(it).heading, (start, start + usize::from(it.len)))
    });
    (known.name, known.form, known.fetched, known.hint)
        == (paper.name, paper.form, paper.fetched, paper.hint)
        && sources.eq(paper.sources.iter().map(|it| (it.heading, it.mark)))
        && paper.amounts.iter().all(|shown| {
            known.amounts.iter().any(|it| (it.text, it.count) == (shown.text, shown.count))
        })
        && paper.alternatives.iter().chain(&paper.closed_alternatives).all(|shown| {
            known
                .alternatives
                .iter()
                .any(|it| (it.name, it.form, it.proviso) == (shown.name, shown.form, shown.proviso))
        })
}

/// What the document never says, and the day, stand on the card as they came in.
#[test]
fn head_and_gaps_are_those_of_the_region() {
    for table in tables() {
        let (card, space) = (table.card(0), &table.space);
        assert_eq!((card.region, card.matter), (space.region.id, space.matter.id));
        assert_eq!(card.document, space.region.title);
        assert_eq!((card.matter_name, card.plain_name), (space.matter.name, space.matter.plain));
        assert_eq!(card.gaps, space.region.gaps);
        assert_eq!(card.enquiries, space.region.enquiries);
        assert_eq!(card.today, crate::some_day());
    }
}

/// Nobody reads 可以办 without what is unclear about who can apply: it stands with the verdict, or at a paper. No doubt
/// stands nowhere, and none in two of the places.
#[test]
fn what_is_unclear_of_who_can_apply_stands_with_the_verdict() {
    let mut report = Report::default();
    let (mut of_criteria, mut of_names) = (0, 0);
    let words = |it: &card::Passage| ((it.heading, it.text), it.mark.0..it.mark.1);
    for table in tables() {
        for state in table.states() {
            let card = table.card(state);
            let story = |text: &str| format!("{}：{text}", table.space.story(state));
            let with_verdict: Vec<&str> = card.verdict_doubts().map(|it| it.text).collect();
            let others: Vec<&str> = card.other_doubts().map(|it| it.text).collect();
            let of_list: Vec<&str> = card.list_doubts().iter().map(|it| it.text).collect();
            report.check(card.is_of_use() || with_verdict.is_empty(), || story("不能办还说"));
            let asked: Vec<_> =
                card.criteria.iter().flat_map(|it| &it.sources).map(words).collect();
            for doubt in card.doubts.iter().filter(|it| it.kind != DoubtKind::Misprint) {
                let text = doubt.text;
                let papers = card.must.iter().chain(&card.maybe);
                let at_paper =
                    card.is_of_use() && papers.flat_map(|it| &it.doubts).any(|it| it.text == text);
                let (above, below) = (with_verdict.contains(&text), others.contains(&text));
                let in_list = of_list.contains(&text);
                report.check(above || below || in_list || at_paper, || story(text));
                report.check(!(below && (above || in_list || at_paper)), || story(text));
                let meets = |(place, range): &((&str, &str), std::ops::Range<usize>)| {
                    doubt.sources.iter().map(words).any(|(other, mark)| {
                        let whole = mark.len() == other.1.len() && other.1.contains('\n');
                        *place == other && !whole && range.clone().any(|at| mark.contains(&at))
                    })
                };
                if !card.is_of_use() || doubt.applies != Truth::True || at_paper || in_list {
                    continue;
                }
                let of_name = card.criteria.is_empty()
                    && doubt.sources.iter().any(|it| {
                        let name = [ElementKind::Title, ElementKind::Name, ElementKind::SubItem];
                        name.contains(&it.kind) && !it.text.contains('\n')
                    });
                let meant = of_name || asked.iter().any(meets);
                of_criteria += usize::from(meant && !of_name);
                of_names += usize::from(of_name);
                report.check(above || !meant, || story(text));
            }
            if card.verdict == Verdict::LeftOpen {
                let open = card.criteria.iter().flat_map(|it| &it.reasons.left_open);
                for text in open {
                    report.check(with_verdict.contains(text), || story(text));
                }
            }
        }
    }
    assert!(of_criteria > 1000 && of_names > 10, "{of_criteria} {of_names}");
    report.finish("谁能办没写清的写在最上面");
}

/// What a refusal comes to is said by the conditions that fail: 还不能办 and 不用办 only where every one of them says
/// so. And no matter is suggested that the same answers rule out.
#[test]
fn refusals_and_suggestions_fit_the_answers() {
    let mut report = Report::default();
    let (mut yet, mut suggested) = (0, 0);
    for table in tables() {
        let space = &table.space;
        let sorts = |wanted: Failing, card: &Card| {
            let all = space.matter.criteria.iter().zip(&card.criteria);
            let mut failed = all.filter(|(_, it)| it.met == Truth::False).peekable();
            failed.peek().is_some() && failed.all(|(it, _)| it.failing == wanted)
        };
        for state in table.states().step_by(3) {
            let is_no = table.rows[state].verdict == Verdict::No;
            let card = table.card(state);
            let story = || space.story(state);
            let is_yet = is_no && sorts(Failing::NotYet, &card);
            yet += usize::from(is_yet);
            let internal = card.verdict == Verdict::Internal;
            report.check(card.is_of_use() == ((is_yet || !is_no) && !internal), || {
                format!("{}：该列的没有列，或者不该列的列了", story())
            });
            let failed = card.criteria.iter().filter(|it| it.met == Truth::False);
            for other in failed.flat_map(|it| &it.instead) {
                suggested += 1;
                let Some(matter) = space.region.matter(other.id) else {
                    panic!("{} has no {}", space.region.name, other.id);
                };
                let (answers, day) = (space.answers(state), crate::some_day());
                let there = card::make(space.catalogue, space.region, matter, &answers, day);
                report.check(there.verdict != Verdict::No, || {
                    format!("{}：指去的 {} 也办不了", story(), other.name)
                });
            }
        }
    }
    assert!(yet > 0 && suggested > 0, "{yet} and {suggested} seen");
    report.finish("不能办的说得对");
}
