//! 一起办的事: one list of papers for several matters, and each matter's day and way.

use super::{Subject, Visit, papers, sheet, when};
use crate::app::components::{part, read_aloud, reasons, sites, source, take_along, ticks};
use crate::app::{Context, Shown, words};
use crate::card::{self, Card, Joint, Need, SharedPaper, Verdict, joint, say};
use crate::export::plain;
use crate::link::{Link, Member, View};
use crate::rules::{Answers, Truth};
use say::Read;
use yew::prelude::*;

/// The matters of the list, to be shown.
struct Page<'a> {
    context: &'a Context,
    visits: Vec<Visit<'a>>,
    joint: &'a Joint<'a>,
}

pub fn page(context: &Context) -> Shown {
    let joined = context.joined.clone();
    let visits: Vec<Visit> = joined.iter().map(|it| visit(context, it)).collect();
    let make = |visit: &Visit| {
        let matter = visit.matter()?;
        let catalogue = context.catalogue;
        Some(card::make(catalogue, visit.region(), matter, visit.answers, context.today))
    };
    // `link::read` only gives matters that exist.
    let cards: Vec<Card> = visits.iter().filter_map(make).collect();
    let joint = joint(&cards);
    let page = Page { context, visits, joint: &joint };
    let lead = part::line("lead", words::joint_lead(cards.len()));
    let mut body = vec![part::heading(words::JOINT), read_aloud::row(), lead];
    if cards.is_empty() {
        let address = context.address(&Link::Places);
        body.push(part::link("action", address, part::text(words::TO_START)).into());
    } else {
        body.extend((0..cards.len()).map(|place| page.member(place)));
        body.push(page.more());
    }
    if !joint.matters.is_empty() {
        body.push(part::block(
            "article",
            "sheet",
            part::all([page.papers(), page.ways(), page.along()]),
        ));
    }
    if !joint.matters.is_empty() {
        // What is printed stands before all that is not.
        body.insert(0, sheet::list_page(context, &joint, &|it| page.keys(it)));
    }
    Shown { title: words::JOINT.to_owned(), body: part::all(body) }
}

fn visit<'a>(context: &Context, member: &'a Member) -> Visit<'a> {
    let Member { region, matter, answers } = member;
    let (region, subject) = (*region, Subject::Matter(*matter));
    Visit { context: context.clone(), region, subject, answers, changes: None }
}

/// The plain name leads; the official one is verbatim and smaller.
fn names(heading: &'static str, card: &Card) -> Html {
    match card.plain_name {
        "" => part::block(heading, "official", part::text(card.matter_name)),
        plain => part::all([
            part::block(heading, "", part::text(plain)),
            part::line("official choice-note", card.matter_name),
        ]),
    }
}

/// Place and telephone.
fn whom(visit: &Visit, card: &Card) -> Vec<Html> {
    let none = say::no_telephone(card).map(|it| part::block("p", "ours", sites::dialled(it)));
    let contact = card.contact().into_iter().map(|(name, text)| {
        let name = if name.is_empty() { words::WHOM } else { name };
        part::labelled(name, sites::to_reach(visit, text))
    });
    none.into_iter().chain(contact).collect()
}

