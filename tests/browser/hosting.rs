//! The configurations of `hosting/` on real servers: every file of `dist/` as it is sent, header by header, and the page
//! in the browser. What should come is one table for both servers.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::json;

use super::hosts::{Answer, Host};
use super::page::{Outcome, Page};

/// Sent with everything.
const HEADERS: [(&str, &str); 7] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Access-Control-Allow-Origin", "*"),
    ("Set-Cookie", ""),
    ("Strict-Transport-Security", ""),
];
/// What may be used at all; all else that the header names is off.
const ALLOWED: [&str; 2] = ["clipboard-write=(self)", "fullscreen=(self)"];
/// What a page may not ask the device for, at least.
const REFUSED: [&str; 6] =
    ["camera=()", "geolocation=()", "microphone=()", "payment=()", "usb=()", "midi=()"];
/// No server tells its version.
const UNTOLD: [&str; 3] = ["", "nginx", "Caddy"];
const KEPT: &str = "public, max-age=31536000, immutable";
const ASKED_AGAIN: &str = "no-cache";

pub async fn by_nginx(_: Page) -> Outcome {
    let dist = dist();
    every_file(&Host::nginx(&dist, "/", false), &dist)?;
    every_file(&Host::nginx(&dist, "/yibao/", true), &dist)
}

pub async fn by_caddy(_: Page) -> Outcome {
    let dist = dist();
    every_file(&Host::caddy(&dist, "/"), &dist)?;
    every_file(&Host::caddy(&dist, "/yibao/"), &dist)
}

/// What was compressed beforehand is the file itself, and the checksums are those of the files.
pub async fn what_is_beside_the_files(_: Page) -> Outcome {
    let dist = dist();
    let script = "
        const { readFileSync } = require('fs'), zlib = require('zlib');
        for (const name of process.argv.slice(1)) {
            const packed = readFileSync(name), plain = name.slice(0, -3);
            const whole = name.endsWith('.br') ? zlib.brotliDecompressSync(packed) : zlib.gunzipSync(packed);
            if (!whole.equals(readFileSync(plain))) throw new Error(name);
        }";
    let packed: Vec<String> = all(&dist, &is_packed);
    assert!(packed.len() > 20, "{packed:?}");
    let mut unpack = Command::new("node");
    unpack.arg("-e").arg(script).args(&packed).current_dir(&dist);
    assert!(unpack.status()?.success(), "a compressed file is another");
    let mut check = Command::new("sha256sum");
    check.args(["-c", "--quiet", "SHA256SUMS"]).current_dir(&dist);
    assert!(check.status()?.success(), "SHA256SUMS");
    let sums = fs::read_to_string(dist.join("SHA256SUMS"))?;
    let named: Vec<&str> = sums.lines().filter_map(|it| Some(it.split_once("  ")?.1)).collect();
    assert_eq!(named, all(&dist, &|name| name != "SHA256SUMS"), "every file has a line, in order");
    Ok(())
}

/// From the start page to a card, on each server, from a folder of it.
pub async fn in_the_browser(page: Page) -> Outcome {
    let dist = dist();
    for host in [Host::nginx(&dist, "/yibao/", false), Host::caddy(&dist, "/yibao/")] {
        let there = page.elsewhere(&host.origin(), host.path);
        there.open("").await?;
        there.wait_heading("您要办什么医保的事").await?;
        there.click("舞钢市").await?;
        there.wait_heading("您要办什么事").await?;
        there.go("#/wugang/inpatient-reimbursement").await?;
        for (question, answer) in [
            ("参加的是哪种医保", "居民医保"),
            ("意外受伤", "不是意外受伤"),
            ("是急诊看的吗", "是急诊"),
            ("看看答得对不对", "都对，看明白卡"),
        ] {
            there.wait_heading(question).await?;
            there.click(answer).await?;
        }
        there.wait_text("可以办").await?;
        there.reload().await?;
        there.wait_text("可以办").await?;
        // A refusal of the policy is an error on the console.
        there.must_be_clean().await?;
        // Gone before the server goes: what is still on its way would fail.
        page.cdp("Page.navigate", json!({ "url": "about:blank" })).await?;
        page.forgive_requests().await?;
        let log = host.log();
        assert!(host.name != "nginx" || log.contains("GET /yibao/index.html 200"), "{log}");
        assert!(!log.contains("insurance=") && !log.contains('?'), "{log}");
    }
    Ok(())
}

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

fn is_packed(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

/// Names of the files of the site for which something is so, in order.
pub fn all(dist: &Path, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(dist).expect("inside").to_str().expect("UTF-8");
            if wanted(name) {
                found.push(name.to_owned());
            }
        }
    }
    found.sort_unstable();
    found
}

fn every_file(host: &Host, dist: &Path) -> Outcome {
    let policy = policy(dist)?;
    let names = all(dist, &|name| !is_packed(name));
    for name in &names {
        let path = format!("{}{name}", host.path);
        // The servers send the start page only under the folder's own address, or under both.
        let path = if name == "index.html" { host.path.to_owned() } else { path };
        file(host, dist, name, &path, &policy);
    }
    what_is_not_there(host);
    // Who asks without the last slash is led to it.
    if host.path != "/" {
        let led = host.ask("GET", host.path.trim_end_matches('/'), &[]);
        assert!([301, 302, 308].contains(&led.status), "{}", led.status);
        assert!(led.one("Location").ends_with(host.path), "{}", led.one("Location"));
    }
    let asked = host.ask(
        "GET",
        &format!("{}?insurance=resident", host.path),
        &[("Referer", "http://from.example")],
    );
    assert_eq!(asked.status, 200);
    for told in ["insurance=", "from.example"] {
        assert!(!host.log().contains(told), "{}", host.log());
    }
    Ok(())
}

