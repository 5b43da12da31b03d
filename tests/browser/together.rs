//! Several matters at once: into the list and out of it, the same paper once, the way back, and the text of it.

use mingbai::card::{self, say};
use mingbai::export::plain;
use mingbai::link::{self, Link};

use super::page::{Outcome, Page};
use super::printing::{pages, pdf};
use super::screens::unfold;

const IDENTITY: &str = "有效身份证件或医保电子凭证或社会保障卡";
const ALLOWANCE: &str =
    "wugang/maternity-allowance?v=1&insurance=employee&sex=female&visit=inpatient";

async fn wait_fragment(page: &Page, fragment: &str) -> Outcome {
    let script = format!("return location.hash === {fragment:?}");
    page.wait_until(&format!("the address is {fragment}"), &script).await
}

/// From the situation, as someone who has had a child: two of its matters at once, then the child's.
pub async fn a_child_in_wugang(page: Page) -> Outcome {
    page.open("#/wugang").await?;
    page.click("怀孕、生孩子").await?;
    page.wait_heading("生孩子的事，要办哪一样").await?;
    page.click("要办不止一件").await?;
    page.click("勾上的一起办").await?;
    page.wait_text("还没有勾").await?;
    page.click("生孩子的医疗费报销 生育医疗费支付").await?;
    page.click("生育津贴支付").await?;
    page.click("勾上的一起办").await?;
    page.wait_heading("一起办的事").await?;
    wait_fragment(&page, "#/joint~wugang/maternity-medical~wugang/maternity-allowance").await?;
    assert_eq!(page.active().await?.tag, "h1", "the list has the focus");
    // The paper that both want stands once, with both.
    let names = page.texts(".sheet .paper-name").await?;
    assert_eq!(names.iter().filter(|it| *it == IDENTITY).count(), 1, "{names:?}");
    let row = page.texts(".papers > li").await?.remove(0);
    assert!(row.contains("生孩子的医疗费报销") && row.contains("女职工领生育津贴"), "{row}");
    page.must_be_accessible().await?;

    page.click("再加一件事").await?;
    page.click("怀孕、生孩子").await?;
    page.wait_heading("生孩子的事，要办哪一样").await?;
    page.wait_text("清单里有 2 件事").await?;
    // Those that are kept are not offered again.
    page.click("要办不止一件").await?;
    let offered = page.texts(".group form label").await?.concat();
    assert!(!offered.contains("生育津贴支付") && offered.contains("产前检查费支付"), "{offered}");
    page.click("城乡居民参保登记").await?;
    page.click("勾上的一起办").await?;
    page.wait_heading("一起办的事").await?;
    assert_eq!(page.texts(".member h2").await?.len(), 3);

    // Answering one of them: the list has the answers, wherever one goes from there.
    page.click("继续回答：生育医疗费支付").await?;
    page.wait_heading("参加的是哪种医保").await?;
    page.wait_text("清单里有 3 件事").await?;
    page.click("职工医保").await?;
    page.wait_heading("看看答得对不对").await?;
    page.screenshot_whole("together-check").await?;
    page.click("都对，回到清单").await?;
    page.wait_heading("一起办的事").await?;
    wait_fragment(
        &page,
        "#/joint~wugang/maternity-medical?v=1&insurance=employee~wugang/maternity-allowance~wugang/resident-enrolment",
    )
    .await?;
    page.wait_text("能不能办，文件没写明").await?;

    // One goes; Back brings it again, and a reload keeps it.
    page.click("不办这件：生育津贴支付").await?;
    page.wait_until("two are left", "return document.querySelectorAll('.member').length === 2")
        .await?;
    page.back().await?;
    page.wait_until("three again", "return document.querySelectorAll('.member').length === 3")
        .await?;
    page.reload().await?;
    assert_eq!(page.texts(".member h2").await?.len(), 3);
    page.screenshot_whole("together-wugang").await?;
    Ok(())
}

