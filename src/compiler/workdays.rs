//! `workdays/`: the notices on 放假 and 调休, and the feasts of the years after them.

use super::mistake::{Mistake, Position};
use super::yaml::{File, Node, Record};
use super::{Session, keep};
use crate::catalogue::{FeastYear, Holiday, WorkYear};
use chrono::{Datelike, NaiveDate};

const FOLDER: &str = "workdays";
const FEASTS: &str = "feasts.yaml";

/// Reads every year's notice and the feasts; mistakes are recorded in the files.
pub fn read(session: &mut Session<'_>) -> (Vec<WorkYear>, Vec<FeastYear>) {
    let mut years: Vec<WorkYear> = Vec::new();
    for name in session.names(FOLDER, |path| path.extension().is_some_and(|it| it == "yaml")) {
        let Some((file, root)) = session.yaml(&format!("{FOLDER}/{name}")) else {
            continue;
        };
        if name == FEASTS {
            let feasts = feasts(&file, &root).unwrap_or_default();
            // Files come in the order of their names, so all years have been read.
            check_joint(&file, root.at, &years, &feasts);
            return (years, feasts);
        }
        years.extend(year(&file, &root, name.trim_end_matches(".yaml")));
    }
    (years, Vec::new())
}

/// Years follow each other without a gap, from the notices to the feasts.
fn check_joint(file: &File, at: Position, years: &[WorkYear], feasts: &[FeastYear]) {
    let mut all: Vec<u16> = years.iter().map(|it| it.year).collect();
    let last = all.last().copied().unwrap_or(0);
    all.extend(feasts.iter().map(|it| it.year).filter(|&year| year > last));
    let gap = all.windows(2).find(|pair| pair[1] != pair[0] + 1);
    if let Some(pair) = gap {
        let (found, expected) = (pair[1].to_string(), vec![(pair[0] + 1).to_string()]);
        file.mistake(at, Mistake::UnknownWord { what: "年", found, expected });
    }
}

fn year(file: &File, root: &Node, stem: &str) -> Option<WorkYear> {
    let keys = &["年", "通知", "文号", "日期", "网址", "节日"];
    let record = Record::new(file, root, keys)?;
    let node = record.need("年")?;
    let year = node.number(file)?;
    if year.to_string() != stem {
        let (found, expected) = (year.to_string(), vec![stem.to_owned()]);
        file.mistake(node.at, Mistake::UnknownWord { what: "年", found, expected });
        return None;
    }
    for key in ["通知", "日期", "网址"] {
        record.need_text(key)?;
    }
    let number = record.need_text("文号")?;
    let holidays = record.need("节日")?.list(file)?;
    let holidays: Vec<Holiday> =
        holidays.iter().filter_map(|node| holiday(file, node, year as i32)).collect();
    Some(WorkYear { year: year as u16, number: keep(number), holidays })
}

fn holiday(file: &File, node: &Node, year: i32) -> Option<Holiday> {
    let record = Record::new(file, node, &["名称", "原文", "放假", "上班"])?;
    let name = record.need_text("名称")?;
    record.need_text("原文")?;
    let off = record.need("放假")?;
    let days = |node: &Node| -> Vec<Option<NaiveDate>> {
        node.items().into_iter().map(|it| day(file, it, year)).collect()
    };
    let [Some(first), Some(last)] = days(off)[..] else {
        file.mistake(off.at, Mistake::BadRange);
        return None;
    };
    if first > last {
        file.mistake(off.at, Mistake::BadRange);
        return None;
    }
    let epoch = NaiveDate::from_ymd_opt(2000, 1, 1)?;
    let worked = days(record.need("上班")?);
    let number = |day: NaiveDate| u16::try_from((day - epoch).num_days()).ok();
    Some(Holiday {
        name: keep(name),
        first: number(first)?,
        last: number(last)?,
        worked: worked.into_iter().flatten().filter_map(number).collect(),
    })
}

/// A day of a year, written 2026-10-01; 元旦 can begin in the December before.
fn day(file: &File, node: &Node, year: i32) -> Option<NaiveDate> {
    let text = node.text(file)?;
    let is_of_year =
        |day: &NaiveDate| day.year() == year || (day.year() == year - 1 && day.month() == 12);
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(is_of_year);
    if day.is_none() {
        file.mistake(node.at, Mistake::BadDay { found: text.to_owned(), year });
    }
    day
}

fn feasts(file: &File, root: &Node) -> Option<Vec<FeastYear>> {
    let record = Record::new(file, root, &["依据", "条文", "日子"])?;
    record.need_text("依据")?;
    record.need_text("条文")?;
    let mut years = Vec::new();
    for (key, node) in record.need("日子")?.map(file)? {
        let Ok(year) = key.text.parse::<u16>() else {
            let (what, found) = ("年", key.text.clone());
            file.mistake(key.at, Mistake::UnknownWord { what, found, expected: Vec::new() });
            continue;
        };
        let record = Record::new(file, node, &["春节", "清明", "端午", "中秋"])?;
        let feast = |name: &'static str| -> Option<u16> {
            let node = record.need(name)?;
            let text = node.text(file)?;
            let day = NaiveDate::parse_from_str(&format!("{year}-{text}"), "%Y-%m-%d").ok();
            if day.is_none() {
                let found = text.to_owned();
                file.mistake(node.at, Mistake::BadDay { found, year: year.into() });
            }
            day.map(|day| day.ordinal() as u16)
        };
        years.push(FeastYear {
            year,
            spring: feast("春节")?,
            qingming: feast("清明")?,
            dragon_boat: feast("端午")?,
            mid_autumn: feast("中秋")?,
        });
    }
    Some(years)
}
