//! Dates on the page: a day as an answer, another day to apply, the calendar file, the text to copy, and a page
//! that knows which day it is in China wherever the device is and however long it has been open.

use chrono::NaiveDate;
use mingbai::card;
use mingbai::export::ics;
use mingbai::link::{self, Link};
use serde_json::json;

use super::page::{Outcome, Page};

const NEWBORN: &str = "#/zhengzhou/newborn-enrolment?v=1&newborn-household=yes";

/// Year, month and day from three lists; what cannot be says why and keeps what was chosen.
pub async fn a_day_as_an_answer(page: Page) -> Outcome {
    page.open(&format!("{NEWBORN}&ask=newborn-age&today=2026-11-22")).await?;
    page.wait_heading("孩子是哪天出生的").await?;
    page.click("就是这天").await?;
    page.wait_text("请把年、月、日都选好").await?;
    page.must_be_accessible().await?;
    choose(&page, [None, Some(2), Some(30)]).await?;
    page.click("就是这天").await?;
    page.wait_text("没有这一天").await?;
    choose(&page, [None, Some(12), Some(1)]).await?;
    page.click("就是这天").await?;
    page.wait_text("这一天还没有到").await?;
    choose(&page, [None, Some(9), Some(1)]).await?;
    page.click("就是这天").await?;
    page.wait_heading("谁去给孩子办").await?;
    let fragment = page.fragment().await?;
    assert_eq!(fragment, format!("{NEWBORN}&newborn-age=2026-09-01&today=2026-11-22"));
    page.wait_text("2026年9月1日").await?;
    page.click("先看明白卡").await?;
    page.wait_text("还剩8天，满90天是11月30日（周一）").await?;
    page.click("怎么算的").await?;
    page.wait_text("当天不算，从第二天起数90天").await?;
    // The day is changed without losing the other answers, and the lists stand where it was.
    page.open(&format!("{NEWBORN}&newborn-age=2026-09-01&ask=newborn-age&today=2026-11-22"))
        .await?;
    page.wait_heading("孩子是哪天出生的").await?;
    let chosen = page
        .script("return [...document.querySelectorAll('.day select')].map(it => +it.value)", vec![])
        .await?;
    assert_eq!(chosen, json!([2026, 9, 1]));
    choose(&page, [None, Some(8), Some(1)]).await?;
    page.click("就是这天").await?;
    page.click("都对，看明白卡").await?;
    page.wait_text("不能办这一项").await?;
    page.wait_text("因为您说出生已经超过90日").await
}

/// Chooses in the lists for year, month and day, as a hand would.
async fn choose(page: &Page, numbers: [Option<u32>; 3]) -> Outcome {
    for (place, number) in numbers.into_iter().enumerate() {
        let Some(number) = number else { continue };
        let script = "const list = document.querySelectorAll('.day select')[arguments[0]];
            list.value = String(arguments[1]);
            list.dispatchEvent(new Event('change', { bubbles: true }));";
        page.script(script, vec![json!(place), json!(number)]).await?;
    }
    Ok(())
}

pub async fn another_day_to_apply(page: Page) -> Outcome {
    let matter = "#/wugang/inpatient-reimbursement";
    page.open(&format!("{matter}?see=card&today=2026-09-29")).await?;
    page.wait_text("今天去办，最晚11月16日（周一）给您办好").await?;
    page.click("换一天去办").await?;
    choose(&page, [Some(2026), Some(9), Some(1)]).await?;
    page.click("按这天算").await?;
    page.wait_text("请选今天或以后一年里的日子").await?;
    choose(&page, [Some(2026), Some(10), Some(10)]).await?;
    page.click("按这天算").await?;
    page.wait_text("10月10日（周六）去办，最晚11月20日（周五）给您办好").await?;
    let fragment = page.fragment().await?;
    assert_eq!(fragment, format!("{matter}?v=1&day=2026-10-10&see=card&today=2026-09-29"));
    // Later the day is over: the card says so and reckons from today.
    page.open(&format!("{matter}?day=2026-10-10&see=card&today=2026-10-12")).await?;
    page.wait_text("要去办的日子（已经过了，或者太远）").await?;
    page.wait_text("今天去办，最晚").await
}

/// The file behind 存到日历 is the core's, and the text can be copied.
pub async fn to_be_taken_along(page: Page) -> Outcome {
    let fragment = "#/zhengzhou/employee-suspension?see=card";
    let today = NaiveDate::from_ymd_opt(2026, 12, 21).ok_or("a real day")?;
    page.open(&link::with_today(fragment, today)).await?;
    page.wait_text("存到日历").await?;
    let script = "const link = document.querySelector('a[download]');
        return [link.download, decodeURIComponent(link.href.split(',').slice(1).join(','))]";
    let found = page.script(script, vec![]).await?;
    let catalogue = mingbai::bundled::catalogue().map_err(|_| "the catalogue is damaged")?;
    let Link::Matter { region, matter, answers, .. } = link::read(&catalogue, fragment, today).link
    else {
        return Err("not a matter".into());
    };
    let region = &catalogue.regions[region];
    let card = card::make(&catalogue, region, &region.matters[matter], &answers, today);
    let file = ics::file(&card).ok_or("a card with dates")?;
    assert_eq!(found, json!(["employee-suspension.ics", file]));
    page.click("文字版，可以发微信").await?;
    page.click("复制文字").await?;
    page.wait_text("已经复制").await?;
    page.must_be_accessible().await
}

/// Makes the page believe that it is another moment, and lets its timers run two hundred times as fast.
const MOMENT: &str = "
    window.moment = Date.parse('MOMENT');
    Date.now = () => window.moment;
    const every = window.setInterval;
    window.setInterval = (then, wait, ...more) => every(then, wait / 200, ...more);";

async fn at(page: &Page, moment: &str) -> Outcome {
    let source = MOMENT.replace("MOMENT", moment);
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    Ok(())
}

/// Half past midnight in China is the day before in America, and the day has long begun on Kiritimati.
pub async fn the_day_in_china_everywhere(page: Page) -> Outcome {
    at(&page, "2026-11-22T16:30:00Z").await?;
    for zone in ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
    {
        page.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await?;
        page.open("#/zhengzhou/resident-inpatient?see=card").await?;
        page.wait_text("制卡日期：2026年11月23日").await?;
        page.wait_text("今天（11月23日，周一）可以办").await?;
    }
    Ok(())
}

/// A page left open overnight turns to the new day by itself, with all that hangs on it.
pub async fn the_day_turns(page: Page) -> Outcome {
    at(&page, "2026-11-25T15:59:59Z").await?;
    page.open("#/zhengzhou/employee-suspension?see=card").await?;
    page.wait_text("今天（11月25日，周三）可以办，是这个月最后一天；赶不上，12月7日（周一）再办。")
        .await?;
    page.script("window.same = true; window.moment += 1000", vec![]).await?;
    page.wait_text("今天（11月26日，周四）办不了。12月7日（周一）可以办，办到12月25日（周五）。")
        .await?;
    page.wait_text("制卡日期：2026年11月26日").await?;
    let same = page.script("return window.same === true", vec![]).await?;
    assert_eq!(same, json!(true), "the page was not loaded anew");
    Ok(())
}
