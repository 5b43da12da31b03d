//! The network gone, half gone, or with another release at its end.

pub mod faults;

use std::path::Path;

use serde_json::{Value, json};

use super::page::{Outcome, Page};
use super::site::{Site, Trouble};

const START: &str = "您要办什么医保的事";
const LIST: &str = "您要办什么事";
const QUESTION: &str = "#/wugang/inpatient-reimbursement";
const ASKED: &str = "参加的是哪种医保";
const CARD: &str = "#/wugang/maternity-medical?v=1&insurance=employee&see=card";
const SAVED: &str = "已存好，断网也能用";
const NEW: &str = "有新的内容";
const TAKE: &str = "换成新的";

// --- What a test does -----------------------------------------------------------------------------------------------

/// A first visit, which lasts until the site is kept.
async fn visit(page: &Page) -> Outcome<Site> {
    let site = Site::start();
    page.move_to(&site).await?;
    page.open("").await?;
    page.wait_text(SAVED).await?;
    Ok(site)
}

/// Has the browser look for a new release, and says what has become of it: `waiting`, or that there is none.
async fn update(page: &Page) -> Outcome<String> {
    let script = "
        const done = arguments[0];
        (async () => {
            const registration = await navigator.serviceWorker.getRegistration();
            await registration.update();
            const worker = registration.installing ?? registration.waiting;
            if (!worker) return 'none';
            while (worker.state === 'installing') await new Promise(next => { worker.onstatechange = next });
            return registration.waiting ? 'waiting' : worker.state;
        })().then(done, error => done(String(error)))";
    let told = page.script_later(script, Vec::new()).await?;
    Ok(told.as_str().unwrap_or_default().to_owned())
}

/// The release that the page is of; that in `dist/` is 1.
async fn release(page: &Page) -> Outcome<Value> {
    page.script("return document.querySelector('meta[name=release]')?.content ?? '1'", Vec::new())
        .await
}

/// Presses for the new release, and waits until the page is of it.
async fn take(page: &Page, release: u32) -> Outcome {
    page.click(TAKE).await?;
    let is_of_it =
        format!("return document.querySelector('meta[name=release]')?.content === '{release}'");
    page.wait_until(&format!("it is release {release}"), &is_of_it).await
}

/// What the page gets for an address below the site: the status, and what the text ends with.
async fn get(page: &Page, below: &str) -> Outcome<Value> {
    let script = "
        const done = arguments[2];
        fetch(arguments[0] + arguments[1]).then(async r => done([r.status, (await r.text()).trim().slice(-9)]), () => done(['failed']))";
    let base = page.script("return location.href.split('#')[0]", Vec::new()).await?;
    page.script_later(script, vec![base, json!(below)]).await
}

/// Does something with the caches, in the page; `caches` and `ours`, the names of those of the site, are at hand.
async fn with_caches(page: &Page, script: &str) -> Outcome<Value> {
    let script = format!(
        "const done = arguments[0];
        (async () => {{
            const ours = (await caches.keys()).filter(key => key.startsWith('mingbai '));
            {script}
        }})().then(done, error => done(String(error)))"
    );
    page.script_later(&script, Vec::new()).await
}

/// The name of a file of the release in use.
async fn name_of(page: &Page, part: &str) -> Outcome<String> {
    let script = "
        let newest = { since: -1 };
        for (const key of ours) {
            const list = await (await (await caches.open(key)).match('sw.js?list')).json();
            if (list.since > newest.since) newest = list;
        }
        return Object.keys(newest.files)";
    let names = with_caches(page, script).await?;
    let names = names.as_array().map(Vec::as_slice).unwrap_or_default();
    let name = names
        .iter()
        .filter_map(Value::as_str)
        .find(|it| it.starts_with(part) && (part.starts_with("rest") || it.ends_with(".js")));
    Ok(name.ok_or_else(|| format!("no file is called {part}: {names:?}"))?.to_owned())
}

/// From now on pages note that their worker has begun to install.
async fn note_registering(page: &Page) -> Outcome {
    let source = "
        if (isSecureContext) {
            const register = ServiceWorkerContainer.prototype.register;
            ServiceWorkerContainer.prototype.register = function (...given) {
                return register.apply(this, given).then(it => (window.hasBegun = true, it));
            };
        }";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    Ok(())
}

