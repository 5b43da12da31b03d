//! 长辈版, dark, forced colours and larger text: on every kind of screen.

use fantoccini::key::Key;
use serde_json::json;

use super::page::{Outcome, Page};
use super::screens::{SCREENS, unfold};
use super::server::Fault;

const SWITCH: &str = "长辈版";
const QUESTION: &str = "#/wugang/inpatient-reimbursement";

/// The narrowest phone, an ordinary phone, a tablet, a hall screen standing upright.
const SIZES: [(u32, u32); 4] = [(320, 640), (360, 740), (768, 1024), (1080, 1920)];

/// What 长辈版 promises of every text, in CSS pixels at the browser's own settings, and of everything to press.
pub const SMALLEST_TEXT: f64 = 22.0;
pub const TIGHTEST_LINES: f64 = 1.5;
pub const TARGET: u32 = 60;
/// Of every text, in every scheme.
const CONTRAST: f64 = 7.0;

/// Every text on the screen, made by style or typed in included, that is smaller, tighter or fainter than it should be.
const POOR_TEXTS: &str = r#"
    const [smallest, tightest, contrast] = arguments;
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].map(it => it / 255);
    };
    const over = (top, below) => {
        const mix = i => top[i] * top[3] + below[i] * (1 - top[3]);
        return [mix(0), mix(1), mix(2), 1];
    };
    const light = colour => {
        const [r, g, b] = colour.map(it => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = e => {
        const ground = e ? rgba(getComputedStyle(e).backgroundColor) : [1, 1, 1, 1];
        return ground[3] === 1 ? ground : over(ground, behind(e.parentElement));
    };
    const found = new Set();
    const judge = (e, style, text) => {
        const size = parseFloat(style.fontSize);
        // What stands in a list or in an empty field is one line, and browsers let nobody set its height.
        const free = style.lineHeight === 'normal' && e.matches('select, [placeholder]');
        const lines = free ? tightest : parseFloat(style.lineHeight) / size;
        let ground = behind(e);
        if (style !== getComputedStyle(e)) ground = over(rgba(style.backgroundColor), ground);
        const [a, b] = [light(over(rgba(style.color), ground)), light(ground)];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        const name = `<${e.tagName.toLowerCase()} class="${e.className}"> “${text.trim().slice(0, 20)}”`;
        if (size < smallest - 0.01) found.add(`${size} px: ${name}`);
        if (!(lines > tightest - 0.001)) found.add(`line height ${lines}: ${name}`);
        if (ratio < contrast) found.add(`contrast ${ratio.toFixed(2)}: ${name}`);
        if (parseFloat(style.opacity) < 1) found.add(`see-through: ${name}`);
    };
    for (const e of document.body.querySelectorAll('*')) {
        if (!e.checkVisibility() || e.closest('option, script, noscript')) continue;
        const own = [...e.childNodes].filter(it => it.nodeType === Node.TEXT_NODE).map(it => it.data).join('');
        const style = getComputedStyle(e);
        if (own.trim() || e.matches('select, textarea, input:not([type=checkbox])')) judge(e, style, own);
        if (e.placeholder) judge(e, getComputedStyle(e, '::placeholder'), e.placeholder);
        for (const part of ['::before', '::after']) {
            const made = getComputedStyle(e, part);
            if (!['none', 'normal', '""'].includes(made.content)) judge(e, made, made.content);
        }
    }
    return [...found]"#;

pub async fn poor_texts(page: &Page, smallest: f64, tightest: f64) -> Outcome<Vec<String>> {
    let arguments = vec![json!(smallest), json!(tightest), json!(CONTRAST)];
    Ok(serde_json::from_value(page.script(POOR_TEXTS, arguments).await?)?)
}

/// What the page says: whether the switch is pressed, and whether the text is large.
async fn is_on(page: &Page) -> Outcome<bool> {
    let pressed = "return document.querySelector('#elder').getAttribute('aria-pressed') === 'true'";
    let pressed = page.script(pressed, Vec::new()).await?;
    let size = "return parseFloat(getComputedStyle(document.querySelector('main')).fontSize)";
    let size = page.script(size, Vec::new()).await?.as_f64().unwrap_or(0.0);
    assert_eq!(pressed == true, size >= SMALLEST_TEXT, "pressed: {pressed}, {size} px");
    Ok(pressed == true)
}

async fn turn_on(page: &Page) -> Outcome {
    set(page, true).await
}

/// Opens the start page and turns the version on or off there, if it is not so already.
pub async fn set(page: &Page, on: bool) -> Outcome {
    page.open("").await?;
    if is_on(page).await? != on {
        page.click(SWITCH).await?;
    }
    assert_eq!(is_on(page).await?, on);
    Ok(())
}

pub async fn media(page: &Page, features: &[(&str, &str)]) -> Outcome {
    let features: Vec<_> =
        features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    page.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    Ok(())
}

pub async fn turns_on_and_off_everywhere(page: Page) -> Outcome {
    for (name, fragment, heading) in SCREENS {
        page.open(fragment).await?;
        page.wait_heading(heading).await?;
        let said = page.texts("main").await?;
        let address = page.fragment().await?;
        assert!(!is_on(&page).await?, "{name}");
        page.click(SWITCH).await?;
        assert!(is_on(&page).await?, "{name}");
        let bare = |texts: Vec<String>| texts.concat().split_whitespace().collect::<String>();
        let now: String = bare(page.texts("main").await?);
        let before = bare(said);
        // What explains a question comes later; nothing is lost and nothing new is said.
        let sorted = |text: &str| {
            let mut characters: Vec<char> = text.chars().collect();
            characters.sort_unstable();
            characters
        };
        assert_eq!(sorted(&now), sorted(&before), "{name}");
        page.click(SWITCH).await?;
        assert!(!is_on(&page).await?, "{name}");
        assert_eq!(page.fragment().await?, address, "{name}");
    }
    Ok(())
}

pub async fn by_keyboard(page: Page) -> Outcome {
    page.open(QUESTION).await?;
    // The question has the focus, and the switch stands before it.
    for _ in 0..5 {
        page.press_with_shift(Key::Tab).await?;
        if page.active().await?.id == "elder" {
            break;
        }
    }
    page.press(Key::Enter).await?;
    assert!(is_on(&page).await?);
    assert_eq!(page.active().await?.id, "elder", "the focus stays");
    page.press_space().await?;
    assert!(!is_on(&page).await?);
    Ok(())
}

/// After a reload, on every other screen, after a visit to a document, and before anything is painted; until it is
/// turned off.
pub async fn is_remembered(page: Page) -> Outcome {
    let early = "new MutationObserver((_, it) => {
        if (!document.body) return;
        window.early = document.documentElement.className;
        it.disconnect();
    }).observe(document, { childList: true, subtree: true })";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": early })).await?;
    turn_on(&page).await?;
    page.click("舞钢市").await?;
    page.wait_heading("您要办什么事").await?;
    assert!(is_on(&page).await?);
    page.back().await?;
    page.wait_heading("您要办什么医保的事").await?;
    assert!(is_on(&page).await?);
    page.reload().await?;
    assert!(is_on(&page).await?);
    for (name, fragment, heading) in SCREENS {
        page.open(fragment).await?;
        page.wait_heading(heading).await?;
        assert!(is_on(&page).await?, "{name}");
        let early = page.script("return window.early", Vec::new()).await?;
        let early = early.as_str().unwrap_or_default();
        assert!(early.split(' ').any(|it| it == "elder"), "{name}: before anything is painted");
    }
    // What is kept is this and nothing else.
    let kept = page.script("return JSON.stringify(localStorage)", Vec::new()).await?;
    assert_eq!(kept, r#"{"mingbai-elder":"1"}"#);
    page.click(SWITCH).await?;
    page.reload().await?;
    assert!(!is_on(&page).await?);
    let kept = page.script("return localStorage.length", Vec::new()).await?;
    assert_eq!(kept, 0);
    Ok(())
}