/// From a card: the first matter, another from the list of all, which the page leads back to the list.
pub async fn from_card_to_card_in_zhengzhou(page: Page) -> Outcome {
    page.open("#/zhengzhou/employee-maternity?insurance=employee&entitled=yes&maternity-claimant=woman&platform-settled=no&card-bank=yes&see=card").await?;
    page.click("和别的事一起办").await?;
    page.wait_heading("一起办的事").await?;
    page.wait_text("再加一件，材料就合在一起").await?;
    page.click("全部事项").await?;
    page.wait_heading("您要办什么事").await?;
    page.wait_text("清单里有 1 件事").await?;
    page.click("怀孕、生孩子").await?;
    page.wait_heading("生孩子的事，要办哪一样").await?;
    page.click("给孩子上医保").await?;
    page.wait_heading("孩子是哪天出生的").await?;
    page.click_css("a.choice").await?;
    page.wait_heading("怀孕、生孩子").await?;
    page.click("继续回答").await?;
    for _ in 0..6 {
        if page.heading().await?.contains("看看答得对不对") {
            break;
        }
        match page.heading().await?.contains("谁去办") {
            true => page.click("监护人（多是父母）").await?,
            false => page.click_css("a.choice").await?,
        }
        // The next screen has another heading; each question is asked once.
        page.wait_until(
            "the answer is taken",
            "return !document.querySelector('.choice[aria-current]')",
        )
        .await?;
    }
    page.wait_heading("看看答得对不对").await?;
    page.click("都对，看明白卡").await?;
    page.wait_text("制卡日期").await?;
    page.click("放进清单（已有 1 件）").await?;
    page.wait_heading("一起办的事").await?;
    let members = page.texts(".member h2").await?;
    assert_eq!(members.len(), 2, "{members:?}");
    page.wait_text("本地户口簿").await?;
    page.wait_text("出生医学证明").await?;
    page.screenshot_whole("together-zhengzhou").await?;

    // The card of a kept matter leads back instead of putting it there twice.
    page.click("看明白卡：城乡居民参保登记——城乡居民医疗保险参保登记（新生儿）").await?;
    page.click("在清单里了").await?;
    page.wait_heading("一起办的事").await?;
    assert_eq!(page.texts(".member h2").await?.len(), 2);

    // And whoever goes to it by the list of matters finds the answers there.
    page.click("再加一件事").await?;
    page.click("全部事项").await?;
    page.wait_heading("您要办什么事").await?;
    page.click("怀孕、生孩子").await?;
    page.wait_text("清单里有 2 件事").await
}

/// One that cannot be applied for is named, with the reason, and its papers are not on the list.
pub async fn what_cannot_be_done_stays_apart(page: Page) -> Outcome {
    page.open("#/joint~wugang/away-retired?v=1&retired=no~wugang/maternity-medical").await?;
    page.wait_heading("一起办的事").await?;
    page.wait_text("办不了，它的材料没有放进").await?;
    let names = page.texts(".sheet .paper-name").await?;
    assert!(!names.contains(&"《河南省异地就医登记备案表》".to_owned()), "{names:?}");
    page.must_be_accessible().await?;
    page.screenshot_whole("together-apart").await?;
    // Nothing but such a one: no list at all.
    page.open("#/joint~wugang/away-retired?v=1&retired=no").await?;
    page.wait_text("办不了").await?;
    assert_eq!(page.texts(".sheet").await?.len(), 0);
    page.open("#/joint").await?;
    page.wait_text("清单里还没有事").await?;
    page.must_be_accessible().await?;
    page.click("去找要办的事").await?;
    page.wait_heading("您要办什么医保的事").await
}

