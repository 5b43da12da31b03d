//! An engine's WebDriver, which lives as long as the tests.

mod engine;

pub use engine::{Engine, NeedsDevTools};

use std::{
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// How long a driver may take to listen.
const START: Duration = Duration::from_secs(20);

pub struct Driver {
    pub engine: Engine,
    pub address: String,
    process: Child,
    /// The screen of an engine that is never without one.
    screen: Option<Child>,
}

impl Driver {
    /// Starts the engine's driver on a free port, and returns when it listens.
    ///
    /// # Panics
    ///
    /// When it does not start; no test makes sense then.
    pub fn start(engine: Engine) -> Self {
        let port = free_port();
        let mut command = Command::new(engine.driver());
        command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        let mut screen = None;
        match engine {
            Engine::Chromium => {}
            // So that tests can set the size of the page's area, and read the browser's own console.
            Engine::Firefox => {
                command.arg("--allow-system-access");
            }
            Engine::Webkit => {
                let (process, display) = start_screen();
                screen = Some(process);
                command.env("DISPLAY", display).env("XDG_CONFIG_HOME", bare_toolbar());
            }
        }
        let process = command.spawn().unwrap_or_else(|error| {
            panic!("{} does not start ({error}); `make tools-test` installs it", engine.driver())
        });
        let driver = Self { engine, address: format!("http://127.0.0.1:{port}"), process, screen };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(start.elapsed() < START, "{} does not listen", engine.driver());
            std::thread::sleep(Duration::from_millis(20));
        }
        driver
    }

    /// Asks ChromeDriver to end its browsers, remove their profiles and go. The others have ended theirs with the session.
    fn ask_to_leave(&mut self) -> std::io::Result<()> {
        let address = self.address.trim_start_matches("http://");
        let mut connection = TcpStream::connect(address)?;
        write!(
            connection,
            "GET /shutdown HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        )?;
        let start = Instant::now();
        while self.process.try_wait()?.is_none() && start.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.engine == Engine::Chromium {
            let _ = self.ask_to_leave();
        }
        // For the case that it did not go; otherwise this does nothing.
        for process in [Some(&mut self.process), self.screen.as_mut()].into_iter().flatten() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// A port that was free a moment ago: not every driver can choose its own.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("it is bound").port()
}

/// A screen that nobody sees, and its name.
fn start_screen() -> (Child, String) {
    let mut process = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1600x2200x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb does not start; `make tools-test` installs it");
    let mut number = String::new();
    let stdout = process.stdout.take().expect("stdout is piped");
    BufReader::new(stdout).read_line(&mut number).expect("Xvfb ended without naming its display");
    (process, format!(":{}", number.trim()))
}

/// Settings of WebKitGTK's small browser under which its toolbar does not keep the window wider than a phone.
fn bare_toolbar() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/webkit-settings");
    std::fs::create_dir_all(folder.join("gtk-3.0")).expect("target/ can be written");
    let style = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; border-spacing: 0; font-size: 1px; }
        image { -gtk-icon-source: none; }";
    std::fs::write(folder.join("gtk-3.0/gtk.css"), style).expect("target/ can be written");
    folder
}
