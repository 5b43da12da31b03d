//! 什么时候: the dates reckoned from the document, the day on which the citizen means to apply, and the time
//! line of the office's own stages; then the document's own sentences.

use super::{Visit, card::scoped};
use crate::app::browser::PRERENDERING;
use crate::app::components::day_form::{DayForm, day_form};
use crate::app::components::{part, reasons, source};
use crate::app::words;
use crate::card::{Card, Deadline, Period, Reasons, Stage, Timing, say};
use crate::link::{View, is_appliable};
use chrono::{Datelike, NaiveDate};
use say::Read;
use yew::prelude::*;

/// The whole part of the card.
pub fn section(visit: &Visit, card: &Card) -> Html {
    let mut body = vec![reckoned(visit, card)];
    if card.deadlines.is_empty() {
        body.push(part::line("", words::NO_TERM));
    }
    body.extend(card.deadlines.iter().map(|it| deadline(visit, card, it)));
    body.extend(card.backed_by.iter().map(|it| {
        let name = part::link("", visit.address_of(it.id), part::text(it.name)).into();
        let texts = it.deadlines.iter().map(|text| part::official(text));
        part::labelled(words::BACKED_BY, part::all([name].into_iter().chain(texts)))
    }));
    let said = |text, reasons: &Reasons, sources| {
        part::all([
            part::official(text),
            reasons::lines(visit, reasons),
            source::folded(card.document, sources),
        ])
    };
    body.extend(card.windows.iter().map(|it| {
        let name = scoped(words::WINDOW, &it.channels, "");
        part::labelled(name, said(it.text, &it.reasons, &it.sources))
    }));
    let notes: Vec<Html> =
        card.notes.iter().map(|it| said(it.text, &it.reasons, &it.sources)).collect();
    let when = part::section("sheet-part", "when", words::WHEN, part::all(body));
    if notes.is_empty() {
        return when;
    }
    part::all([when, part::section("sheet-part", "also", words::ALSO, part::list("notes", notes))])
}

fn deadline(visit: &Visit, card: &Card, deadline: &Deadline) -> Html {
    let name = scoped(words::TERM, &deadline.channels, deadline.stage);
    part::labelled(
        name,
        part::all([
            part::line("official term", deadline.text),
            reasons::lines(visit, &deadline.reasons),
            source::folded(card.document, &deadline.sources),
        ]),
    )
}

/// Everything that we reckoned, marked as ours.
fn reckoned(visit: &Visit, card: &Card) -> Html {
    if PRERENDERING {
        return Html::default();
    }
    let mark = part::block("span", "ours-mark", part::text(words::RECKONED));
    let mut body = vec![part::block("p", "", mark)];
    body.extend(card.periods.iter().map(|it| period(visit, card, it)));
    body.extend(timings(card));
    if !card.stages.is_empty() {
        body.push(line_of_stages(card));
    }
    body.push(other_day(visit, card));
    let mut dates = part::element("div", "dates", part::all(body));
    // Another day to apply changes them in place.
    dates.add_attribute("aria-live", "polite");
    dates.into()
}

/// Way by way; what holds for all of them is said once.
pub(super) fn timings(card: &Card) -> Vec<Html> {
    let common = say::common_state(card, Read::Today);
    let is_common = common.is_some();
    let common = common.map(|it| part::line("state", it));
    let each = card.timings.iter().filter(|it| !is_common || !it.promises.is_empty());
    common.into_iter().chain(each.map(|it| timing(card, it, is_common))).collect()
}

fn timing(card: &Card, timing: &Timing, is_common: bool) -> Html {
    let mut body = Vec::new();
    if !timing.channels.is_empty() {
        let ways = say::channels(&timing.channels);
        body.push(part::block("h3", "", part::text(ways)));
    }
    if !is_common {
        body.push(part::line("state", say::state(timing, card.today, Read::Today)));
    }
    for promise in &timing.promises {
        let Some(deadline) = card.deadlines.get(promise.deadline) else {
            continue;
        };
        if timing.promises.len() > 1 {
            // For whom, or for what, stands in the office's words.
            body.push(part::official(deadline.text));
        }
        let said = say::promise(timing, deadline, promise.end, card, Read::Today);
        body.push(part::line("promise", said));
        let rule = say::rule(deadline, promise.end, card.today);
        if !rule.is_empty() {
            body.push(how_counted(rule));
        }
    }
    part::block("div", "channel", part::all(body))
}

fn how_counted(rule: String) -> Html {
    part::folded("source", part::text(words::HOW_COUNTED), false, part::line("", rule))
}

pub(super) fn period(visit: &Visit, card: &Card, period: &Period) -> Html {
    let mut body = vec![part::official(period.text), reasons::lines(visit, &period.reasons)];
    let said = say::period(period, card.today, Read::Today);
    if said.is_empty() {
        // The question may have been answered without a day, or not at all.
        let place = visit.context.catalogue.question_index(period.question).unwrap_or(0);
        let address = visit.address(visit.answers.clone(), View::Ask(place as u8));
        body.push(part::link("quiet", address, part::text(words::GIVE_DAY)).into());
    } else {
        body.push(part::line("state", said));
        let rule = say::period_rule(period, card.today);
        if !rule.is_empty() {
            body.push(how_counted(rule));
        }
    }
    if period.days_left.is_some_and(|left| left < 0) && !period.after.is_empty() {
        body.push(part::official(period.after));
    }
    body.push(source::folded(card.document, &period.sources));
    part::block("div", "channel", part::all(body))
}

/// 环节 one below the other, from the day of acceptance.
fn line_of_stages(card: &Card) -> Html {
    let stage = |it: &Stage| {
        let deadline = card.deadlines.get(it.deadline)?;
        let name = part::block("span", "official stage", part::text(deadline.stage));
        let limit = part::block("span", "official", part::text(deadline.text));
        let until = part::line("state", say::stage(it, deadline, card.today));
        Some(part::all([name, until, limit]))
    };
    let from = card
        .stages
        .first()
        .and_then(|it| it.from)
        .map(|day| part::line("state", [&say::day(day, card.today), words::ACCEPTED].concat()));
    let stages = from.into_iter().chain(card.stages.iter().filter_map(stage));
    let title = part::block("h3", "", part::text(words::STAGES));
    part::all([
        title,
        part::line("ours", words::STAGES_RECKONED),
        part::list("stages", stages.collect()),
    ])
}

/// The day on which the citizen means to apply, to be changed.
fn other_day(visit: &Visit, card: &Card) -> Html {
    let depends = card.timings.iter().any(|it| !it.promises.is_empty());
    if !depends {
        return Html::default();
    }
    let today = card.today;
    let answers = visit.answers.clone();
    let addresses = visit.addresses();
    let go = Callback::from(move |day: NaiveDate| {
        if !is_appliable(day, today) {
            return Err(words::DAY_OUT_OF_REACH);
        }
        let mut answers = answers.clone();
        answers.set_applying(Some(day).filter(|day| *day != today));
        Ok(addresses(answers, View::Card))
    });
    let year = today.year();
    let form = day_form(DayForm {
        label: words::OTHER_DAY,
        years: (year, year + 1),
        year,
        day: Some(card.applying),
        button: words::RECKON,
        go,
    });
    let open = card.applying != today;
    part::folded("source", part::text(words::OTHER_DAY), open, form)
}