/// Waits until a first worker has failed to install.
async fn wait_given_up(page: &Page) -> Outcome {
    page.wait_until_script(
        "the worker has given up",
        "return window.hasBegun === true && !(await navigator.serviceWorker.getRegistration())",
    )
    .await
}

/// The news that the page tells.
async fn news(page: &Page) -> Outcome<String> {
    Ok(page.texts(".news").await?.concat())
}

/// Opens screens of all kinds, and looks at them.
async fn must_work(page: &Page) -> Outcome {
    let screens = [
        ("", START),
        ("#/wugang", LIST),
        ("#/wugang?topic=away-care&v=1", ""),
        (QUESTION, ASKED),
        (CARD, "生育医疗费支付"),
        ("#/wugang/inpatient-reimbursement?v=1&see=poster", "住院费用报销"),
        ("#/compare/outpatient-reimbursement", "门诊"),
        ("#/joint~wugang/maternity-medical?v=1&insurance=employee~wugang/maternity-allowance", ""),
        ("#/zhengzhou/away-retired?v=1&see=card", ""),
        ("#/beiguan/away-referral", ASKED),
        ("#/mengzhou", LIST),
        ("#/flowcharts/away-retired?v=1&see=card", "异地安置退休人员备案"),
    ];
    for (fragment, heading) in screens {
        // Loaded anew, as from a link.
        page.open(fragment).await?;
        page.wait_heading(heading).await?;
        let text = page.text().await?;
        assert!(!text.contains("没有传过来") && !text.contains("出了问题"), "{fragment}: {text}");
    }
    page.reload().await?;
    page.wait_heading("异地安置退休人员备案").await?;
    Ok(())
}

// --- With the network gone ------------------------------------------------------------------------------------------

pub async fn after_one_visit(page: Page) -> Outcome {
    let site = visit(&page).await?;
    page.screenshot_whole("saved").await?;
    page.must_be_accessible().await?;
    site.stop();
    must_work(&page).await?;

    page.open("").await?;
    page.click_css("#typed").await?;
    page.type_text("人没了医保卡里的钱").await?;
    page.wait_text("参保人员个人账户一次性支取").await?;

    // The style of paper, and every drawing.
    let print = "return [...document.styleSheets].some(it => it.media.mediaText === 'print' && it.cssRules.length > 5)";
    assert_eq!(page.script(print, Vec::new()).await?, true);
    let mut papers = 0;
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("static/papers"))? {
        let name = entry?.file_name();
        let got = get(&page, &format!("papers/{}", name.to_string_lossy())).await?;
        assert!(got[1].as_str().is_some_and(|it| it.ends_with("</svg>")), "{name:?}: {got}");
        papers += 1;
    }
    assert!(papers > 10);
    for name in ["manifest.webmanifest", "icons/512.png"] {
        assert_eq!(get(&page, name).await?[0], 200, "{name}");
    }

    // In a tab of its own: a link that somebody sent, and a document in its own encoding.
    page.new_tab().await?;
    page.turn_to_tab(1).await?;
    page.go(CARD).await?;
    page.wait_heading("生育医疗费支付").await?;
    page.go("index.html#/wugang").await?;
    page.wait_heading(LIST).await?;
    page.go("?kiosk#/wugang").await?;
    page.wait_heading(LIST).await?;
    for (name, words) in [("wugang", "事项办事指南"), ("zhengzhou", "业务经办标准")] {
        page.go(&format!("documents/{name}.txt")).await?;
        page.wait_text(words).await?;
    }
    assert_eq!(
        site.asked().iter().filter(|it| it.contains("wugang.txt")).count(),
        1,
        "by the worker"
    );
    page.forgive_update()
}

