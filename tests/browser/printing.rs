//! Paper: the card as a sheet, the poster, and the code that leads back to the card. What comes out of a printer is
//! looked at as the browser's own PDF.

use chrono::NaiveDate;
use mingbai::card::{self, Card};
use mingbai::catalogue::{Audience, Catalogue};
use mingbai::export::qr;
use mingbai::interview::next_question;
use mingbai::link::{self, Link, View};
use mingbai::rules::{Answer, Answers};
use serde_json::json;

use super::page::{Outcome, Page};
use super::screens::unfold;

const CARD: &str = "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=yes&see=card";
const POSTER: &str = "#/wugang/inpatient-reimbursement?see=poster";
/// Pages that a PDF of the browser's has.
const PAGE_MARK: &[u8] = b"/Type /Page\n";
/// Above so many papers a sheet may take two pages.
const ORDINARY: usize = 8;
/// Sheets of citizens that are printed before anything is answered, say much of what it depends on, and may take two
/// pages too.
const UNANSWERED: usize = 7;

/// The page as the browser prints it. Its paper is what the style sheet says.
pub(crate) async fn pdf(page: &Page) -> Outcome<Vec<u8>> {
    let printed = page.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
    decoded(printed["data"].as_str().unwrap_or_default())
}

fn decoded(base64: &str) -> Outcome<Vec<u8>> {
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for digit in base64.bytes().filter(|it| *it != b'=') {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return Err("not base64".into()),
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Ok(bytes)
}

pub(crate) fn pages(pdf: &[u8]) -> usize {
    pdf.windows(PAGE_MARK.len()).filter(|it| *it == PAGE_MARK).count()
}

pub async fn on_paper(page: &Page, is: bool) -> Outcome {
    let media = json!({ "media": if is { "print" } else { "" } });
    page.cdp("Emulation.setEmulatedMedia", media).await?;
    Ok(())
}

fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every matter's card, without answers and with the first answer to every question: all papers are on it, and how
/// many pages it takes.
pub async fn every_card_on_paper(page: Page) -> Outcome {
    let catalogue =
        mingbai::bundled::catalogue().map_err(|_| "the bundled catalogue is damaged")?;
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("a real day")?;
    page.open("").await?;
    // Of others and of citizens, by pages.
    let mut counts = [[0_usize; 4]; 2];
    let (mut too_long, mut unanswered) = (Vec::new(), Vec::new());
    for region in 0..catalogue.regions.len() {
        for matter in 0..catalogue.regions[region].matters.len() {
            for answered in [false, true] {
                let (card, fragment) = card_of(&catalogue, region, matter, answered, today);
                let count = printed(&page, &card, &fragment).await?;
                let audience = catalogue.regions[region].matters[matter].audience;
                let person = audience == Audience::Person;
                counts[usize::from(person)][count.min(3)] += 1;
                let papers = card.must.len() + card.maybe.len();
                let said = format!("{fragment}: {papers} papers on {count} pages");
                if count > 2 || person && answered && papers <= ORDINARY && count > 1 {
                    too_long.push(said);
                } else if person && papers <= ORDINARY && count > 1 {
                    unanswered.push(said);
                }
            }
        }
    }
    println!(
        "        sheets of 1, 2 and more pages: of citizens {:?}, of others {:?}",
        &counts[1][1..],
        &counts[0][1..]
    );
    println!("        {}", unanswered.join("\n        "));
    assert_eq!(counts.iter().flatten().sum::<usize>(), 2 * 176);
    assert!(too_long.is_empty(), "{}", too_long.join("\n"));
    assert!(unanswered.len() <= UNANSWERED, "too many");
    Ok(())
}

fn card_of(
    catalogue: &Catalogue,
    region: usize,
    matter: usize,
    answered: bool,
    today: NaiveDate,
) -> (Card, String) {
    let place = &catalogue.regions[region];
    let mut answers = Answers::none(&catalogue.questions);
    while answered && let Some(question) = next_question(&place.matters[matter], &answers) {
        answers.set(question, Some(Answer::Choice(0)));
    }
    let card = card::make(catalogue, place, &place.matters[matter], &answers, today);
    let link = Link::Matter { region, matter, answers, view: View::Card };
    (card, link::with_today(&link::write(catalogue, &link, &[]), today))
}

/// Goes to a card and prints it; its papers stand on the sheet and nothing of the screen does.
async fn printed(page: &Page, card: &Card, fragment: &str) -> Outcome<usize> {
    page.go(fragment).await?;
    let there = format!(
        "return location.hash === {fragment:?} && document.title.startsWith({:?})",
        format!("{} 明白卡", card.matter_name)
    );
    page.wait_until("the card is there", &there).await?;
    on_paper(page, true).await?;
    let text = flat(&page.text().await?);
    let names = page.texts(".on-paper .p-name").await?;
    let shown = page.texts(".bar, .sheet, .foot, button").await?;
    let count = pages(&pdf(page).await?);
    let roomy = page.texts(".on-paper.roomy").await?;
    on_paper(page, false).await?;
    assert!(roomy.is_empty() || count == 1, "{fragment}: large type, and {count} pages");
    assert_eq!(shown, [""; 0], "{fragment}: of the screen");
    let papers: Vec<&str> = card.must.iter().chain(&card.maybe).map(|it| it.name).collect();
    match card.verdict {
        _ if !card.is_of_use() => assert_eq!(names, [""; 0], "{fragment}"),
        _ => assert_eq!(names, papers, "{fragment}"),
    }
    for name in papers {
        assert!(text.contains(&flat(name)), "{fragment}: {name}");
    }
    assert!(text.contains(&flat(card.matter_name)), "{fragment}");
    Ok(count)
}

/// What is printed is black on white and not small, in the dark and in 长辈版 too; no row is broken between pages.
pub async fn readable_in_print(page: Page) -> Outcome {
    for elder in [false, true] {
        page.open(CARD).await?;
        let class = "document.documentElement.classList.toggle('elder', arguments[0])";
        page.script(class, vec![json!(elder)]).await?;
        let media = json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        page.cdp("Emulation.setEmulatedMedia", media).await?;
        let wrong = page
            .script(
                "const least = arguments[0] ? 16 : 12, wrong = [];
                for (const e of document.querySelectorAll('.on-paper *')) {
                    const own = [...e.childNodes].some(it => it.nodeType === 3 && it.data.trim());
                    if (!own || !e.checkVisibility() || e.closest('svg, caption')) continue;
                    const style = getComputedStyle(e);
                    if (parseFloat(style.fontSize) < least - 0.01 || style.color !== 'rgb(0, 0, 0)')
                        wrong.push(`${style.fontSize} ${style.color} ${e.outerHTML.slice(0, 80)}`);
                }
                for (const e of document.querySelectorAll('.on-paper tr'))
                    if (getComputedStyle(e).breakInside !== 'avoid') wrong.push('broken row');
                const name = parseFloat(getComputedStyle(document.querySelector('.p-name')).fontSize);
                if (name < (arguments[0] ? 18.6 : 13.9)) wrong.push(`main text of ${name}`);
                return wrong",
                vec![json!(elder)],
            )
            .await?;
        assert_eq!(wrong, json!([]), "长辈版: {elder}");
        page.screenshot_whole(if elder { "sheet-elder" } else { "sheet" }).await?;
        on_paper(&page, false).await?;
    }
    Ok(())
}

/// The code is that of the card's address, without the day that the test sets; what it holds is said.
pub async fn the_code_leads_to_the_card(page: Page) -> Outcome {
    let fragment = format!("{CARD}&today=2026-11-23~wugang/away-retired");
    page.open(&fragment).await?;
    page.click("发到手机（二维码）").await?;
    page.wait_text("这个码里只有：地方、事项和您的 2 个回答。没有姓名，没有证件号。").await?;
    let origin = page.script("return location.origin + location.pathname", vec![]).await?;
    let address = format!("{}{CARD}", origin.as_str().unwrap_or_default());
    page.wait_text(&address).await?;
    let code = qr::code(&address).ok_or("short enough")?;
    let drawn = "return [...document.querySelectorAll('.qr path:last-child')].map(it => it.getAttribute('d'))";
    let drawn = page.script(drawn, vec![]).await?;
    assert_eq!(drawn, json!([code.path, code.path]), "on paper and on the screen");
    let said = page.texts("#take-along ~ details .given dd").await?;
    assert_eq!(said, ["居民医保", "是急诊"]);
    // In the dark and with forced colours it is black on white all the same.
    for (name, value) in [("prefers-color-scheme", "dark"), ("forced-colors", "active")] {
        let media = json!({ "features": [{ "name": name, "value": value }] });
        page.cdp("Emulation.setEmulatedMedia", media).await?;
        let fills = "return [...document.querySelectorAll('.qr path')].slice(2).map(it => getComputedStyle(it).fill)";
        let fills = page.script(fills, vec![]).await?;
        assert_eq!(fills, json!(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]), "{name}");
        page.must_be_accessible().await?;
    }
    page.cdp("Emulation.setEmulatedMedia", json!({ "features": [] })).await?;
    unfold(&page).await?;
    page.must_be_accessible().await?;
    for (elder, target) in [(false, 44), (true, 60)] {
        let class = "document.documentElement.classList.toggle('elder', arguments[0])";
        page.script(class, vec![json!(elder)]).await?;
        for (width, height) in [(320, 640), (360, 740)] {
            page.set_size(width, height).await?;
            assert_eq!(page.overflow().await?, 0, "{width}, 长辈版: {elder}");
            assert_eq!(page.small_targets(target).await?, [""; 0], "{width}, 长辈版: {elder}");
        }
        page.screenshot_whole(&format!("take-along-{elder}")).await?;
    }
    Ok(())
}