/// What the page shows is what the core says, paper by paper; and so is the text that is copied.
pub async fn is_that_of_the_core(page: Page) -> Outcome {
    let catalogue =
        mingbai::bundled::catalogue().map_err(|_| "the bundled catalogue is damaged")?;
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("a real day")?;
    for list in [
        format!("#/joint~wugang/maternity-medical~{ALLOWANCE}~wugang/prenatal-checkup"),
        "#/joint~beiguan/outpatient-reimbursement?v=1&injury=yes~beiguan/inpatient-reimbursement?v=1&injury=yes~wugang/outpatient-reimbursement".to_owned(),
        "#/joint~beiguan/outpatient-reimbursement~beiguan/inpatient-reimbursement?v=1&injury=yes".to_owned(),
        "#/joint~zhengzhou/employee-inpatient~zhengzhou/employee-maternity~zhengzhou/employee-advance-payment~zhengzhou/away-referral".to_owned(),
    ] {
        let address = link::read(&catalogue, &list, day);
        assert_eq!((address.link, address.dropped.len()), (Link::Joint, 0));
        let cards: Vec<card::Card> = address
            .joined
            .iter()
            .map(|it| {
                let region = &catalogue.regions[it.region];
                card::make(&catalogue, region, &region.matters[it.matter], &it.answers, day)
            })
            .collect();
        let joint = card::joint(&cards);
        page.open(&link::with_today(&list, day)).await?;
        page.wait_heading("一起办的事").await?;
        unfold(&page).await?;
        for (selector, papers) in
            [(".must", &joint.must), (".maybe", &joint.maybe), (".fetched", &joint.fetched)]
        {
            let shown = page.texts(&format!("{selector} .paper-name")).await?;
            let meant: Vec<&str> = papers.iter().map(|paper| paper.name).collect();
            assert_eq!(shown, meant, "{selector} of {list}");
            let rows = page.texts(&format!("{selector} .papers > li")).await?;
            for (row, paper) in rows.iter().zip(papers) {
                let row = flat(row);
                let sum = paper.sum.as_ref().filter(|_| paper.needs.len() > 1).map(say::sum);
                let names = paper.needs.iter().map(|it| joint.name(it.card));
                let said = paper.needs.iter().flat_map(|it| {
                    let own = it.paper.seals.iter().chain(&it.paper.notes).map(|it| it.text);
                    let amounts = it.paper.amounts.iter().map(|it| it.text);
                    own.chain(amounts).chain([it.paper.form]).map(str::to_owned)
                });
                for words in names.chain(said).chain(sum) {
                    assert!(row.contains(&flat(&words)), "“{words}” is not in “{row}”");
                }
            }
        }
        let text = flat(&page.text().await?);
        for &place in &joint.matters {
            let card = &cards[place];
            let days = card.timings.iter().map(|it| say::state(it, day, say::Read::Today));
            let ways = card.channels.iter().map(|it| it.text.to_owned());
            for words in days.chain(ways) {
                assert!(text.contains(&flat(&words)), "{list} does not show “{words}”");
            }
        }
        let copied = page.script("return document.querySelector('.plain').value", Vec::new()).await?;
        let copied = copied.as_str().unwrap_or_default();
        assert!(copied.starts_with(&plain::joint(&joint)), "{list}: {copied}");
    }
    Ok(())
}

fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// On paper: a sheet of its own of at most two pages, with every paper, what is ticked, each matter's ways, place and
/// telephone, and nothing of the screen.
pub async fn on_paper(page: Page) -> Outcome {
    let catalogue =
        mingbai::bundled::catalogue().map_err(|_| "the bundled catalogue is damaged")?;
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("a real day")?;
    for list in [
        format!("#/joint~wugang/maternity-medical~{ALLOWANCE}"),
        "#/joint~mengzhou/inpatient-reimbursement~mengzhou/maternity-medical~mengzhou/away-referral".to_owned(),
        "#/joint~zhengzhou/newborn-enrolment~zhengzhou/employee-maternity~zhengzhou/away-referral".to_owned(),
        "#/joint~flowcharts/maternity-allowance~flowcharts/maternity-medical".to_owned(),
    ] {
        let address = link::read(&catalogue, &list, day);
        assert!(address.dropped.is_empty(), "{list}");
        let make = |it: &link::Member| {
            let region = &catalogue.regions[it.region];
            card::make(&catalogue, region, &region.matters[it.matter], &it.answers, day)
        };
        let cards: Vec<card::Card> = address.joined.iter().map(make).collect();
        let joint = card::joint(&cards);
        page.open(&link::with_today(&list, day)).await?;
        page.wait_heading("一起办的事").await?;
        let first = joint.must[0].name;
        page.click(first).await?;
        let media = serde_json::json!({ "media": "print" });
        page.cdp("Emulation.setEmulatedMedia", media).await?;
        let shown = page.texts(".bar, .foot, .member, .sheet, button").await?;
        assert_eq!(shown, [""; 0], "{list}: of the screen");
        let names = page.texts(".on-paper .p-name").await?;
        let meant: Vec<&str> = joint.must.iter().chain(&joint.maybe).map(|it| it.name).collect();
        assert_eq!(names, meant, "{list}");
        let ticked = page.texts(".on-paper tr:has(.p-name) .p-box").await?;
        assert_eq!(ticked.iter().filter(|it| *it == "✓").count(), 1, "{list}: {ticked:?}");
        let text = flat(&page.text().await?);
        for card in &cards {
            let ways = card.channels.iter().map(|it| it.text);
            let contact = card.contact().into_iter().map(|it| it.1);
            let notes = card.notes.iter().map(|it| it.text);
            for words in ways.chain(contact).chain(notes).chain([card.matter_name]) {
                assert!(text.contains(&flat(words)), "{list} does not print “{words}”");
            }
        }
        let count = pages(&pdf(&page).await?);
        println!("        {list}: {count} pages");
        assert!(count <= 2, "{list}: {count} pages");
        page.screenshot_whole("together-print").await?;
        page.cdp("Emulation.setEmulatedMedia", serde_json::json!({ "media": "" })).await?;
    }
    Ok(())
}
