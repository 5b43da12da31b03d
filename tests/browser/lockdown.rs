//! What the page may not do, whatever it shows and whoever made its address: ask for anything but its own files, say in a
//! request what was answered, run what is not its own.

use mingbai::catalogue::Catalogue;
use serde_json::{Value, json};

use super::hosting::all;
use super::page::{Outcome, Page};
use super::screens::{SCREENS, unfold};
use super::server::{FOLDER, Seen};

#[path = "../shared/hostile.rs"]
mod hostile;

/// Written into the page before anything of its own runs.
const WATCH: &str = "
    window.told = [];
    const tell = what => told.push(String(what).slice(0, 300));
    addEventListener('securitypolicyviolation', e => tell(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
    addEventListener('error', e => tell(`error: ${e.message ?? e.target?.outerHTML}`), true);
    addEventListener('unhandledrejection', e => tell(`rejection: ${e.reason}`));
    for (const name of ['alert', 'confirm', 'prompt', 'open', 'eval', 'print'])
        window[name] = () => { tell(`${name} was called`) };
    const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
    Object.defineProperty(document, 'cookie', { get: () => cookie.get.call(document), set: it => tell(`cookie: ${it}`) });
    navigator.sendBeacon = address => { tell(`beacon: ${address}`) };
    window.asked = [];
    const own = window.fetch;
    window.fetch = (input, init) => {
        const request = new Request(input, init);
        asked.push([request.url, request.integrity]);
        return own(input, init);
    };";

/// What is amiss with the screen as it stands; nothing, if nothing is.
const AMISS: &str = "
    const amiss = window.told.splice(0);
    const heading = [...document.querySelectorAll('h1')].find(e => e.checkVisibility());
    if (!heading?.innerText.trim()) amiss.push('no heading');
    if (heading?.innerText.includes('页面出了问题')) amiss.push('the page broke');
    if (!document.title.includes('明白办') || document.title.length > 200) amiss.push(`title: ${document.title.slice(0, 300)}`);
    const foreign = 'iframe, frame, object, embed, base, applet, form[action], meta[http-equiv=refresh], style, [style], [srcdoc]';
    for (const e of document.querySelectorAll(foreign)) amiss.push(`element: ${e.outerHTML.slice(0, 200)}`);
    for (const e of document.scripts)
        if (!e.src.startsWith(new URL('.', location).href) || !e.integrity || e.text) amiss.push(`script: ${e.outerHTML.slice(0, 200)}`);
    for (const e of document.images)
        // One that is folded away is not sent for yet, and only has the name of what it will be.
        if (!new URL(e.getAttribute('src') ?? e.dataset.src ?? '', location).href.startsWith(new URL('papers/', location).href)) amiss.push(`image: ${e.outerHTML}`);
    for (const e of document.querySelectorAll('*'))
        for (const { name } of e.attributes) if (name.startsWith('on')) amiss.push(`handler: ${e.outerHTML.slice(0, 200)}`);
    for (const e of document.links)
        if (!(/^(https?|tel|blob):/.test(e.href) || (e.download && e.href.startsWith('data:text/calendar'))) || e.href.includes('evil.example')) amiss.push(`link: ${e.href.slice(0, 200)}`);
    if (window.stung !== undefined || ({}).stung !== undefined || ({}).polluted !== undefined) amiss.push('a script ran');
    if (document.cookie) amiss.push(`cookie: ${document.cookie}`);
    for (const key of [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
        if (!key.startsWith('mingbai-')) amiss.push(`kept: ${key}`);";

/// Every kind of screen in every place, folded and unfolded, on the screen and on paper.
pub async fn every_screen(page: Page) -> Outcome {
    watch(&page).await?;
    let catalogue =
        mingbai::bundled::catalogue().map_err(|_| "the bundled catalogue is damaged")?;
    let mut fragments: Vec<String> = SCREENS.iter().map(|it| it.1.to_owned()).collect();
    fragments.extend(hostile::WHOLE.iter().map(|it| (*it).to_owned()));
    fragments.extend(screens(&catalogue));
    page.open("").await?;
    for fragment in &fragments {
        page.go(fragment).await?;
        page.wait_until(&format!("{fragment} has come"), SETTLED).await?;
        unfold(&page).await?;
        nothing_amiss(&page, fragment).await?;
    }
    // Loaded anew, the screen is the first thing that the page does.
    for (_, fragment, _) in SCREENS {
        page.open(fragment).await?;
        nothing_amiss(&page, fragment).await?;
    }
    page.cdp("Page.printToPDF", json!({})).await?;
    page.open("").await?;
    page.click_css("input[type=search], input[type=text]").await?;
    page.type_text("zhuyuan <b>").await?;
    nothing_amiss(&page, "a search").await?;
    only_own_files(&page)
}

/// Whatever is answered, ticked off, looked at or typed: the server hears of files only.
pub async fn answers_are_in_no_request(page: Page) -> Outcome {
    watch(&page).await?;
    let mark = "2026-09-17";
    page.open(&format!(
        "#/zhengzhou/newborn-enrolment?newborn=yes&newborn-age={mark}&day=2026-12-03&see=card"
    ))
    .await?;
    page.wait_heading("新生儿").await?;
    unfold(&page).await?;
    for fragment in [
        "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=died&mental=no&injury=yes",
        "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=died&mental=no&injury=yes&see=card",
        "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=died&injury=yes&if=insurance:none",
        "#/joint~wugang/maternity-medical?v=1&insurance=employee~wugang/resident-enrolment",
    ] {
        page.go(fragment).await?;
        page.wait_until("it has come", SETTLED).await?;
        unfold(&page).await?;
    }
    page.reload().await?;
    page.go("#/").await?;
    page.click_css("input[type=search], input[type=text]").await?;
    page.type_text("shiwuzhiban").await?;
    page.wait_until("it has come", SETTLED).await?;
    nothing_amiss(&page, "the end").await?;

    let catalogue =
        mingbai::bundled::catalogue().map_err(|_| "the bundled catalogue is damaged")?;
    let mut secret: Vec<&str> = vec![mark, "2026-12-03", "shiwuzhiban", "see=", "v=1", "joint"];
    secret.extend(["newborn-enrolment", "inpatient-reimbursement", "maternity-medical"]);
    let questions = catalogue.questions.iter().map(|it| it.id).filter(|it| it.len() > 4);
    let said: Vec<&str> = secret.iter().copied().chain(questions).collect();
    let seen = page.seen();
    assert!(seen.len() > 10, "{seen:?}");
    for request in &seen {
        // That the address is a file's name, and nothing more, is asked below.
        let address = secret.iter().find(|word| request.url.contains(**word));
        assert_eq!(address, None, "{}", request.url);
        let headers = format!("{:?}", request.headers);
        let told = said.iter().find(|word| headers.contains(**word));
        assert_eq!(told, None, "{headers}");
    }
    only_own_files(&page)
}

/// Addresses made to do harm show a screen of ours and do nothing else. In one page, one after the other.
pub async fn hostile_addresses(page: Page) -> Outcome {
    watch(&page).await?;
    page.open("").await?;
    // The rest of the program and a place are there, so that every part of the page gets to see the address.
    page.go("#/wugang/inpatient-reimbursement?see=card").await?;
    page.wait_heading("住院费用报销").await?;
    let set = format!(
        "const [address, done] = arguments;
        location.hash = address;
        let left = 200;
        const look = () => {{
            if (document.querySelector('.opening') && left--) return setTimeout(look, 20);
            {AMISS}
            done(amiss);
        }};
        // Faster, and Chromium takes it for an attack and lets navigations go: 200 in ten seconds.
        setTimeout(look, 60);"
    );
    for address in hostile::addresses(600) {
        let amiss = page.script_later(&set, vec![json!(address)]).await?;
        let shown: String = address.chars().take(200).collect();
        assert_eq!(amiss, json!([]), "{shown:?}");
    }
    // Loaded with the page, where boot.js and the program see it first.
    for address in hostile::addresses(600).iter().filter(|it| it.len() < 5000).step_by(12) {
        let address: String = address.chars().filter(|it| !it.is_control()).collect();
        page.open(&address).await?;
        nothing_amiss(&page, &address).await?;
    }
    page.go("#/wugang").await?;
    page.wait_heading("您要办什么事").await?;
    only_own_files(&page)
}

/// Each script and style of the page, and each file that the program fetches, is asked for with its digest, and the digest is
/// that of the file. The other files are these, and none of them runs:
/// the page itself, and what only shows text or a picture of its own.
pub async fn all_that_runs_is_vouched_for(page: Page) -> Outcome {
    watch(&page).await?;
    page.open("").await?;
    let catalogue =
        mingbai::bundled::catalogue().map_err(|_| "the bundled catalogue is damaged")?;
    for region in &catalogue.regions {
        page.go(&format!("#/{}", region.id)).await?;
        page.wait_until("it has come", SETTLED).await?;
        let matter = format!("#/{}/{}", region.id, region.matters[0].id);
        page.go(&matter).await?;
        page.wait_until("it has come", SETTLED).await?;
    }
    page.go("#/").await?;
    page.click_css("input[type=search], input[type=text]").await?;
    page.type_text("zhuyuan").await?;
    page.wait_until(
        "everything was sent for",
        "return ['/rest-', '/places/search-'].every(mark => asked.some(it => it[0].includes(mark)))",
    )
    .await?;
    let script = "
        const done = arguments[arguments.length - 1];
        const wanted = [...asked];
        for (const e of document.querySelectorAll('script, link[rel=stylesheet], link[rel=modulepreload], link[rel=preload]'))
            wanted.push([e.src || e.href, e.integrity]);
        Promise.all(wanted.map(async ([url, integrity]) => {
            const name = url.slice(new URL('.', location).href.length);
            const [, size, said] = /^sha(256|384|512)-(.+)$/.exec(integrity) ?? [];
            if (!said) return [name, 'has no digest'];
            const bytes = await (await fetch(url)).arrayBuffer();
            const digest = new Uint8Array(await crypto.subtle.digest(`SHA-${size}`, bytes));
            return [name, btoa(String.fromCharCode(...digest)) === said ? '' : 'has another digest'];
        })).then(done, error => done([[String(error), 'failed']]))";
    let vouched: Vec<(String, String)> =
        serde_json::from_value(page.script_later(script, Vec::new()).await?)?;
    for (name, wrong) in &vouched {
        assert_eq!(wrong, "", "{name}");
    }
    for name in all(&dist(), &|name| !is_beside(name)) {
        let known = vouched.iter().any(|it| it.0 == name);
        let (runs, why) = without_digest(&name).unwrap_or((true, "is not asked for with a digest"));
        assert!(known || !runs, "{name} {why}");
    }
    Ok(())
}

/// Why no digest stands beside the name of a file; `false` if it is no harm.
fn without_digest(name: &str) -> Option<(bool, &'static str)> {
    let end = |ending: &str| name.ends_with(ending);
    Some(match name {
        _ if end(".html") => (false, "is what the digests stand in"),
        "SHA256SUMS" => (false, "is for people"),
        _ if end(".txt") => (false, "is text"),
        _ if end(".svg") || end(".png") => {
            (false, "is a picture; browsers know no digest for pictures")
        }
        _ if end(".webmanifest") || end(".xml") || end(".json") => {
            (false, "is data; browsers know no digest for it")
        }
        "sw.js" => {
            (false, "is compared byte by byte by the browser; the page cannot name its digest")
        }
        _ if name.starts_with("embedded-") || name.starts_with("kiosk-") => {
            (false, "is sent for by boot.js, with its digest, where the page is used so")
        }
        _ if name.starts_with("demo/") => (false, "is another site's page, shown as an example"),
        "embed.js" => (false, "is named by other sites, which may give its digest"),
        _ => return None,
    })
}

fn is_beside(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

/// What is to come for this screen has come.
const SETTLED: &str =
    "return !document.querySelector('.opening') && !!document.querySelector('h1')";

/// Screens of every place: its list, its situations, and of every fifth matter the question, the answers, the card, the
/// card on another day, the poster.
fn screens(catalogue: &Catalogue) -> Vec<String> {
    let mut made = Vec::new();
    for region in &catalogue.regions {
        made.push(format!("#/{}", region.id));
        for topic in catalogue.topics.iter().take(3) {
            made.push(format!("#/{}?topic={}", region.id, topic.id));
        }
        for matter in region.matters.iter().step_by(5) {
            let at = format!("#/{}/{}", region.id, matter.id);
            let kinds = ["", "?see=card", "?see=check", "?see=poster", "?day=2026-12-01&see=card"];
            made.extend(kinds.iter().map(|kind| format!("{at}{kind}")));
        }
    }
    made.extend(catalogue.comparisons.iter().step_by(3).map(|it| format!("#/compare/{}", it.id)));
    for dead in
        ["#/beijing", "#/wugang/none", "#/wugang?topic=none", "#/compare/none", "#/joint~x/y", "#x"]
    {
        made.push(dead.to_owned());
    }
    made
}

async fn watch(page: &Page) -> Outcome {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
    Ok(())
}

async fn nothing_amiss(page: &Page, at: &str) -> Outcome {
    let amiss = page.script(&format!("{AMISS} return amiss"), Vec::new()).await?;
    assert_eq!(amiss, Value::Array(Vec::new()), "{at}");
    Ok(())
}

/// Each request that reached the server was for a file of the site, and said nothing but that.
fn only_own_files(page: &Page) -> Outcome {
    let own = all(&dist(), &|_| true);
    for Seen { method, url, headers, body } in page.seen() {
        let name = url.strip_prefix(FOLDER).unwrap_or("?");
        assert!(name.is_empty() || own.iter().any(|it| it == name), "{url} is no file of the site");
        assert_eq!((method.as_str(), body), ("GET", 0), "{url}");
        for (header, value) in headers {
            assert!(HEADERS.contains(&header.as_str()), "{url}: {header}: {value}");
        }
    }
    Ok(())
}

/// What a browser says of itself with every request; no cookie, no page that it comes from.
const HEADERS: [&str; 20] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "cache-control",
    "connection",
    "host",
    "if-modified-since",
    "if-none-match",
    "origin",
    "pragma",
    "priority",
    "sec-ch-ua",
    "sec-ch-ua-mobile",
    "sec-ch-ua-platform",
    "sec-fetch-dest",
    "sec-fetch-mode",
    "sec-fetch-site",
    "sec-fetch-user",
    "upgrade-insecure-requests",
    "user-agent",
];

fn dist() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}