/// Pages for search engines are read online; without the network the program shows the same.
pub async fn static_pages(page: Page) -> Outcome {
    let site = visit(&page).await?;
    let lead = [
        ("wugang.html", "#/wugang", LIST),
        (
            "wugang/inpatient-reimbursement.html",
            "#/wugang/inpatient-reimbursement?see=card&v=1",
            "住院费用报销",
        ),
        ("wugang/away-care.html", "#/wugang?topic=away-care", ""),
    ];
    site.trouble(".html", Trouble::Status(503));
    for round in 0..2 {
        for (address, fragment, heading) in lead {
            page.go(address).await?;
            page.wait_until(
                "the program has started",
                "return document.querySelector('main h1') !== null",
            )
            .await?;
            page.wait_heading(heading).await?;
            assert_eq!(page.fragment().await?, fragment, "{address}");
        }
        if round == 0 {
            site.stop();
        }
    }
    site.heal();
    site.revive();
    // What is not the site's is left to whoever it belongs to.
    page.go("other.html").await?;
    page.wait_text("not found").await?;
    page.go("wugang/none.html").await?;
    page.wait_text("not found").await?;
    page.forgive_console().await
}

/// What the page has loaded is taken from the browser's own cache, and what two releases share from the other release.
pub async fn nothing_is_fetched_twice(page: Page) -> Outcome {
    let site = visit(&page).await?;
    let (rest, app) = (name_of(&page, "rest-").await?, name_of(&page, "mingbai-app-").await?);
    let asked = site.asked();
    for name in [&rest, &app] {
        assert_eq!(asked.iter().filter(|it| *it == name).count(), 1, "{name}: {asked:?}");
    }
    site.publish(2);
    assert_eq!(update(&page).await?, "waiting");
    let mut asked = site.asked();
    asked.retain(|name| !name.contains("sw.js"));
    asked.sort_unstable();
    asked.dedup();
    let changed: Vec<&str> = asked.iter().map(|it| it.split('-').next().unwrap_or("")).collect();
    assert_eq!(changed, ["", "documents/wugang.txt", "mingbai", "rest"], "{asked:?}");
    Ok(())
}

// --- Another release ------------------------------------------------------------------------------------------------

/// Offered where nothing has been answered, taken when it is pressed, and then whole.
pub async fn a_new_release_is_offered(page: Page) -> Outcome {
    let site = visit(&page).await?;
    let old = [name_of(&page, "rest-").await?, name_of(&page, "mingbai-app-").await?];
    page.go(QUESTION).await?;
    page.wait_heading(ASKED).await?;
    site.publish(2);
    assert_eq!(update(&page).await?, "waiting");
    let busy = [
        QUESTION,
        CARD,
        "#/wugang/maternity-medical?v=1&insurance=employee&see=check",
        "#/wugang?topic=away-care&v=1",
        "#/compare/outpatient-reimbursement",
        "#/joint~wugang/maternity-medical?v=1&insurance=employee~wugang/maternity-allowance",
    ];
    for fragment in busy {
        page.go(fragment).await?;
        page.wait_until_news(None).await?;
        page.reload().await?;
        let told = (news(&page).await?, release(&page).await?);
        assert_eq!(told, (String::new(), json!("1")), "{fragment}");
    }
    for (fragment, told) in
        [("#/wugang", true), (QUESTION, false), ("#/", true), ("#/?today=2026-11-22", true)]
    {
        page.go(fragment).await?;
        page.wait_until_news(told.then_some(NEW)).await?;
    }

    page.go("#/wugang").await?;
    page.wait_text(NEW).await?;
    for (name, dark) in [("light", false), ("dark", true)] {
        let value = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        page.cdp("Emulation.setEmulatedMedia", features).await?;
        for elder in [false, true] {
            let turn = "document.documentElement.classList.toggle('elder', arguments[0])";
            page.script(turn, vec![json!(elder)]).await?;
            for (width, height) in [(320, 568), (1280, 800)] {
                page.set_size(width, height).await?;
                page.wait_until("colours stand", "return !document.getAnimations().length").await?;
                assert_eq!(page.overflow().await?, 0, "{name} {elder} {width}");
                assert_eq!(page.small_targets(if elder { 60 } else { 44 }).await?, [""; 0]);
                page.must_be_accessible().await?;
                page.screenshot(&format!(
                    "news-{name}-{}-{width}",
                    if elder { "elder" } else { "standard" }
                ))
                .await?;
            }
        }
        page.script("document.documentElement.classList.remove('elder')", Vec::new()).await?;
    }
    page.set_size(360, 740).await?;

    site.asked();
    page.script("window.mingbai.started = false", Vec::new()).await?;
    page.click(TAKE).await?;
    page.wait_until("the page is loaded anew", "return window.mingbai?.started === true").await?;
    page.wait_heading(LIST).await?;
    assert_eq!(release(&page).await?, "2");
    assert_eq!(page.fragment().await?, "#/wugang", "the screen is the same");
    assert_eq!(news(&page).await?, "");
    let new = [name_of(&page, "rest-").await?, name_of(&page, "mingbai-app-").await?];
    assert!(old[0] != new[0] && old[1] != new[1], "{old:?} {new:?}");
    let asked = site.asked();
    assert!(!asked.iter().any(|it| old.contains(it)), "{asked:?}");
    assert_eq!(get(&page, "documents/wugang.txt").await?, json!([200, "release 2"]));
    site.stop();
    must_work(&page).await?;
    assert_eq!(release(&page).await?, "2");
    page.forgive_update()
}

