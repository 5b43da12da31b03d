//! Working days, counting and calendar files against what others wrote: two packages that know the notices, one
//! that knows the moon, and two parsers. `scripts/tools.sh test` installs them.

use crate::report::Report;
use crate::{catalogue, in_package};
use chrono::{Days, NaiveDate};
use mingbai::calendar::{Calendar, count};
use mingbai::card;
use mingbai::catalogue::Unit;
use mingbai::export::ics;
use mingbai::rules::Answers;
use std::io::Write;
use std::process::{Command, Stdio};

/// Runs a script of `tests/peers/` and gives what it prints; says what it needs when it cannot run.
fn peer(script: &str, arguments: &[&str], input: &str) -> String {
    let program = if script.ends_with(".py") {
        in_package(".tools/python/bin/python").into_os_string()
    } else {
        "node".into()
    };
    let path = in_package("tests/peers").join(script);
    let mut child = Command::new(&program)
        .arg(&path)
        .args(arguments)
        .current_dir(in_package(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| {
            panic!("{}：{error}。先运行 scripts/tools.sh test", program.display())
        });
    let input = input.to_owned();
    let mut stdin = child.stdin.take().expect("piped");
    // In a thread of its own: a script that prints while it reads must not wait for us.
    let writing = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("output of the script");
    let _ = writing.join();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script} {arguments:?}：{said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

/// Every day of every published year is what two independent packages say.
#[test]
fn every_day_is_what_others_say() {
    let calendar = Calendar::of(catalogue());
    let (first, last) = (calendar.years[0].year, calendar.years[calendar.years.len() - 1].year);
    assert_eq!(first, 2024);
    let mut ours = String::new();
    let end = date(last.into(), 12, 31);
    for day in date(first.into(), 1, 1).iter_days().take_while(|day| *day <= end) {
        let known = calendar.day(day).expect("a published year");
        assert!(!known.expected, "{day}");
        ours.push_str(&format!("{day} {}\n", if known.rest { "休" } else { "班" }));
    }
    let years = [first.to_string(), last.to_string()];
    for script in ["workdays.mjs", "workdays.py"] {
        let theirs = peer(script, &[&years[0], &years[1]], "");
        let mut report = Report::default();
        for (ours, theirs) in ours.lines().zip(theirs.lines()) {
            report.check(ours == theirs, || format!("{ours}，别人说 {theirs}"));
        }
        report.finish(script);
        assert_eq!(ours.lines().count(), theirs.lines().count(), "{script}");
    }
}

/// The moving feasts of the years without a notice are those of a package that reckons them.
#[test]
fn feasts_are_where_others_reckon_them() {
    let feasts = Calendar::of(catalogue()).feasts;
    assert!(feasts.len() > 20, "{}", feasts.len());
    let mut ours = String::new();
    for year in feasts {
        let days = [
            ("春节", year.spring),
            ("清明", year.qingming),
            ("端午", year.dragon_boat),
            ("中秋", year.mid_autumn),
        ];
        for (name, ordinal) in days {
            let day = NaiveDate::from_yo_opt(year.year.into(), ordinal.into()).expect("a day");
            ours.push_str(&format!("{} {name} {day}\n", year.year));
        }
    }
    let years = [feasts[0].year.to_string(), feasts[feasts.len() - 1].year.to_string()];
    assert_eq!(ours, peer("feasts.mjs", &[&years[0], &years[1]], ""));
}

/// From every day of the published years, so many working days end where another count ends.
#[test]
fn working_days_end_where_others_end() {
    let calendar = Calendar::of(catalogue());
    let last = calendar.years[calendar.years.len() - 1].year;
    let mut asked = Vec::new();
    for days in [1u16, 2, 3, 5, 6, 10, 15, 20, 30] {
        // Seventy days before the end: thirty working days do not leave the published years.
        let end = date(last.into(), 12, 31) - Days::new(70);
        let starts = date(2024, 1, 1).iter_days().take_while(|day| *day <= end);
        asked.extend(starts.map(|start| (start, days)));
    }
    let input: String = asked.iter().map(|(day, days)| format!("{day} {days} 工作日\n")).collect();
    let theirs = peer("deadlines.py", &[], &input);
    assert_eq!(theirs.lines().count(), asked.len());
    let mut report = Report::default();
    for ((start, days), theirs) in asked.iter().zip(theirs.lines()) {
        let ours = count(calendar, *start, *days, Unit::WorkingDays).map(|it| it.last.to_string());
        report.check(ours.as_deref() == Some(theirs), || {
            format!("从 {start} 起 {days} 个工作日：{ours:?}，别人说 {theirs}")
        });
    }
    report.finish("工作日");
}

/// Calendar files of all matters, on ordinary days and at the turn of the year, are read by two parsers, and say
/// what the card says.
#[test]
fn calendar_files_are_read_by_others() {
    let catalogue = catalogue();
    let mut checked = 0;
    let mut shown = Vec::new();
    for today in [date(2026, 9, 24), date(2026, 12, 21)] {
        let matters = catalogue
            .regions
            .iter()
            .flat_map(|region| region.matters.iter().map(move |matter| (region, matter)));
        for (region, matter) in matters {
            let answers = Answers::none(&catalogue.questions);
            let card = card::make(catalogue, region, matter, &answers, today);
            if let Some(file) = ics::file(&card) {
                let name = format!("{}/{} {today}", region.id, matter.id);
                shown.push((name, ics::events(&card), file));
            }
        }
    }
    // One in eight of them: each is a process of its own.
    for (name, events, file) in shown.iter().step_by(8) {
        for script in ["ics.mjs", "ics.py"] {
            let read = peer(script, &[], file);
            let read: Vec<serde_json::Value> = serde_json::from_str(&read).expect("JSON");
            assert_eq!(read.len(), events.len(), "{name} {script}");
            for (read, event) in read.iter().zip(events) {
                assert_eq!(read["summary"], event.summary, "{name} {script}");
                assert_eq!(read["start"], event.first.to_string(), "{name} {script}");
                assert_eq!(read["end"], (event.last + Days::new(1)).to_string(), "{name} {script}");
                assert_eq!(read["alarms"], 1, "{name} {script}");
                let said = read["description"].as_str().unwrap_or("");
                assert!(said.contains("依据") && !said.contains("\\n"), "{name} {script}: {said}");
                checked += 1;
            }
        }
    }
    assert!(checked > 40, "{checked}");
    assert!(shown.len() > 100, "{}", shown.len());
}
