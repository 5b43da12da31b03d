//! `mingbai`, the headless twin of the page, for maintainers and for tests: the same catalogue, the same
//! interview, the same card, from a shell.

mod answers;
mod check;
mod show;

use crate::calendar::Calendar;
use crate::card;
use crate::catalogue::{Catalogue, Comparison, Matter, Region, Topic};
use crate::compare::side_by_side;
use crate::interview::{questions_of, topic};
use crate::search::Finder;
use crate::{bundled, export, link};
use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use std::fmt;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// 明白办：医保办事目录、提问和明白卡，在命令行里。
#[derive(Parser)]
#[command(name = "mingbai", version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 检查目录：有没有写错，文件的每个字是否都有着落
    Check {
        /// 检查这个文件夹里的目录，不必重新构建
        #[arg(long, value_name = "DIR")]
        seeds: Option<PathBuf>,
        /// 列出每份文件已有着落的比例，和没有着落的字
        #[arg(long)]
        coverage: bool,
    },
    /// 把整个目录写成 JSON
    Export,
    /// 列出地区和事项的代号
    List,
    /// 列出一个事项会问的问题和可选的回答
    Questions {
        /// 地区代号，例如 wugang
        region: String,
        /// 事项代号，例如 inpatient-reimbursement
        matter: String,
    },
    /// 从一个情形找到该办的事项：下一个问题、合适的事项、不合适的原因
    Topic {
        /// 地区代号，例如 wugang
        region: String,
        /// 情形代号，例如 away-care
        topic: String,
        /// 一个回答：问题=回答，中文名或代号都可以；不清楚写“不清楚”
        #[arg(long = "answer", value_name = "QUESTION=ANSWER")]
        answers: Vec<String>,
        /// 把哪一天当作今天，例如 2026-11-22；不写就是今天
        #[arg(long, value_name = "DATE")]
        today: Option<NaiveDate>,
        /// 输出 JSON
        #[arg(long)]
        json: bool,
    },
    /// 把同一件事在各地的写法逐项对照；不写事项就列出可以对照的
    Compare {
        /// 对照的代号，例如 inpatient-reimbursement，或“地区/事项”
        matter: Option<String>,
        /// 输出 JSON
        #[arg(long)]
        json: bool,
    },
    /// 做一张明白卡
    Card {
        /// 地区代号，例如 wugang
        region: String,
        /// 事项代号，例如 inpatient-reimbursement
        matter: String,
        /// 一个回答：问题=回答，中文名或代号都可以；不清楚写“不清楚”
        #[arg(long = "answer", value_name = "QUESTION=ANSWER")]
        answers: Vec<String>,
        /// 哪一天的卡，例如 2026-11-22；不写就是今天
        #[arg(long, value_name = "DATE")]
        today: Option<NaiveDate>,
        /// 哪一天去办；不写就是制卡那天
        #[arg(long, value_name = "DATE")]
        day: Option<NaiveDate>,
        /// 输出 JSON
        #[arg(long, conflicts_with_all = ["ics", "plain"])]
        json: bool,
        /// 输出日历文件（iCalendar）
        #[arg(long)]
        ics: bool,
        /// 输出可以发微信的文字
        #[arg(long, conflicts_with = "ics")]
        plain: bool,
    },
    /// 几件事一起办：材料合在一张清单上，同样的只列一次
    Joint {
        /// 要办的事，照链接的写法：地区/事项?问题=回答&问题=回答，例如 "wugang/maternity-medical?insurance=employee"
        #[arg(required = true, value_name = "MATTER")]
        matters: Vec<String>,
        /// 哪一天的清单，例如 2026-11-22；不写就是今天
        #[arg(long, value_name = "DATE")]
        today: Option<NaiveDate>,
        /// 输出 JSON
        #[arg(long)]
        json: bool,
    },
    /// 按打的字来找：百姓会先看到什么
    Find {
        /// 打的字，例如 生孩子报销、zhuyuan、zybx
        typed: String,
        /// 只在这个地区找
        #[arg(long)]
        region: Option<String>,
    },
    /// 列出每一天上班还是休息
    Workdays {
        /// 第一天，例如 2026-10-01
        first: NaiveDate,
        /// 最后一天
        last: NaiveDate,
    },
}