/// A browser that keeps nothing: for this visit it works all the same, and nothing is thrown (the runner looks).
pub async fn without_a_store(page: Page) -> Outcome {
    let refusals = [
        "for (const name of ['getItem', 'setItem', 'removeItem'])
            Storage.prototype[name] = () => { throw new DOMException('no', 'SecurityError') }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        "Object.defineProperty(window, 'localStorage', { value: null })",
    ];
    for source in refusals {
        let source = json!({ "source": source });
        let script = page.cdp("Page.addScriptToEvaluateOnNewDocument", source).await?;
        page.open("").await?;
        assert!(!is_on(&page).await?);
        page.click(SWITCH).await?;
        assert!(is_on(&page).await?);
        page.click("舞钢市").await?;
        page.wait_heading("您要办什么事").await?;
        assert!(is_on(&page).await?, "on the next screen");
        page.click(SWITCH).await?;
        assert!(!is_on(&page).await?);
        assert_eq!(page.console_errors().await?, [""; 0]);
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", script).await?;
    }
    Ok(())
}

/// The switch is there on the screens that wait and that fail, and the program redraws it as it stands.
pub async fn while_a_place_is_awaited(page: Page) -> Outcome {
    page.places(Fault::Hold);
    page.start(QUESTION).await?;
    page.wait_heading("正在打开").await?;
    page.click(SWITCH).await?;
    assert!(is_on(&page).await?);
    page.must_be_accessible().await?;
    page.places(Fault::None);
    page.wait_heading("参加的是哪种医保").await?;
    assert!(is_on(&page).await?);
    page.cdp("Network.clearBrowserCache", json!({})).await?;
    page.places(Fault::Status(500));
    page.start(QUESTION).await?;
    page.wait_heading("内容没有传过来").await?;
    assert!(is_on(&page).await?);
    page.must_be_accessible().await?;
    assert_eq!(page.small_targets(TARGET).await?, [""; 0]);
    page.screenshot_whole("elder-not-come").await?;
    page.click(SWITCH).await?;
    page.places(Fault::None);
    page.click("再试一次").await?;
    page.wait_heading("参加的是哪种医保").await?;
    assert!(!is_on(&page).await?);
    page.forgive_console().await
}

