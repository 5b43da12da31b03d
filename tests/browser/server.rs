//! Serves `dist/` as a static host would, from a folder below the root, so that a path in the page that starts with `/`
//! is found out.

mod front;

use std::{
    fs,
    net::SocketAddr,
    path::{Component, Path, PathBuf},
    sync::{Arc, Mutex},
};

use tiny_http::{Header, Method, Request, Response};

pub const FOLDER: &str = "/some/folder/";
/// Files that the program asks for when it needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Those of the places, and that of the search.
    Place,
    /// The rest of the program.
    Rest,
    /// The first part of the program, with which the page starts.
    Program,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Place, Self::Rest, Self::Program];

    /// What stands in the addresses of these files and in no other.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Place => "/places/",
            Self::Rest => "/rest-",
            Self::Program => "_bg.wasm",
        }
    }

    fn of(url: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| url.contains(kind.mark()))
    }
}

/// What the server does with the files of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing but what it should.
    None,
    /// Answers with this status.
    Status(u16),
    /// Says that all is well, sends something else, and lets browsers keep it.
    Garbage,
    /// Says that all is well and sends the first half.
    Half,
    /// Says that all is well and sends a file that can be read, but has two characters in the wrong order.
    Altered,
    /// Answers nothing until the switch is set again.
    Hold,
}

/// Sets what the server does; all copies are one switch.
#[derive(Clone)]
pub struct Switch {
    root: PathBuf,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// Of each kind that has one.
    faults: Vec<(Kind, Fault)>,
    held: Vec<Request>,
    seen: Vec<Seen>,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: String,
    /// Path and query.
    pub url: String,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// Length of its body in bytes.
    pub body: usize,
}

impl Seen {
    fn of(request: &Request) -> Self {
        let header =
            |it: &Header| (it.field.to_string().to_ascii_lowercase(), it.value.to_string());
        Self {
            method: request.method().to_string(),
            url: request.url().to_owned(),
            headers: request.headers().iter().map(header).collect(),
            body: request.body_length().unwrap_or(0),
        }
    }
}

impl State {
    fn fault(&self, url: &str) -> Fault {
        let kind = Kind::of(url);
        let fault = self.faults.iter().find(|it| Some(it.0) == kind);
        fault.map_or(Fault::None, |it| it.1)
    }
}

impl Switch {
    /// Sets the fault of a kind. Requests of this kind that are held back are answered.
    pub fn set(&self, kind: Kind, fault: Fault) {
        let due: Vec<Request> = {
            let mut state = self.state.lock().expect("no test panics in here");
            state.faults.retain(|it| it.0 != kind);
            state.faults.push((kind, fault));
            let all = std::mem::take(&mut state.held);
            let (due, held) = all.into_iter().partition(|it| Kind::of(it.url()) == Some(kind));
            state.held = held;
            due
        };
        for request in due {
            let _ = answer(request, &self.root, fault);
        }
    }

    /// Every request that came since the test began, in order.
    pub fn seen(&self) -> Vec<Seen> {
        self.state.lock().expect("no test panics in here").seen.clone()
    }

    fn take(&self, request: Request) {
        let mut state = self.state.lock().expect("no test panics in here");
        state.seen.push(Seen::of(&request));
        let fault = state.fault(request.url());
        if fault == Fault::Hold {
            state.held.push(request);
        } else {
            drop(state);
            // A browser that went away before the answer is no concern of the tests.
            let _ = answer(request, &self.root, fault);
        }
    }
}

pub struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
    switch: Switch,
}

impl Server {
    /// Serves `root` on a free port of 127.0.0.1 until dropped.
    pub fn start(root: &Path) -> Self {
        let http = Arc::new(tiny_http::Server::http("127.0.0.1:0").expect("a free port"));
        let switch = Switch { root: root.to_path_buf(), state: Arc::default() };
        let (listener, taker) = (Arc::clone(&http), switch.clone());
        std::thread::spawn(move || {
            for request in listener.incoming_requests() {
                taker.take(request);
            }
        });
        let inner = http.server_addr().to_ip().expect("an address of this machine");
        Self { http, address: front::start(inner), switch }
    }

    /// The switch, set to what it should be: each test begins with a server that is well.
    pub fn switch(&self) -> Switch {
        Kind::ALL.into_iter().for_each(|kind| self.switch.set(kind, Fault::None));
        self.switch.state.lock().expect("no test panics in here").seen.clear();
        self.switch.clone()
    }

    /// Scheme, host and port: every request that goes elsewhere is foreign.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Address of the page, without a fragment.
    pub fn page(&self) -> String {
        self.origin() + FOLDER
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.http.unblock();
    }
}

fn answer(request: Request, root: &Path, fault: Fault) -> std::io::Result<()> {
    let header = |name, value| Header::from_bytes(name, value).expect("plain ASCII");
    let found = match request.method() {
        Method::Get | Method::Head => file(request.url(), root),
        _ => None,
    };
    if let Fault::Status(status) = fault {
        return request.respond(Response::from_string("no").with_status_code(status));
    }
    match found {
        Some(_) if fault == Fault::Garbage => {
            let kept = header("Cache-Control", "public, max-age=3600");
            request.respond(Response::from_string("<!doctype html>").with_header(kept))
        }
        Some((path, mut body)) => {
            let end = body.len();
            match fault {
                Fault::Half => body.truncate(end / 2),
                // Of a place, the texts stand at the end. Two bytes that are the same would change nothing.
                Fault::Altered => {
                    let at = (0..end - 2).rev().find(|&at| body[at] != body[at + 1]);
                    body.swap(at.unwrap_or(0), at.unwrap_or(0) + 1);
                }
                _ => {}
            }
            let kind = header("Content-Type", media_type(&path));
            // Without it, a frame with a strict sandbox may read nothing.
            let read = header("Access-Control-Allow-Origin", "*");
            request.respond(Response::from_data(body).with_header(kind).with_header(read))
        }
        // A browser asks for this by itself when it shows a plain text; it says nothing about the page.
        None if request.url() == "/favicon.ico" => request.respond(Response::empty(204)),
        None => request.respond(Response::from_string("not found").with_status_code(404)),
    }
}

/// The file that an address names, if it is one under `root`.
pub fn file(url: &str, root: &Path) -> Option<(PathBuf, Vec<u8>)> {
    let path = url.split(['?', '#']).next()?.strip_prefix(FOLDER)?;
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    let body = inside.then(|| fs::read(root.join(path)).ok())??;
    Some((path.to_path_buf(), body))
}

pub fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        // WebAssembly is compiled while it arrives only under this type.
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
