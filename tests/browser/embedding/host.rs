//! Another website: a second server, under a name that makes it another site, with pages of its own.

use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex},
};

use tiny_http::{Header, Response};

/// Notes everything that frames say, and everything that goes wrong.
const EARS: &str = "<script>
    var said = [], wrong = [], hit = 0, cards = [];
    addEventListener('message', function (event) { said.push({ origin: event.origin, data: event.data }); });
    addEventListener('error', function (event) { wrong.push(String(event.message)); });
    addEventListener('mingbai-card', function (event) { cards.push(event.detail); });
</script>";

pub struct Host {
    http: Arc<tiny_http::Server>,
    pages: Arc<Mutex<Vec<(String, String)>>>,
}

impl Host {
    /// Serves on a free port until dropped: pages that [`Host::page`] makes, and below `/copy/` a copy of `embed.js`.
    pub fn start() -> Self {
        let http = Arc::new(tiny_http::Server::http("127.0.0.1:0").expect("a free port"));
        let pages: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
        let (listener, shown) = (Arc::clone(&http), Arc::clone(&pages));
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/embed.js");
        let script = fs::read(script).expect("dist/embed.js");
        std::thread::spawn(move || {
            for request in listener.incoming_requests() {
                let path = request.url().split('?').next().unwrap_or("").to_owned();
                let pages = shown.lock().expect("no test panics in here");
                let page = pages.iter().rev().find(|(name, _)| *name == path);
                let (kind, body) = match page {
                    Some((_, html)) => ("text/html; charset=utf-8", html.clone().into_bytes()),
                    None if path == "/copy/embed.js" => ("text/javascript", script.clone()),
                    // A browser asks for an icon by itself.
                    None => ("text/plain", Vec::new()),
                };
                let kind = Header::from_bytes("Content-Type", kind).expect("plain ASCII");
                let _ = request.respond(Response::from_data(body).with_header(kind));
            }
        });
        Self { http, pages }
    }

    /// The browser's own address is `127.0.0.1`, so this is another site and not only another origin.
    pub fn origin(&self) -> String {
        let port = self.http.server_addr().to_ip().expect("a port").port();
        format!("http://localhost:{port}")
    }

    /// Puts a page there; gives its address.
    pub fn page(&self, name: &str, body: &str) -> String {
        let head =
            "<!doctype html><meta charset=utf-8><title>host</title><link rel=icon href=data:,>";
        let html = format!("{head}{EARS}<body style='margin: 0'>{body}</body>");
        self.raw(name, &html)
    }

    /// The same with nothing around it.
    pub fn raw(&self, name: &str, html: &str) -> String {
        let path = format!("/{name}");
        self.pages.lock().expect("no test panics in here").push((path.clone(), html.to_owned()));
        self.origin() + &path
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.http.unblock();
    }
}