/// Why a command cannot be carried out; each says what would have been possible.
#[derive(Debug)]
enum Failure {
    Damaged,
    NoRegion { found: String, expected: Vec<String> },
    NoMatter { region: String, found: String, expected: Vec<String> },
    NoTopic { found: String, expected: Vec<String> },
    NoComparison { found: String, expected: Vec<String> },
    NotAMatter { found: String },
    Answer(answers::BadAnswer),
    Mistakes(usize),
    Uncovered,
    Day { found: NaiveDate, today: NaiveDate },
    NoDates,
    UnknownDay { found: NaiveDate },
    Output(std::io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Damaged => write!(out, "程序里的目录坏了，请重新构建"),
            Failure::NoRegion { found, expected } => {
                write!(out, "没有地区“{found}”，可以写：{}", expected.join("、"))
            }
            Failure::NoMatter { region, found, expected } => {
                write!(out, "{region}没有事项“{found}”，可以写：\n  {}", expected.join("\n  "))
            }
            Failure::NoTopic { found, expected } => {
                write!(out, "没有情形“{found}”，可以写：{}", expected.join("、"))
            }
            Failure::NoComparison { found, expected } => {
                write!(out, "没有对照“{found}”，可以写：\n  {}", expected.join("\n  "))
            }
            Failure::NotAMatter { found } => write!(
                out,
                "看不懂“{found}”，应当写成 地区/事项?问题=回答，都用代号；mingbai list 和 mingbai questions 列出代号"
            ),
            Failure::Answer(bad) => write!(out, "{bad}"),
            Failure::Mistakes(count) => write!(out, "目录里有 {count} 处错误，见上面"),
            Failure::Uncovered => write!(out, "还有没有着落的字，见上面"),
            Failure::Day { found, today } => write!(
                out,
                "{found} 不能去办，应当从 {today} 起，最多往后 {} 天",
                link::MOST_DAYS_AHEAD
            ),
            Failure::NoDates => write!(out, "这张卡上没有日期，没有日历可写"),
            Failure::UnknownDay { found } => {
                write!(out, "{found} 上不上班不知道，应当是有通知或有节日表的年份")
            }
            Failure::Output(error) => write!(out, "写不出去：{error}"),
        }
    }
}

impl Failure {
    /// 2 for a wrong call, 1 for something wrong with the catalogue.
    fn exit_code(&self) -> u8 {
        match self {
            Failure::NoRegion { .. }
            | Failure::NoMatter { .. }
            | Failure::NoTopic { .. }
            | Failure::NoComparison { .. }
            | Failure::NotAMatter { .. }
            | Failure::Day { .. }
            | Failure::UnknownDay { .. }
            | Failure::Answer(_) => 2,
            _ => 1,
        }
    }
}

/// Runs the command line of the process.
pub fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that closes early (`| head`) wanted no more: nothing went wrong.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("错误：{failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    let out = &mut std::io::stdout().lock();
    if let Command::Check { seeds, coverage } = command {
        return check::run(out, seeds.as_deref(), coverage);
    }
    let catalogue = bundled::catalogue().map_err(|_| Failure::Damaged)?;
    match command {
        Command::Check { .. } => Ok(()),
        Command::Export => show::json(out, &export::catalogue(&catalogue)),
        Command::List => show::list(out, &catalogue),
        Command::Questions { region, matter } => {
            let (_, matter) = find(&catalogue, &region, &matter)?;
            show::questions(out, &catalogue, matter)
        }
        Command::Topic { region, topic, answers, today, json } => {
            let region = find_region(&catalogue, &region)?;
            let topic = find_topic(&catalogue, &topic)?;
            let asked = topic::questions_of(&topic::candidates(topic, region));
            let today = today.unwrap_or_else(today_here);
            let answers =
                answers::read(&catalogue, &asked, &answers, today).map_err(Failure::Answer)?;
            let choosing = card::choose(&catalogue, region, topic, &answers);
            if json { show::json(out, &choosing) } else { show::choosing(out, &choosing) }
        }
        Command::Compare { matter: None, .. } => show::comparisons(out, &catalogue),
        Command::Compare { matter: Some(matter), json } => {
            let shown = side_by_side(&catalogue, find_comparison(&catalogue, &matter)?);
            if json { show::json(out, &shown) } else { show::side_by_side(out, &shown) }
        }
        Command::Card { region, matter, answers, today, day, json, ics, plain } => {
            let (region, matter) = find(&catalogue, &region, &matter)?;
            let asked = questions_of(matter);
            let today = today.unwrap_or_else(today_here);
            let mut answers =
                answers::read(&catalogue, &asked, &answers, today).map_err(Failure::Answer)?;
            if let Some(found) = day.filter(|day| !link::is_appliable(*day, today)) {
                return Err(Failure::Day { found, today });
            }
            answers.set_applying(day);
            let card = card::make(&catalogue, region, matter, &answers, today);
            if json {
                show::json(out, &card)
            } else if ics {
                let file = export::ics::file(&card).ok_or(Failure::NoDates)?;
                out.write_all(file.as_bytes()).map_err(Failure::Output)
            } else if plain {
                out.write_all(export::plain::card(&card).as_bytes()).map_err(Failure::Output)
            } else {
                show::card(out, &card)
            }
        }
        Command::Joint { matters, today, json } => {
            let today = today.unwrap_or_else(today_here);
            let cards = joined(&catalogue, &matters, today)?;
            let joint = card::joint(&cards);
            match json {
                true => show::json(out, &joint),
                false => {
                    out.write_all(export::plain::joint(&joint).as_bytes()).map_err(Failure::Output)
                }
            }
        }
        Command::Find { typed, region } => {
            let region = match region {
                Some(region) => Some(find_region(&catalogue, &region)?.id),
                None => None,
            };
            let place = catalogue.regions.iter().position(|it| Some(it.id) == region);
            show::found(out, &Finder::new(&catalogue).find(&typed, place))
        }
        Command::Workdays { first, last } => {
            show::workdays(out, Calendar::of(&catalogue), first, last)
        }
    }
}