impl Page<'_> {
    fn card(&self, place: usize) -> &Card {
        &self.joint.cards[place]
    }

    /// One matter: place, name, verdict, ways and days, and what can be done about it.
    fn member(&self, place: usize) -> Html {
        let (visit, card) = (&self.visits[place], self.card(place));
        let class = match card.verdict {
            Verdict::Yes if !card.is_for_reference() => "badge met",
            _ if !card.is_of_use() => "badge unmet",
            _ => "badge",
        };
        let mut body = vec![
            part::line("crumb", card.region_name),
            names("h2", card),
            part::block("p", "", part::block("span", class, part::text(say::verdict_of(card)))),
        ];
        body.extend(card.verdict_doubts().map(|it| sites::ours(it.text)));
        let failed = || card.criteria.iter().filter(|it| it.met == Truth::False);
        let advised = failed().filter(|it| !it.advice.is_empty());
        body.extend(advised.map(|it| part::ours(words::OUR_WORDS, it.advice)));
        if self.joint.ruled_out.contains(&place) {
            body.extend(
                failed().map(|it| part::labelled(words::DOCUMENT_SAYS, part::official(it.text))),
            );
            body.push(part::line("", words::NOT_ON_LIST));
        } else {
            let state = |name: String, said| part::labelled(name, part::text(said));
            match say::common_state(card, Read::Today) {
                Some(said) => body.push(state(words::WHEN.to_owned(), said)),
                None => body.extend(card.timings.iter().map(|it| {
                    let ways = say::channels(&it.channels);
                    let name = if ways.is_empty() { words::WHEN.to_owned() } else { ways };
                    state(name, say::state(it, card.today, Read::Today))
                })),
            }
        }
        body.push(part::list("options", self.links(visit, card, place)));
        part::block("section", "member", part::all(body))
    }

    fn links(&self, visit: &Visit, card: &Card, place: usize) -> Vec<Html> {
        let to = |view| visit.address(visit.answers.clone(), view);
        let mut links = Vec::new();
        let mut add = |address: String, label: &'static str| {
            let body = part::all([part::text(label), part::unseen(card.matter_name)]);
            links.push(part::link("option", address, body).into());
        };
        if !card.open_questions.is_empty() {
            add(to(View::Next), words::CONTINUE);
        }
        if super::check::has_any(visit) {
            add(to(View::Check), words::CHANGE_ANSWERS);
        }
        add(to(View::Card), words::SEE_CARD);
        let mut others = visit.context.joined.to_vec();
        others.remove(place);
        add(visit.context.address_with(&Link::Joint, &others), words::LEAVE_OUT);
        links
    }

    /// Where another matter is found: the situations that have one of these, and the lists of their places.
    fn more(&self) -> Html {
        let mut choices = Vec::new();
        let mut regions = Vec::new();
        for visit in &self.visits {
            let (context, region) = (self.context, visit.region);
            let catalogue = context.catalogue;
            if regions.contains(&region) {
                continue;
            }
            regions.push(region);
            let kept = |id: &str| {
                let here = self.visits.iter().filter(|it| it.region == region);
                here.filter_map(Visit::matter).any(|it| it.id == id)
            };
            for (topic, it) in catalogue.topics.iter().enumerate() {
                if it.matters.iter().any(|entry| kept(entry.id)) {
                    let answers = Answers::none(&catalogue.questions);
                    let link = Link::Topic { region, topic, answers, view: View::Next };
                    choices.push((context.address(&link), it.situation, words::SAME_SITUATION));
                }
            }
            let place = visit.region().name;
            choices.push((context.address(&Link::Matters { region }), words::ALL_MATTERS, place));
        }
        let rows = choices
            .into_iter()
            .map(|(address, label, note)| part::choice("choice", address, label, note, false));
        let rows = part::list("choices", rows.collect());
        let open = self.joint.cards.len() < 2;
        part::folded("group", part::text(words::ONE_MORE), open, rows)
    }

    /// 一起带的材料.
    fn papers(&self) -> Html {
        let joint = self.joint;
        let ticks = &self.context.ticks;
        let keys =
            |papers: &[SharedPaper]| papers.iter().map(|it| self.keys(it)).collect::<Vec<_>>();
        let is_shared = |it: &SharedPaper| it.needs.len() > 1;
        let mut body = vec![ticks::ready(ticks, &keys(&joint.must), &keys(&joint.maybe))];
        if joint.must.is_empty() && joint.maybe.is_empty() {
            body.push(part::line("lead", words::NOTHING_TO_BRING));
        } else {
            body.push(part::ours(words::OUR_WORDS, words::JOINT_RECKONED));
        }
        body.extend(
            say::list_notices(joint).into_iter().map(|it| part::ours(words::OUR_WORDS, it)),
        );
        if joint.must.iter().chain(&joint.maybe).any(is_shared) {
            body.push(part::line("notice", say::SAME_NAME));
        }
        for (title, class, papers) in [
            (words::MUST, "must", &joint.must),
            (words::MAYBE, "maybe", &joint.maybe),
            (words::FETCHED, "fetched", &joint.fetched),
        ] {
            if !papers.is_empty() {
                let title = words::counted(title, papers.len());
                let title = part::block("h3", "", part::text(title));
                let rows = papers.iter().map(|it| self.row(it, class != "fetched")).collect();
                body.push(part::block(
                    "div",
                    class,
                    part::all([title, part::list("papers", rows)]),
                ));
            }
        }
        body.push(ticks::controls(ticks));
        part::section("sheet-part", "bring", words::BRING_ALL, part::all(body))
    }

    fn keys(&self, shared: &SharedPaper) -> Vec<String> {
        shared.needs.iter().map(|it| papers::key(self.card(it.card), it.paper)).collect()
    }

    fn row(&self, shared: &SharedPaper, to_tick: bool) -> Html {
        let name = part::block("span", "official paper-name", part::text(shared.name));
        let name = match to_tick {
            true => ticks::tick(&self.context.ticks, self.keys(shared), name),
            false => name,
        };
        let first = shared.surest();
        let is_uniform = shared.is_uniform();
        let mut body = Vec::new();
        if is_uniform {
            body.push(papers::said(&self.visits[first.card], first.paper));
        }
        if let Some(sum) = shared.sum.as_ref().filter(|_| shared.needs.len() > 1) {
            body.push(part::ours(words::OUR_SUM, say::sum(sum)));
        }
        let needs = shared.needs.iter().map(|need| self.need(shared, need, is_uniform));
        let is_plain = is_uniform && shared.needs.iter().all(|it| it.certain);
        let class = if is_plain { "needs in-line" } else { "needs" };
        body.push(part::labelled(words::NEEDED_FOR, part::list(class, needs.collect())));
        if !first.paper.hint.is_empty() {
            body.push(part::ours(words::OUR_WORDS, first.paper.hint));
        }
        body.push(papers::doubts(shared.doubts.iter()));
        body.push(self.details(shared));
        let body = part::block("div", "paper-body", part::all(body));
        part::block("div", "paper", part::all([name, body]))
    }

    /// A matter that needs a paper; with what it says of it where another says something else.
    fn need(&self, shared: &SharedPaper, need: &Need, is_uniform: bool) -> Html {
        let visit = &self.visits[need.card];
        let mut body =
            vec![part::block("span", "", part::text(self.joint.everyday_name(need.card)))];
        if shared.surest().certain && !need.certain {
            body.push(part::block("span", "badge", part::text(words::MAYBE)));
        }
        if !need.certain {
            body.push(reasons::lines(visit, &need.paper.reasons));
        }
        if !is_uniform {
            body.push(papers::said(visit, need.paper));
            let prints = |it: &Need| !it.paper.amounts.is_empty();
            if !prints(need) && shared.needs.iter().any(prints) {
                body.push(part::line("ours", words::NO_NUMBER));
            }
        }
        part::all(body)
    }

    /// Where the documents say so, matter by matter.
    fn details(&self, shared: &SharedPaper) -> Html {
        let needs = shared.needs.iter().map(|need| {
            let card = self.card(need.card);
            part::all([
                part::block("p", "official", part::text(self.joint.name(need.card))),
                match need.certain {
                    true => reasons::lines(&self.visits[need.card], &need.paper.reasons),
                    false => Html::default(),
                },
                source::open(card.document, need.paper.passages()),
            ])
        });
        let summary = part::all([part::text(words::DETAILS), part::unseen(shared.name)]);
        part::folded("source", summary, false, part::all(needs))
    }

    /// Each matter's ways and days, short; all of it is on the card.
    fn ways(&self) -> Html {
        let matters = self.joint.matters.iter().map(|&place| {
            let (visit, card) = (&self.visits[place], self.card(place));
            let mut body = vec![names("h3", card)];
            body.extend(card.channels.iter().map(|it| {
                let said = part::all([part::official(it.text), reasons::lines(visit, &it.reasons)]);
                part::labelled(it.kind.word(), said)
            }));
            let mark = part::block("span", "ours-mark", part::text(words::RECKONED));
            let mut days = vec![part::block("p", "", mark)];
            days.extend(card.periods.iter().map(|it| when::period(visit, card, it)));
            days.extend(when::timings(card));
            body.push(part::block("div", "dates", part::all(days)));
            let notes = card.notes.iter().map(|it| {
                let said = part::all([part::official(it.text), reasons::lines(visit, &it.reasons)]);
                part::labelled(words::ALSO, said)
            });
            body.extend(notes);
            body.extend(whom(visit, card));
            let of_list = card.list_doubts();
            let of_list = of_list.iter().map(|it| (it.kind, it.text));
            let doubts = of_list.chain(card.other_doubts().map(|it| (it.kind, it.text)));
            body.extend(doubts.map(|(kind, text)| part::ours(say::kind_of_doubt(kind), text)));
            let address = visit.address(visit.answers.clone(), View::Card);
            let link = part::all([part::text(words::WHOLE_CARD), part::unseen(card.matter_name)]);
            body.push(part::block("p", "", part::link("quiet", address, link).into()));
            part::block("div", "way", part::all(body))
        });
        part::section("sheet-part", "how", words::HOW_AND_WHEN, part::all(matters))
    }

    fn along(&self) -> Html {
        let address = take_along::list_address(self.context);
        let text = take_along::of_list(plain::joint(self.joint), address.as_deref());
        let foot = part::line("sheet-foot", words::NOT_PROOF_JOINT);
        part::all([text, foot])
    }
}