/// The browser's share sheet is offered where there is one, gets the card and its link, and may be closed again.
pub async fn sharing(page: Page) -> Outcome {
    page.open(CARD).await?;
    // Chromium has none under Linux.
    assert_eq!(page.script("return 'share' in navigator", vec![]).await?, false);
    page.wait_text("复制链接").await?;
    assert!(!page.texts("#take-along ~ .along button").await?.contains(&"分享".to_owned()));
    let fake = "
        window.shared = [];
        navigator.share = data => {
            window.shared.push(data);
            const fault = ['AbortError', 'NotAllowedError'][window.shared.length - 1];
            return fault ? Promise.reject(new DOMException('', fault)) : Promise.resolve();
        };";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": fake })).await?;
    page.open(CARD).await?;
    page.click("分享").await?;
    page.wait_until("it was opened", "return window.shared.length === 1").await?;
    assert_eq!(page.texts("#said").await?, [""], "somebody thought better of it");
    page.click("分享").await?;
    page.wait_text("没有分享成").await?;
    let shared = page.script("return window.shared[0]", vec![]).await?;
    let text = shared["text"].as_str().unwrap_or_default();
    assert!(text.contains("要带：") && text.ends_with(CARD), "{text}");
    assert_eq!(shared["title"], "舞钢市 住院费用报销");
    Ok(())
}

