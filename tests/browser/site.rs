//! A site of a test's own, for what the common server does not do: it dies and comes back at the same address, breaks off
//! in the middle of a file, and puts another release in the place of the one before.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{Shutdown, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex, MutexGuard},
    thread,
    time::Duration,
};

use super::server::{FOLDER, file, media_type};

const MOMENT: Duration = Duration::from_millis(5);

/// What happens to the files whose address contains some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The connection ends after half of the file.
    Cut,
    /// Nothing is answered until the troubles are over.
    Hold,
    /// All is well, but for a character at the end, which a proxy has added.
    Added,
    Status(u16),
}

#[derive(Default)]
struct State {
    root: PathBuf,
    is_up: bool,
    troubles: Vec<(String, Trouble)>,
    asked: Vec<String>,
    open: Vec<TcpStream>,
}

pub struct Site {
    port: u16,
    state: Arc<Mutex<State>>,
    /// Where the test's releases stand.
    folder: PathBuf,
}

impl Site {
    /// The release in `dist/`, on a free port.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let folder =
            std::env::temp_dir().join(format!("mingbai-site-{}-{port}", std::process::id()));
        let state = State { root: dist(), ..State::default() };
        let site = Self { port, state: Arc::new(Mutex::new(state)), folder };
        site.listen(listener);
        site
    }

    /// Address of the page, without a fragment.
    pub fn page(&self) -> String {
        self.origin() + FOLDER
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Kills it: every connection ends, and new ones are refused.
    pub fn stop(&self) {
        let mut state = self.state();
        state.is_up = false;
        for stream in state.open.drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
        drop(state);
        // The listener is dropped by its thread.
        while TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            thread::sleep(MOMENT);
        }
    }

    /// Is there again, at the same address.
    pub fn revive(&self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).expect("the port is still free");
        self.listen(listener);
    }

    /// Another release takes the place of the one before; of that nothing is left.
    pub fn publish(&self, number: u8) {
        let out = self.folder.join(number.to_string());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/release.mjs");
        let made =
            Command::new("node").arg(script).args([&dist(), &out]).arg(number.to_string()).status();
        assert!(made.is_ok_and(|it| it.success()), "release {number} cannot be made");
        self.state().root = out;
    }

    /// A copy of `dist/` with another worker, or with none.
    pub fn publish_worker(&self, worker: Option<&Path>) {
        let out = self.folder.join("worker");
        fs::create_dir_all(&out).expect("a folder");
        let copied = Command::new("cp").args(["-r", "."]).arg(&out).current_dir(dist()).status();
        assert!(copied.is_ok_and(|it| it.success()), "dist/ cannot be copied");
        let target = out.join("sw.js");
        match worker {
            Some(worker) => fs::copy(worker, target).map(drop).expect("a worker"),
            None => fs::remove_file(target).expect("dist/ has a worker"),
        }
        self.state().root = out;
    }

    /// From now on this happens to files whose address contains `part`.
    pub fn trouble(&self, part: &str, trouble: Trouble) {
        self.state().troubles.push((part.to_owned(), trouble));
    }

    /// No more troubles; what was held back is answered.
    pub fn heal(&self) {
        self.state().troubles.clear();
    }

    /// Names of the files asked for since this was last called, in order.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.state().asked)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panics in here")
    }

    fn listen(&self, listener: TcpListener) {
        self.state().is_up = true;
        let state = Arc::clone(&self.state);
        listener.set_nonblocking(true).expect("a socket");
        thread::spawn(move || {
            while state.lock().is_ok_and(|it| it.is_up) {
                let Ok((stream, _)) = listener.accept() else {
                    thread::sleep(MOMENT);
                    continue;
                };
                let state = Arc::clone(&state);
                // A browser that goes away, or a site that dies, is what the tests are about.
                thread::spawn(move || answer(&stream, &state).ok());
            }
        });
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.state().is_up = false;
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

/// One request and one answer; then the connection ends.
fn answer(mut stream: &TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    stream.set_nonblocking(false)?;
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let mut words = request.split(' ');
    let (method, url) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let lock = || state.lock().expect("no test panics in here");

    let root = {
        let mut state = lock();
        if !state.is_up {
            return Ok(());
        }
        state.asked.push(url.strip_prefix(FOLDER).unwrap_or(url).to_owned());
        state.open.push(stream.try_clone()?);
        state.root.clone()
    };
    let trouble = || {
        let state = lock();
        let found = state.troubles.iter().find(|(part, _)| url.contains(part));
        (state.is_up, found.map(|it| it.1))
    };
    let trouble = loop {
        match trouble() {
            (true, Some(Trouble::Hold)) => thread::sleep(MOMENT),
            (_, other) => break other,
        }
    };

    let (mut status, mut kind, mut body) = match file(url, &root) {
        Some((path, body)) => (200, media_type(&path), body),
        None if url == "/favicon.ico" => (204, "image/x-icon", Vec::new()),
        None => (404, "text/plain", b"not found".to_vec()),
    };
    let mut length = body.len();
    match trouble {
        Some(Trouble::Status(other)) => {
            (status, kind, length) = (other, "text/plain", 0);
            body.clear();
        }
        Some(Trouble::Cut) => body.truncate(length / 2),
        Some(Trouble::Added) => {
            body.push(b'\n');
            length += 1;
        }
        _ => {}
    }
    // A careless host: all but the page is kept for long, and what some answers depend on cannot be known.
    let kept = if kind.starts_with("text/html") { "no-cache" } else { "max-age=600" };
    let vary = if url.ends_with(".txt") { "Vary: *\r\n" } else { "" };
    write!(
        stream,
        "HTTP/1.1 {status} \r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: {kept}\r\n{vary}Connection: close\r\n\r\n"
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.shutdown(Shutdown::Both)
}