pub async fn fits_every_size(page: Page) -> Outcome {
    turn_on(&page).await?;
    for (width, height) in SIZES {
        page.set_size(width, height).await?;
        for (name, fragment, heading) in SCREENS {
            page.open(fragment).await?;
            page.wait_heading(heading).await?;
            page.screenshot_whole(&format!("elder-{name}-{width}")).await?;
            unfold(&page).await?;
            assert_eq!(page.overflow().await?, 0, "{name} at {width} px is wider than the screen");
            assert_eq!(page.small_targets(TARGET).await?, [""; 0], "{name} at {width} px");
            let poor = poor_texts(&page, SMALLEST_TEXT, TIGHTEST_LINES).await?;
            assert_eq!(poor, [""; 0], "{name} at {width} px");
        }
    }
    Ok(())
}

/// The browser's own setting of text twice as large; 长辈版 comes on top of it.
pub async fn stands_large_text(page: Page) -> Outcome {
    turn_on(&page).await?;
    page.cdp("Page.enable", json!({})).await?;
    page.cdp("Page.setFontSizes", json!({ "fontSizes": { "standard": 32 } })).await?;
    for (width, height) in SIZES {
        page.set_size(width, height).await?;
        for (name, fragment, heading) in SCREENS {
            page.open(fragment).await?;
            page.wait_heading(heading).await?;
            if width == 320 {
                page.screenshot_whole(&format!("elder-double-{name}")).await?;
            }
            unfold(&page).await?;
            assert_eq!(page.overflow().await?, 0, "{name} at {width} px with text of 200 %");
            let poor = poor_texts(&page, 2.0 * SMALLEST_TEXT, TIGHTEST_LINES).await?;
            assert_eq!(poor, [""; 0], "{name} at {width} px with text of 200 %");
        }
    }
    Ok(())
}

/// WeChat on an iPhone enlarges text by setting text-size-adjust on the body.
pub async fn grows_with_the_phone(page: Page) -> Outcome {
    let phone = json!({ "width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": true });
    page.cdp("Emulation.setDeviceMetricsOverride", phone).await?;
    let width = "return (e => { const range = new Range(); range.selectNodeContents(e); return range.getBoundingClientRect().width })(document.querySelector('.brand'))";
    for turn in [false, true] {
        page.open("").await?;
        if turn {
            page.click(SWITCH).await?;
        }
        let before = page.script(width, Vec::new()).await?.as_f64().unwrap_or(0.0);
        page.script("document.body.style.webkitTextSizeAdjust = '150%'", Vec::new()).await?;
        let after = page.script(width, Vec::new()).await?.as_f64().unwrap_or(0.0);
        assert!((after / before - 1.5).abs() < 0.05, "{before} px, then {after} px");
    }
    Ok(())
}

/// The schemes that a device can ask for, each in the standard version and in 长辈版.
pub async fn is_accessible(page: Page) -> Outcome {
    // The standard version in light is screens::are_accessible.
    for (elder, scheme) in [(true, "light"), (true, "dark"), (false, "dark")] {
        media(&page, &[("prefers-color-scheme", scheme)]).await?;
        set(&page, elder).await?;
        for (_, fragment, heading) in SCREENS {
            page.open(fragment).await?;
            page.wait_heading(heading).await?;
            unfold(&page).await?;
            page.must_be_accessible().await?;
        }
    }
    Ok(())
}