/// 打印 prints; the quiet button near the head leads there; the link is copied without what does not belong in it.
pub async fn buttons_of_the_card(page: Page) -> Outcome {
    let source = "window.printed = 0; window.print = () => { window.printed += 1 }";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    page.open(&format!("{CARD}&today=2026-11-23")).await?;
    page.click("打印、发到手机").await?;
    assert_eq!(page.active().await?.text, "打印");
    page.press_space().await?;
    page.wait_until("it prints", "return window.printed === 1").await?;
    let copied = "window.copied = ''; document.addEventListener('copy', () => {
        window.copied = document.activeElement.value })";
    page.script(copied, vec![]).await?;
    page.click("复制链接").await?;
    page.wait_text("已经复制").await?;
    let copied = page.script("return window.copied", vec![]).await?;
    assert!(copied.as_str().is_some_and(|it| it.ends_with(CARD)), "{copied}");
    assert_eq!(page.active().await?.text, "复制链接", "the focus is where it was");
    page.click("复制文字").await?;
    let copied = page.script("return window.copied", vec![]).await?;
    assert!(copied.as_str().is_some_and(|it| it.starts_with("【明白卡】") && it.ends_with(CARD)));
    Ok(())
}

/// One page each, with the code of the plain address; even of the longest names.
pub async fn posters(page: Page) -> Outcome {
    let catalogue =
        mingbai::bundled::catalogue().map_err(|_| "the bundled catalogue is damaged")?;
    page.open(CARD).await?;
    page.click("做成海报").await?;
    page.wait_text("办这件事要带什么？扫一扫").await?;
    assert_eq!(page.fragment().await?, POSTER.replace('?', "?v=1&"));
    page.must_be_accessible().await?;
    let origin = page.script("return location.origin + location.pathname", vec![]).await?;
    let origin = origin.as_str().unwrap_or_default();
    let mut longest: Vec<_> = catalogue
        .regions
        .iter()
        .flat_map(|region| region.matters.iter().map(move |it| (region, it)))
        .collect();
    longest.sort_by_key(|(_, it)| std::cmp::Reverse(it.name.chars().count()));
    let plain = longest.iter().take(6).map(|(region, it)| format!("#/{}/{}", region.id, it.id));
    let plain = plain.chain(["#/wugang/inpatient-reimbursement".to_owned()]);
    let situation = "#/wugang?topic=away-care&v=1".to_owned();
    for address in plain.chain([situation]) {
        let mark = if address.contains('?') { "&" } else { "?" };
        page.open(&format!("{address}{mark}see=poster")).await?;
        page.wait_text("用手机扫上面的码").await?;
        let address = address.replace("&v=1", "");
        page.wait_text(&format!("{origin}{address}")).await?;
        let code = qr::code(&format!("{origin}{address}")).ok_or("short enough")?;
        let drawn = "return document.querySelector('.qr path:last-child').getAttribute('d')";
        assert_eq!(page.script(drawn, vec![]).await?, code.path, "{address}");
        assert_eq!(pages(&pdf(&page).await?), 1, "{address}");
        // As wide as the paper between its margins.
        page.set_size(710, 1060).await?;
        on_paper(&page, true).await?;
        let cut =
            "const e = document.querySelector('.poster'); return e.scrollHeight - e.clientHeight";
        assert_eq!(page.script(cut, vec![]).await?, 0, "{address} is cut off");
        let side = "return document.querySelector('.qr').getBoundingClientRect().height";
        let side = page.script(side, vec![]).await?.as_f64().unwrap_or(0.0);
        assert!(side >= 60.0 * 96.0 / 25.4, "{address}: the code is {side} px high");
        on_paper(&page, false).await?;
    }
    for (width, height) in [(320, 640), (1280, 800)] {
        page.set_size(width, height).await?;
        assert_eq!(page.overflow().await?, 0, "{width}");
        assert_eq!(page.small_targets(44).await?, [""; 0], "{width}");
        page.screenshot_whole(&format!("poster-{width}")).await?;
    }
    Ok(())
}