/// The cards of matters that are written as in an address.
fn joined(
    catalogue: &Catalogue,
    matters: &[String],
    today: NaiveDate,
) -> Result<Vec<card::Card>, Failure> {
    let mut cards = Vec::new();
    for written in matters {
        let address = link::read(catalogue, written, today);
        let link::Link::Matter { region, matter, answers, .. } = address.link else {
            return Err(Failure::NotAMatter { found: written.clone() });
        };
        if !address.dropped.is_empty() || !address.joined.is_empty() {
            return Err(Failure::NotAMatter { found: written.clone() });
        }
        let region = &catalogue.regions[region];
        cards.push(card::make(catalogue, region, &region.matters[matter], &answers, today));
    }
    Ok(cards)
}

/// Today in China, which is eight hours ahead of UTC all year.
fn today_here() -> NaiveDate {
    let since_1970 = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs());
    let days = (since_1970 + 8 * 3600) / 86_400;
    NaiveDate::default() + chrono::Days::new(days)
}

fn find_region<'c>(catalogue: &'c Catalogue, region: &str) -> Result<&'c Region, Failure> {
    let found = catalogue.regions.iter().find(|known| known.id == region || known.name == region);
    found.ok_or_else(|| Failure::NoRegion {
        found: region.to_owned(),
        expected: catalogue.regions.iter().map(|it| format!("{}（{}）", it.id, it.name)).collect(),
    })
}

fn find_topic<'c>(catalogue: &'c Catalogue, topic: &str) -> Result<&'c Topic, Failure> {
    let mut topics = catalogue.topics.iter();
    topics.find(|known| known.id == topic || known.situation == topic).ok_or_else(|| {
        let shown = |it: &Topic| format!("{}（{}）", it.id, it.situation);
        let expected = catalogue.topics.iter().map(shown).collect();
        Failure::NoTopic { found: topic.to_owned(), expected }
    })
}

/// By its own identifier, or by that of one of its matters: `wugang/inpatient-reimbursement`.
fn find_comparison<'c>(catalogue: &'c Catalogue, found: &str) -> Result<&'c Comparison, Failure> {
    let has = |it: &&Comparison| {
        it.matters
            .iter()
            .filter_map(|place| catalogue.at(*place))
            .any(|(region, matter)| format!("{}/{}", region.id, matter.id) == found)
    };
    let mut comparisons = catalogue.comparisons.iter();
    let by_id = comparisons.find(|it| it.id == found || it.name == found);
    by_id.or_else(|| catalogue.comparisons.iter().find(has)).ok_or_else(|| {
        let shown = |it: &Comparison| format!("{}（{}）", it.id, it.name);
        let expected = catalogue.comparisons.iter().map(shown).collect();
        Failure::NoComparison { found: found.to_owned(), expected }
    })
}

fn find<'c>(
    catalogue: &'c Catalogue,
    region: &str,
    matter: &str,
) -> Result<(&'c Region, &'c Matter), Failure> {
    let region = find_region(catalogue, region)?;
    let found = region.matters.iter().find(|known| known.id == matter || known.name == matter);
    let matter = found.ok_or_else(|| Failure::NoMatter {
        region: region.name.to_owned(),
        found: matter.to_owned(),
        expected: region.matters.iter().map(|it| format!("{}（{}）", it.id, it.name)).collect(),
    })?;
    Ok((region, matter))
}
