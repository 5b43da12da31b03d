//! 日历文件: the dates of a card as an iCalendar file (RFC 5545), made in the browser.
//!
//! Whole days only, so that no client can shift them by its time zone. Identifiers are made of the matter and
//! the day: who opens the file twice has each entry once.

use super::plain;
use crate::card::{Acceptance, Card, End, Timing, say};
use crate::rules::Truth;
use chrono::{Datelike, NaiveDate};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Unlike that of any other entry of the card.
    pub id: String,
    /// First day.
    pub first: NaiveDate,
    /// Last day, included.
    pub last: NaiveDate,
    /// What happens.
    pub summary: String,
}

/// The entries of a card, in the order of the card; none when the citizen cannot apply or no day is known.
pub fn events(card: &Card) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    if !card.is_of_use() {
        return events;
    }
    let mut add = |what: &str, first: NaiveDate, last: NaiveDate, words: String| {
        let place = [card.region, "-", card.matter, "-", what, "-", &basic(first)].concat();
        let name = if card.plain_name.is_empty() { card.matter_name } else { card.plain_name };
        let summary = [&words, "：", card.region_name, name].concat();
        if !events.iter().any(|known| known.id == place) {
            events.push(Event { id: place, first, last, summary });
        }
    };
    for timing in &card.timings {
        let ways = ways(timing);
        let (opens, closes) = match timing.state {
            Acceptance::Open { last } => (None, last),
            Acceptance::Closed { next, last } => (next, last),
            Acceptance::Unclear { next } => (next, None),
            Acceptance::Unstated | Acceptance::AsStated | Acceptance::NotNeeded => (None, None),
        };
        if let Some(day) = opens {
            add(&id("opens", timing), day, day, ["可以去办了", &ways].concat());
        }
        if let Some(day) = closes {
            let words = if timing.unclear.is_some() {
                "稳妥的受理最后一天"
            } else {
                "受理最后一天"
            };
            add(&id("closes", timing), day, day, [words, &ways].concat());
        }
        for promise in &timing.promises {
            let deadline = card.deadlines.get(promise.deadline);
            if deadline.is_none_or(|it| it.applies != Truth::True) {
                continue;
            }
            match promise.end {
                End::By { last, .. } => {
                    add(&id("done", timing), last, last, ["窗口最晚这天办好", &ways].concat());
                }
                End::Between { first, last, .. } => {
                    add(&id("days", timing), first, last, ["文件写的日子", &ways].concat());
                }
                End::SameDay | End::Open => {}
            }
        }
    }
    for period in card.periods.iter().filter(|it| it.applies == Truth::True) {
        // The earlier day is the surer one: a last day of rest may not be moved in the office's eyes.
        let own = match period.end {
            End::By { unmoved, .. } => Some(unmoved),
            _ => period.end.last(),
        };
        let last = period.end.last().filter(|last| *last >= card.today);
        if let Some(day) = period.safe {
            add(period.question, day, day, "期限内最稳妥的最后一天".to_owned());
        } else if let Some(own) = own.filter(|own| *own >= card.today) {
            add(period.question, own, own, "期限的最后一天".to_owned());
        } else if let Some(last) = last {
            add(period.question, last, last, "期限顺延到这天，先问".to_owned());
        }
        for chance in &period.last_chances {
            let ways = ["（", &say::channels(&chance.channels), "）"].concat();
            add(period.question, chance.day, chance.day, ["期限内最后能办的一天", &ways].concat());
        }
    }
    events
}

/// （现场）, where the document names ways of applying.
fn ways(timing: &Timing) -> String {
    match timing.channels.is_empty() {
        true => String::new(),
        false => ["（", &say::channels(&timing.channels), "）"].concat(),
    }
}

/// The kind of entry with the place of its first channel among all kinds, which keeps entries of two ways
/// on one day apart.
fn id(what: &str, timing: &Timing) -> String {
    let way = timing.channels.first().map_or(0, |kind| *kind as u8 + 1);
    [what, &way.to_string()].concat()
}

/// The entries as a file; `None` when there are none.
pub fn file(card: &Card) -> Option<String> {
    let events = events(card);
    let today = card.today.pred_opt()?;
    if events.is_empty() {
        return None;
    }
    let mut out = String::new();
    let (bring, whom, basis) = (plain::papers(card), plain::whom(card), plain::basis(card));
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mingbai//mingbai//ZH", "CALSCALE:GREGORIAN"]
    {
        fold(&mut out, line);
    }
    for event in &events {
        let after = event.last.succ_opt()?;
        let expected = "日期是按文件算的，以经办机构的答复为准。";
        let description = [&bring, "\n", &whom, "\n", expected, "\n", &basis].concat();
        fold(&mut out, "BEGIN:VEVENT");
        fold(&mut out, &["UID:", &event.id, "@mingbai"].concat());
        // The card's day begins in China at four in the afternoon of the day before, in UTC.
        fold(&mut out, &["DTSTAMP:", &basic(today), "T160000Z"].concat());
        fold(&mut out, &["DTSTART;VALUE=DATE:", &basic(event.first)].concat());
        fold(&mut out, &["DTEND;VALUE=DATE:", &basic(after)].concat());
        fold(&mut out, &["SUMMARY:", &escaped(&event.summary)].concat());
        fold(&mut out, &["DESCRIPTION:", &escaped(&description)].concat());
        fold(&mut out, "TRANSP:TRANSPARENT");
        fold(&mut out, "BEGIN:VALARM");
        fold(&mut out, "ACTION:DISPLAY");
        fold(&mut out, &["DESCRIPTION:", &escaped(&event.summary)].concat());
        // Nine in the morning of the day before.
        fold(&mut out, "TRIGGER:-PT15H");
        fold(&mut out, "END:VALARM");
        fold(&mut out, "END:VEVENT");
    }
    fold(&mut out, "END:VCALENDAR");
    Some(out)
}

/// 20261122.
fn basic(day: NaiveDate) -> String {
    let two = |number: u32| {
        let digits = number.to_string();
        if digits.len() < 2 { ["0", &digits].concat() } else { digits }
    };
    [day.year().to_string(), two(day.month()), two(day.day())].concat()
}

/// RFC 5545, 3.3.11: what has a meaning in a text gets a backslash.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', c]),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// RFC 5545, 3.1: a line longer than 75 octets goes on in the next, behind a space. Characters stay whole.
fn fold(out: &mut String, line: &str) {
    const MOST: usize = 75;
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > MOST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = String::new();
        fold(&mut out, &"医".repeat(60));
        let lines: Vec<&str> = out.split_terminator("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= 75), "{lines:?}");
        assert!(lines[1..].iter().all(|line| line.starts_with(' ')), "{lines:?}");
        assert_eq!(lines.iter().map(|line| line.trim()).collect::<String>(), "医".repeat(60));
    }

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne\r\u{7}"), "a\\,b\\;c\\\\d\\ne");
    }
}
