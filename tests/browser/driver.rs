//! A ChromeDriver that lives as long as the tests.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

pub struct Driver {
    pub address: String,
    process: Child,
}

impl Driver {
    /// Starts ChromeDriver on a port of its own choice, and returns when it listens.
    pub fn start() -> Self {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver does not start; `make test-browser` installs it");

        // It tells its port in a sentence: "ChromeDriver was started successfully on port 41283."
        let mut lines = BufReader::new(process.stdout.take().expect("stdout is piped")).lines();
        let port: u16 = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, port) = line.split_once("successfully on port ")?;
                port.trim_end_matches('.').parse().ok()
            })
            .expect("chromedriver ended without naming its port");
        // Somebody has to go on reading, or it would stop at a full pipe.
        std::thread::spawn(move || lines.for_each(drop));

        Self { address: format!("http://127.0.0.1:{port}"), process }
    }
}

impl Driver {
    /// Asks ChromeDriver to end its browsers, remove their profiles and go.
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
        let _ = self.ask_to_leave();
        // For the case that it did not; otherwise this does nothing.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