/// One file, in every encoding that a browser may take.
fn file(host: &Host, dist: &Path, name: &str, path: &str, policy: &str) {
    let at = format!("{} {path}", host.name);
    let plain = fs::read(dist.join(name)).expect("a file");
    let packed = |ending: &str| fs::read(dist.join(format!("{name}.{ending}"))).ok();
    let (br, gz) = (packed("br").filter(|_| host.brotli), packed("gz"));
    for (accepted, best) in [
        ("", None),
        ("identity", None),
        ("gzip", gz.as_ref().map(|it| ("gzip", it))),
        (
            "gzip, deflate, br, zstd",
            br.as_ref().map(|it| ("br", it)).or(gz.as_ref().map(|it| ("gzip", it))),
        ),
    ] {
        let mut headers = vec![("Accept-Encoding", accepted)];
        headers.retain(|it| !it.1.is_empty());
        let answer = host.ask("GET", path, &headers);
        assert_eq!(answer.status, 200, "{at}");
        let (encoding, body) = best.map_or(("", &plain), |it| it);
        assert_eq!(answer.one("Content-Encoding"), encoding, "{at} for {accepted:?}");
        assert!(answer.body == *body, "{at} for {accepted:?} is another file");
        assert_eq!(answer.one("Content-Type"), media_type(name), "{at}");
        assert_eq!(answer.one("Cache-Control"), caching(name), "{at}");
        // Or a cache on the way hands out an encoding to whom cannot read it.
        if gz.is_some() {
            assert!(answer.all("Vary").contains(&"Accept-Encoding"), "{at} for {accepted:?}");
        }
        stands_guard(&answer, policy, &at);

        let known = answer.one("ETag").to_owned();
        assert!(!known.is_empty(), "{at} has no mark to be asked by");
        headers.push(("If-None-Match", &known));
        let again = host.ask("GET", path, &headers);
        assert_eq!((again.status, again.body.len()), (304, 0), "{at} is known");
        assert_eq!(again.one("Cache-Control"), caching(name), "{at} is known");
    }
    let head = host.ask("HEAD", path, &[]);
    assert_eq!((head.status, head.body.len()), (200, 0), "{at}");
}

/// Errors tell nothing and are not kept.
fn what_is_not_there(host: &Host) {
    for (method, name, status) in [
        ("GET", "none.html", [404, 404]),
        ("GET", "places/wugang-0123456789abcdef.bin", [404, 404]),
        ("GET", "places/", [403, 404]),
        ("GET", "documents/", [403, 404]),
        ("GET", ".htaccess", [404, 404]),
        ("POST", "", [403, 405]),
        ("PUT", "new.html", [403, 405]),
        ("DELETE", "index.html", [403, 405]),
    ] {
        let at = format!("{} {method} {}{name}", host.name, host.path);
        let answer = host.ask(method, &format!("{}{name}", host.path), &[]);
        assert!(status.contains(&answer.status), "{at}: {}", answer.status);
        assert_eq!(answer.one("Cache-Control"), "no-store", "{at}");
        assert_eq!(answer.one("Content-Type"), "text/plain; charset=utf-8", "{at}");
        assert_eq!(answer.one("X-Content-Type-Options"), "nosniff", "{at}");
        assert!(UNTOLD.contains(&answer.one("Server")), "{at}: {}", answer.one("Server"));
        let said = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(said.contains("没有这个文件"), "{at}: {said}");
    }
    // What leads out of the folder is not under this configuration any more; it must only lead nowhere.
    for out in [
        "../Cargo.toml",
        "%2e%2e/Cargo.toml",
        "..%2fCargo.toml",
        "%2e%2e%2fCargo.toml",
        "..%5cCargo.toml",
    ] {
        let answer = host.ask("GET", &format!("{}{out}", host.path), &[]);
        let said = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(!said.contains("[package]"), "{} {out}: {said}", host.name);
        assert!(UNTOLD.contains(&answer.one("Server")), "{out}: {}", answer.one("Server"));
    }
}

fn stands_guard(answer: &Answer, policy: &str, at: &str) {
    for (header, value) in HEADERS {
        assert_eq!(answer.one(header), value, "{at}: {header}");
    }
    assert_eq!(answer.one("Content-Security-Policy"), policy, "{at}");
    let server = answer.one("Server");
    assert!(UNTOLD.contains(&server), "{at} tells its version: {server}");
    let permissions: Vec<&str> = answer.one("Permissions-Policy").split(", ").collect();
    for refused in REFUSED {
        assert!(permissions.contains(&refused), "{at}: {refused}");
    }
    for permission in permissions {
        assert!(permission.ends_with("=()") || ALLOWED.contains(&permission), "{at}: {permission}");
    }
}

/// The page's own policy, and what only a header can say.
fn policy(dist: &Path) -> Outcome<String> {
    let html = fs::read_to_string(dist.join("index.html"))?;
    let policies: Vec<&str> =
        html.split('"').filter(|text| text.starts_with("default-src ")).collect();
    assert_eq!(policies.len(), 1, "one policy in the page");
    assert!(!policies[0].contains("unsafe-inline") && !policies[0].contains("'unsafe-eval'"));
    Ok(format!("{}; frame-ancestors *", policies[0]))
}

/// What is named by its content never changes.
fn caching(name: &str) -> &'static str {
    let stem = name.rsplit_once('.').map_or("", |it| it.0);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let digest = stem.rsplit_once('-').map_or("", |it| it.1);
    let named = digest.len() == 16 && digest.bytes().all(|it| b"0123456789abcdef".contains(&it));
    if named { KEPT } else { ASKED_AGAIN }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |it| it.1) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}
