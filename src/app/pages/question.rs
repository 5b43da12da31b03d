//! One question.

use super::Visit;
use crate::app::components::day_form::{DayForm, day_form};
use crate::app::components::{explanation, part, read_aloud, source};
use crate::app::{Shown, words};
use crate::calendar::{Calendar, choice_on};
use crate::card::{self, say};
use crate::catalogue::Matter;
use crate::interview::{at_most_remaining, is_offered, questions_of};
use crate::link::View;
use crate::rules::Answer;
use chrono::Datelike;
use yew::prelude::*;

/// A question about a matter.
pub fn of_matter(visit: &Visit, matter: &'static Matter, place: u8) -> Shown {
    let mut before = visit.answers.clone();
    before.set(place, None);
    let remaining = at_most_remaining(matter, &before);
    let asked = questions_of(matter);
    let is_first = !before.iter().any(|(it, _)| asked.contains(&it));
    let early =
        part::link("quiet", visit.address(before, View::Card), part::text(words::EARLY_CARD));
    let early = part::block("p", "aside", early.into());
    let (catalogue, region) = (visit.context.catalogue, visit.region());
    let asked = Asked {
        crumb: matter.everyday_name(),
        progress: words::remaining(remaining, is_first),
        offered: &|answer| {
            visit.answers.get(place) == Some(answer)
                || is_offered(matter, &catalogue.questions, place, answer)
        },
        unsure: words::unsure_means(card::unsure(matter, visit.answers, place)),
        sources: source::folded(region.title, &card::asked_for(catalogue, region, matter, place)),
        below: early,
    };
    page(visit, place, asked)
}

/// What a question's page says of the matter or situation that asks it.
pub struct Asked<'a> {
    pub crumb: &'static str,
    pub progress: String,
    /// Which answers there are to choose from.
    pub offered: &'a dyn Fn(Answer) -> bool,
    /// What 不清楚 means.
    pub unsure: String,
    /// Where the document says that it depends on this.
    pub sources: Html,
    /// What stands below the answers.
    pub below: Html,
}

/// A question.
pub fn page(visit: &Visit, place: u8, asked: Asked) -> Shown {
    // `link::read` and the interview only give questions that exist.
    let question = &visit.context.catalogue.questions[usize::from(place)];
    let definite = question
        .choices
        .iter()
        .enumerate()
        .map(|(choice, it)| (Answer::Choice(choice as u8), "choice", it.label, String::new()));
    let unsure = (Answer::NotSure, "choice unsure", words::UNSURE, asked.unsure);
    let offered = definite.chain([unsure]).filter(|it| (asked.offered)(it.0));
    let choices = offered.map(|(answer, class, label, note)| {
        let address = visit.address(visit.answers.with(place, answer), View::Next);
        let chosen = visit.answers.get(place) == Some(answer) && visit.answers.day(place).is_none();
        part::choice(class, address, label, note, chosen)
    });
    // A screen reader that comes to the answers says what they answer.
    let mut answers =
        part::element("ul", "choices", part::all(choices.map(|it| part::block("li", "", it))));
    answers.add_attribute("aria-label", question.text);
    let hint = match question.hint {
        "" => Html::default(),
        hint => part::line("lead", hint),
    };
    let why = [words::WHY_ASKED, question.why].concat();
    let body = part::all([
        part::line("crumb", asked.crumb),
        part::line("progress", asked.progress),
        part::heading(question.text),
        read_aloud::row(),
        hint,
        explanation::folded(
            words::LOOKS_LIKE,
            "",
            &card::shown_with(visit.context.catalogue, place),
        ),
        about_a_day(visit, place),
        answers.into(),
        part::block("div", "why", part::all([part::line("", why), asked.sources])),
        asked.below,
        given(visit, Some(place)),
    ]);
    // What was unfolded at one question is folded at the next.
    let body = html! { <><key={usize::from(place)}>{ body }</></> };
    Shown { title: question.text.to_owned(), body }
}

/// Of a question about a day: the day itself.
fn about_a_day(visit: &Visit, place: u8) -> Html {
    let context = &visit.context;
    let question = &context.catalogue.questions[usize::from(place)];
    if question.span.is_none() {
        return Html::default();
    }
    let (catalogue, today) = (context.catalogue, context.today);
    let on = move |day| choice_on(Calendar::of(catalogue), question, day, today);
    let (answers, addresses) = (visit.answers.clone(), visit.addresses());
    let go = Callback::from(move |day| {
        let choice = on(day).ok_or(words::DAY_TO_COME)?;
        let mut answers = answers.clone();
        answers.set_day(place, day, choice);
        Ok(addresses(answers, View::Next))
    });
    let year = context.today.year();
    let day = visit.answers.day(place);
    // Those for whom it still matters chose one of the last years; others have a button.
    let first = day.map_or(year, |day| day.year()).min(year - 2);
    let (label, button) = (words::CHOOSE_DAY, words::THIS_DAY);
    day_form(DayForm { label, years: (first, year), year, day, button, go })
}

/// The answers given so far, each to be changed in place without losing the others.
pub fn given(visit: &Visit, except: Option<u8>) -> Html {
    let bank = &visit.context.catalogue.questions;
    let rows: Vec<Html> = visit
        .answers
        .iter()
        .filter(|(place, _)| Some(*place) != except)
        .filter_map(|(place, answer)| {
            // A question that is asked elsewhere only has no words here, and its answer no effect.
            let question = bank.get(usize::from(place)).filter(|it| !it.text.is_empty())?;
            let label = match (visit.answers.day(place), answer) {
                (Some(day), _) => AttrValue::from(say::long_day(day)),
                (None, Answer::Choice(choice)) => {
                    question.choices.get(usize::from(choice))?.label.into()
                }
                (None, Answer::NotSure) => words::UNSURE.into(),
            };
            let address = visit.address(visit.answers.clone(), View::Ask(place));
            let change = part::all([part::text(words::CHANGE), part::unseen(question.text)]);
            let change = part::link("", address, change).into();
            let answer = part::block("dd", "", part::all([part::text(label), change]));
            let asked = part::block("dt", "", part::text(question.text));
            Some(part::block("div", "given-row", part::all([asked, answer])))
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let rows = part::block("dl", "", part::all(rows));
    part::section("given", "given", words::YOUR_ANSWERS, rows)
}