/// 7:1 for every text, unfolded, also where the pointer is and where contrast is asked for.
pub async fn has_contrast(page: Page) -> Outcome {
    for (elder, scheme, more) in [
        (false, "light", "no-preference"),
        (false, "light", "more"),
        (false, "dark", "no-preference"),
        (false, "dark", "more"),
        (true, "light", "no-preference"),
        (true, "dark", "no-preference"),
    ] {
        media(&page, &[("prefers-color-scheme", scheme), ("prefers-contrast", more)]).await?;
        set(&page, elder).await?;
        for (name, fragment, heading) in SCREENS {
            page.open(fragment).await?;
            page.wait_heading(heading).await?;
            if (scheme, more) == ("dark", "no-preference") {
                let version = if elder { "elder-" } else { "" };
                page.screenshot_whole(&format!("{version}dark-{name}")).await?;
            }
            unfold(&page).await?;
            // Everything as under the pointer.
            page.script(
                "document.querySelectorAll('.choice').forEach(it => it.setAttribute('aria-current', 'true'))",
                Vec::new(),
            )
            .await?;
            let poor = poor_texts(&page, 0.0, 1.0).await?;
            assert_eq!(poor, [""; 0], "{name}, elder {elder}, {scheme}, contrast {more}");
        }
    }
    Ok(())
}

/// The device's own few colours: nothing that was said by a background is lost.
pub async fn in_forced_colours(page: Page) -> Outcome {
    for (elder, scheme) in [(false, "light"), (true, "dark")] {
        media(&page, &[("forced-colors", "active"), ("prefers-color-scheme", scheme)]).await?;
        set(&page, elder).await?;
        for (name, fragment, heading) in SCREENS {
            page.open(fragment).await?;
            page.wait_heading(heading).await?;
            page.screenshot_whole(&format!("forced-{scheme}-{name}")).await?;
            unfold(&page).await?;
            page.must_be_accessible().await?;
            assert_eq!(page.overflow().await?, 0, "{name}");
            let lost = page
                .script(
                    "const said = '.choice, .action, .verdict, .badge, .dates, .bar button, mark, .notice, .passage';
                    return [...document.querySelectorAll(said)].filter(e => {
                        const style = getComputedStyle(e);
                        return ['Top', 'Right', 'Bottom', 'Left'].every(side =>
                            parseFloat(style[`border${side}Width`]) < 1);
                    }).map(e => e.outerHTML.slice(0, 100))",
                    Vec::new(),
                )
                .await?;
            assert_eq!(lost, json!([]), "{name}");
        }
    }
    Ok(())
}

/// The keyboard's place is seen in every scheme, and nothing moves for those who want no movement.
pub async fn shows_the_focus_and_keeps_still(page: Page) -> Outcome {
    for (name, value) in [
        ("prefers-color-scheme", "light"),
        ("prefers-color-scheme", "dark"),
        ("prefers-contrast", "more"),
        ("forced-colors", "active"),
    ] {
        media(&page, &[(name, value), ("prefers-reduced-motion", "reduce")]).await?;
        page.open(QUESTION).await?;
        let mut seen = Vec::new();
        // Round once: a screen that waited for its place begins at its heading.
        for _ in 0..12 {
            page.press(Key::Tab).await?;
            let active = page.active().await?;
            // Behind the last of all comes the browser's own bar, in front of the first.
            if active.tag != "body" {
                let drawn = page
                    .script(
                        "const style = getComputedStyle(document.activeElement);
                        return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 3",
                        Vec::new(),
                    )
                    .await?;
                assert_eq!(drawn, true, "{name} {value}: {active:?}");
            }
            seen.push(active.text);
        }
        for text in [SWITCH, "居民医保"] {
            assert!(seen.contains(&text.to_owned()), "{name} {value}: {seen:?}");
        }
        let moving = "return [...document.querySelectorAll('*')].filter(e =>
            parseFloat(getComputedStyle(e).transitionDuration) > 0).length";
        assert_eq!(page.script(moving, Vec::new()).await?, 0, "{name} {value}");
    }
    Ok(())
}

/// Paper is white, whatever the screen.
pub async fn on_paper(page: Page) -> Outcome {
    turn_on(&page).await?;
    page.open(
        "#/wugang/inpatient-reimbursement?insurance=resident&emergency=died&mental=no&injury=yes&see=card",
    )
    .await?;
    let media = json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    page.cdp("Emulation.setEmulatedMedia", media).await?;
    let poor = poor_texts(&page, 0.0, 1.0).await?;
    assert_eq!(poor, [""; 0]);
    let style = "return getComputedStyle(document.documentElement)";
    let ground = page.script(&format!("{style}.backgroundColor"), Vec::new()).await?;
    assert_eq!(ground, "rgb(255, 255, 255)");
    let scheme = page.script(&format!("{style}.colorScheme"), Vec::new()).await?;
    assert_eq!(scheme, "light", "of boxes to tick");
    let size = page.script(&format!("{style}.fontSize"), Vec::new()).await?;
    assert_eq!(size, "20px", "15 pt");
    page.screenshot_whole("elder-print").await?;
    Ok(())
}