/// Nobody presses anything: the next visit is of the new release, whole.
pub async fn a_new_release_comes_by_itself(page: Page) -> Outcome {
    let site = visit(&page).await?;
    site.publish(2);
    page.open(QUESTION).await?;
    page.wait_until_script(
        "the new one waits",
        "return !!(await navigator.serviceWorker.getRegistration()).waiting",
    )
    .await?;
    assert_eq!((news(&page).await?.as_str(), release(&page).await?), ("", json!("1")));
    page.go_away().await?;
    site.stop();
    page.open(QUESTION).await?;
    assert_eq!(release(&page).await?, "2");
    must_work(&page).await?;
    page.forgive_update()
}

/// A tab that another tab has taken the release away from under has its own files on, and is asked in its own time.
pub async fn a_tab_in_an_interview_goes_on(page: Page) -> Outcome {
    let site = visit(&page).await?;
    let rest = name_of(&page, "rest-").await?;
    page.go(QUESTION).await?;
    page.wait_heading(ASKED).await?;
    page.new_tab().await?;
    page.turn_to_tab(1).await?;
    page.go("#/").await?;
    page.wait_heading(START).await?;
    site.publish(2);
    assert_eq!(update(&page).await?, "waiting");
    take(&page, 2).await?;
    site.stop();

    page.turn_to_tab(0).await?;
    page.wait_heading(ASKED).await?;
    assert_eq!(release(&page).await?, "1");
    assert_eq!(news(&page).await?, "");
    // A place that has not been opened yet, and a file of the old release that is nowhere else any more.
    page.go("#/mengzhou/inpatient-reimbursement?v=1&see=card").await?;
    page.wait_until("the card has come", "return document.querySelector('.sheet') !== null")
        .await?;
    assert_eq!(get(&page, &rest).await?[0], 200);
    assert_eq!((news(&page).await?.as_str(), release(&page).await?), ("", json!("1")));
    page.go("#/").await?;
    page.wait_text(NEW).await?;
    take(&page, 2).await?;

    // Of a third release on, nothing is left of the first.
    site.revive();
    site.publish(3);
    assert_eq!(update(&page).await?, "waiting");
    page.wait_text(NEW).await?;
    take(&page, 3).await?;
    let has = format!("return !!(await caches.match('{rest}'))");
    assert_eq!(with_caches(&page, &has).await?, false);
    assert_eq!(with_caches(&page, "return ours.length").await?, 2);
    page.forgive_console().await
}

/// What is ticked off in memory only would be lost, so nothing is offered then.
pub async fn ticks_are_not_lost(page: Page) -> Outcome {
    let site = visit(&page).await?;
    page.go(CARD).await?;
    page.click("费用清单").await?;
    site.publish(2);
    assert_eq!(update(&page).await?, "waiting");
    page.go("#/wugang").await?;
    page.wait_heading(LIST).await?;
    assert_eq!(news(&page).await?, "");
    page.go(CARD).await?;
    page.click("在这台设备上记住").await?;
    page.go("#/wugang").await?;
    page.wait_text(NEW).await?;
    Ok(())
}

// --- Faults ---------------------------------------------------------------------------------------------------------
