//! nginx and Caddy, started as anyone may start them, with the configurations of `hosting/`; and the little of HTTP that it
//! takes to see what they answer, with nothing between that decodes or keeps.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// Where the configurations have the site.
const FOLDER: &str = "/srv/mingbai";

/// A web server that lives as long as the value.
pub struct Host {
    pub name: &'static str,
    pub port: u16,
    /// What stands before the names of the files: `/` or `/yibao/`.
    pub path: &'static str,
    pub brotli: bool,
    folder: PathBuf,
    process: Child,
}

/// An answer as it came.
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// All values of a header.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let named = self.headers.iter().filter(|it| it.0.eq_ignore_ascii_case(name));
        named.map(|it| it.1.as_str()).collect()
    }

    /// A header's only value; empty if it is not there.
    ///
    /// # Panics
    ///
    /// When it is there twice.
    pub fn one(&self, name: &str) -> &str {
        let all = self.all(name);
        assert!(all.len() < 2, "{name} twice: {all:?}");
        all.first().copied().unwrap_or("")
    }
}

impl Host {
    /// nginx with the site at the root of the server or in a folder of it, with the module for brotli or without.
    pub fn nginx(dist: &Path, path: &'static str, brotli: bool) -> Self {
        let (folder, port) = (folder(), free_port());
        let mut server = configuration("nginx/mingbai.conf");
        let mut files = configuration("nginx/mingbai-files.inc");
        change(&mut server, "listen 80;", &format!("listen 127.0.0.1:{port};"));
        change(&mut server, "    listen [::]:80;\n", "");
        change(&mut server, "/var/log/nginx", &folder.display().to_string());
        if path != "/" {
            let (root, below) = (
                "    location / {\n        root /srv/mingbai;\n        include mingbai-files.inc;\n    }\n",
                "    # location = /yibao {",
            );
            change(&mut server, root, "");
            uncomment(&mut server, below);
        }
        let site = dist.display().to_string();
        server = server.replace(FOLDER, &site);
        assert!(server.contains(&site), "the folder of the site is set");
        let module = own("usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
        let mut load = String::new();
        if brotli {
            change(&mut files, "# brotli_static on;", "brotli_static on;");
            load = format!("load_module {};\n", module.display());
        }
        let text = format!(
            "{load}daemon off;\nmaster_process off;\npid pid;\nerror_log error.log;\nevents {{}}\nhttp {{\n\
             client_body_temp_path body;\nproxy_temp_path proxy;\nfastcgi_temp_path fastcgi;\n\
             uwsgi_temp_path uwsgi;\nscgi_temp_path scgi;\ninclude mingbai.conf;\n}}\n"
        );
        for (name, text) in
            [("nginx.conf", text), ("mingbai.conf", server), ("mingbai-files.inc", files)]
        {
            fs::write(folder.join(name), text).expect("a configuration");
        }
        let mut command = Command::new(program("usr/sbin/nginx"));
        command.arg("-p").arg(&folder).args(["-c", "nginx.conf", "-e", "error.log"]);
        Self::start("nginx", command, folder, port, path, brotli)
    }

    /// Caddy with the site at the root of the server or in a folder of it.
    pub fn caddy(dist: &Path, path: &'static str) -> Self {
        let (folder, port) = (folder(), free_port());
        let mut text = configuration("Caddyfile");
        change(&mut text, ":80 {\n", &format!("http://127.0.0.1:{port} {{\n"));
        if path != "/" {
            change(&mut text, "\n\timport mingbai\n", "\n");
            uncomment(&mut text, "\t# redir /yibao");
        }
        let site = dist.display().to_string();
        change(&mut text, FOLDER, &site);
        // Not beside other Caddys of this machine.
        let text = format!("{{\n\tadmin off\n\tauto_https off\n}}\n{text}");
        let file = folder.join("Caddyfile");
        fs::write(&file, text).expect("a configuration");
        let mut command = Command::new(program("usr/bin/caddy"));
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
        for variable in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env(variable, &folder);
        }
        Self::start("Caddy", command, folder, port, path, true)
    }

    fn start(
        name: &'static str,
        mut command: Command,
        folder: PathBuf,
        port: u16,
        path: &'static str,
        brotli: bool,
    ) -> Self {
        let log = fs::File::create(folder.join("said")).expect("a log");
        let mut process = command
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap_or_else(|error| panic!("{name}: {error}; `make test-browser` fetches it"));
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = process.try_wait().expect("a child").is_some();
            if ended || start.elapsed() > Duration::from_secs(20) {
                let said = |file: &str| fs::read_to_string(folder.join(file)).unwrap_or_default();
                panic!("{name} does not start: {}{}", said("said"), said("error.log"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { name, port, path, brotli, folder, process }
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What is written of the requests; only nginx writes any.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("mingbai.log")).unwrap_or_default()
    }

    /// Asks for a path and reads the whole answer.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a time");
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n", self.port);
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        request += "Content-Length: 0\r\nConnection: close\r\n\r\n";
        stream.write_all(request.as_bytes()).expect("a request");
        let mut whole = Vec::new();
        stream.read_to_end(&mut whole).expect("an answer");
        let end = whole.windows(4).position(|it| it == b"\r\n\r\n").expect("headers");
        let head = String::from_utf8_lossy(&whole[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|it| it.split(' ').nth(1)?.parse().ok());
        let header = |line: &str| {
            let (name, value) = line.split_once(':').expect("a header");
            (name.to_owned(), value.trim().to_owned())
        };
        let mut answer = Answer {
            status: status.expect("a status"),
            headers: lines.map(header).collect(),
            body: whole[end + 4..].to_vec(),
        };
        if answer.one("Transfer-Encoding") == "chunked" && method != "HEAD" {
            answer.body = joined(&answer.body);
        }
        answer
    }
}

/// A body that came in chunks, in one.
fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = chunks.windows(2).position(|it| it == b"\r\n").expect("a chunk's length");
        let length = String::from_utf8_lossy(&chunks[..end]).into_owned();
        let length = usize::from_str_radix(&length, 16).expect("a number");
        if length == 0 {
            return body;
        }
        body.extend(&chunks[end + 2..end + 2 + length]);
        chunks = &chunks[end + 2 + length + 2..];
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A file that `scripts/tools.sh` has unpacked.
fn own(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/servers").join(file)
}

/// A program that `scripts/tools.sh` has unpacked, or else the machine's own.
fn program(file: &str) -> PathBuf {
    let own = own(file);
    if own.is_file() { own } else { own.file_name().map(PathBuf::from).unwrap_or_default() }
}

fn configuration(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("hosting").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Replaces what must stand in a configuration once.
fn change(text: &mut String, from: &str, to: &str) {
    assert_eq!(text.matches(from).count(), 1, "“{from}” should stand once");
    *text = text.replacen(from, to, 1);
}

/// Does what a configuration tells its reader to do: takes the `# ` off the lines from one on, to the end of their block.
fn uncomment(text: &mut String, first: &str) {
    assert_eq!(text.matches(first).count(), 1, "“{first}” should stand once");
    let mut inside = false;
    let lines = text.lines().map(|line| {
        inside = (inside || line.starts_with(first)) && line.trim_start().starts_with('#');
        if !inside { line.to_owned() } else { line.replacen("# ", "", 1).replacen('#', "", 1) }
    });
    *text = lines.collect::<Vec<_>>().join("\n") + "\n";
}

/// A folder for one server.
fn folder() -> PathBuf {
    static NEXT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let name = format!("host-{}-{number}", std::process::id());
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&path).expect("a folder");
    path
}

/// A port that was free just now.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}
