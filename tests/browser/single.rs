//! The one file that `make single` makes: opened as a file, with no host anywhere.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::driver::Engine;
use super::page::{Outcome, Page};
use super::printing;
use super::screens::unfold;

const CARD: &str =
    "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=yes&injury=no&see=card";

/// Makes the file of `dist/`, under another name than its own, as people name files.
fn made(name: &str) -> Outcome<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = root.join("target/single").join(name);
    let mut make = Command::new("node");
    make.current_dir(root).args(["scripts/dist/single.mjs", "dist"]).arg(&file);
    let said = make.output()?;
    if !said.status.success() {
        return Err(String::from_utf8_lossy(&said.stderr).into());
    }
    Ok(file)
}

/// Start page, search, interview, card, picture, sheet, document: and nothing is asked of anybody but the file.
pub async fn opens_without_a_host(page: Page) -> Outcome {
    let page = page.at_file(&made("医保 办事.html")?)?;
    page.open("").await?;
    page.wait_heading("您要办什么医保的事").await?;
    page.must_be_accessible().await?;
    page.click_css("#typed").await?;
    page.type_text("zhuyuan").await?;
    page.wait_text("住院费用报销").await?;
    page.click("舞钢市：住院费用报销").await?;
    page.wait_heading("参加的是哪种医保").await?;
    page.click("居民医保").await?;
    page.wait_heading("意外受伤").await?;
    page.click("不是意外受伤").await?;
    page.wait_heading("是急诊看的吗").await?;
    page.click("是急诊").await?;
    page.wait_heading("看看答得对不对").await?;
    page.click("都对，看明白卡").await?;
    page.wait_heading("住院费用报销").await?;
    assert_eq!(page.fragment().await?, CARD);
    page.wait_text("不超过30个工作日").await?;
    page.back().await?;
    page.wait_heading("看看答得对不对").await?;
    page.forward().await?;
    page.wait_heading("住院费用报销").await?;

    page.click_css(".must li:nth-child(2) .explained summary").await?;
    page.script("document.querySelector('.explained[open] img').scrollIntoView()", Vec::new())
        .await?;
    page.wait_until(
        "the picture is there",
        "const it = document.querySelector('.explained[open] img'); return it.complete && it.naturalWidth > 0",
    )
    .await?;
    unfold(&page).await?;
    assert_eq!(page.overflow().await?, 0);
    // The other places are in it, and the comparison of them.
    page.go("#/compare/outpatient-reimbursement").await?;
    page.wait_heading("门诊").await?;
    page.wait_text("北关区").await?;

    // The sheet takes the place of the screen on paper.
    page.open(CARD).await?;
    if page.engine == Engine::Chromium {
        assert_eq!(printing::pages(&printing::pdf(&page).await?), 1);
    }
    if page.engine != Engine::Webkit {
        printing::on_paper(&page, true).await?;
        let sheet = page.texts(".on-paper").await?.concat();
        assert!(sheet.contains("一次性告知") && sheet.contains("急诊(精神病)诊断证明"), "{sheet}");
        printing::on_paper(&page, false).await?;
    }

    // What is opened in a window of its own cannot be reached in WebKitGTK from a file.
    if page.engine == Engine::Webkit {
        return Ok(());
    }
    // Documents are offered when a place does not come; here the message of the page itself offers them.
    page.open("").await?;
    page.script(
        "for (const id of ['app', 'broken']) document.getElementById(id).toggleAttribute('hidden')",
        Vec::new(),
    )
    .await?;
    page.click("舞钢市医疗保障经办政务服务事项办事指南").await?;
    page.in_the_new_tab().await?;
    page.wait_until(
        "the document is there",
        "return document.contentType === 'text/plain' && document.body.textContent.includes('舞钢市')",
    )
    .await?;
    assert!(page.text().await?.contains("办理材料"), "the document in the wrong characters");
    page.back_to_the_first_tab().await
}

/// `?kiosk` behind the file's name.
pub async fn is_a_hall_screen_too(page: Page) -> Outcome {
    let page = page.at_file(&made("kiosk.html")?)?.with_query("?kiosk");
    page.open("").await?;
    page.click("舞钢市").await?;
    page.wait_heading("您要办什么事").await?;
    let before = page.script("return history.length", Vec::new()).await?;
    page.click("看病的钱想报销").await?;
    page.wait_heading("要报的是哪一种钱").await?;
    assert_eq!(page.script("return history.length", Vec::new()).await?, before, "there is history");
    page.click("‹ 返回").await?;
    page.wait_heading("您要办什么事").await
}

/// The same site gives the same bytes, and one that was changed on the way is noticed.
pub async fn is_the_same_each_time(page: Page) -> Outcome {
    let (first, second) = (made("first.html")?, made("second.html")?);
    let text = std::fs::read_to_string(&first)?;
    assert_eq!(text, std::fs::read_to_string(second)?);
    // A stick that has lost a few bytes of a place.
    let damaged = first.with_file_name("damaged.html");
    let place = text.find("\"places/wugang-").ok_or("the place")? + 5_000;
    let mut bytes = text.into_bytes();
    let other = if bytes[place..].starts_with(b"AAAA") { b"BBBB" } else { b"AAAA" };
    bytes[place..place + 4].copy_from_slice(other);
    std::fs::write(&damaged, bytes)?;
    let page = page.at_file(&damaged)?;
    page.open("#/beiguan").await?;
    page.wait_heading("您要办什么事").await?;
    page.start("#/wugang/inpatient-reimbursement").await?;
    page.wait_text("再试一次").await?;
    page.forgive_console().await
}
