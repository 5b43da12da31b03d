//! Serves `dist/` as a static host would, from a folder below the root, so that a path in the page that starts with `/`
//! is found out.

use std::{
    fs,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use tiny_http::{Header, Method, Request, Response};

const FOLDER: &str = "/some/folder/";

pub struct Server {
    http: Arc<tiny_http::Server>,
}

impl Server {
    /// Serves `root` on a free port of 127.0.0.1 until dropped.
    pub fn start(root: &Path) -> Self {
        let http = Arc::new(tiny_http::Server::http("127.0.0.1:0").expect("a free port"));
        let (listener, root) = (Arc::clone(&http), root.to_path_buf());
        std::thread::spawn(move || {
            for request in listener.incoming_requests() {
                // A browser that went away before the answer is no concern of the tests.
                let _ = answer(request, &root);
            }
        });
        Self { http }
    }

    /// Scheme, host and port: every request that goes elsewhere is foreign.
    pub fn origin(&self) -> String {
        format!("http://{}", self.http.server_addr())
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

fn answer(request: Request, root: &Path) -> std::io::Result<()> {
    let found = match request.method() {
        Method::Get | Method::Head => file(request.url(), root),
        _ => None,
    };
    match found {
        Some((path, body)) => {
            let kind = Header::from_bytes("Content-Type", media_type(&path)).expect("plain ASCII");
            request.respond(Response::from_data(body).with_header(kind))
        }
        // A browser asks for this by itself when it shows a plain text; it says nothing about the page.
        None if request.url() == "/favicon.ico" => request.respond(Response::empty(204)),
        None => request.respond(Response::from_string("not found").with_status_code(404)),
    }
}

/// The file that an address names, if it is one under `root`.
fn file(url: &str, root: &Path) -> Option<(PathBuf, Vec<u8>)> {
    let path = url.split(['?', '#']).next()?.strip_prefix(FOLDER)?;
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    let body = inside.then(|| fs::read(root.join(path)).ok())??;
    Some((path.to_path_buf(), body))
}

fn media_type(path: &Path) -> &'static str {
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
