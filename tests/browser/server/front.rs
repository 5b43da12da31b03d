//! Takes connections for the server and has each of them end with its answer. A browser keeps half a dozen open; the
//! server's own threads wait on those, and a request on one more may wait for ever while an answer is held back.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
};

const END: &[u8] = b"\r\n\r\n";
/// No browser sends a longer head.
const LONGEST_HEAD: usize = 64 * 1024;

/// Starts to take connections for the server at `inner`; gives the address.
pub fn start(inner: SocketAddr) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("it has one");
    std::thread::spawn(move || {
        for outer in listener.incoming().flatten() {
            // A browser that went away before the answer is no concern of the tests.
            std::thread::spawn(move || pass(outer, inner));
        }
    });
    address
}

fn pass(mut outer: TcpStream, inner: SocketAddr) -> std::io::Result<()> {
    let mut head = Vec::new();
    let mut piece = [0; 4096];
    while !head.windows(END.len()).any(|it| it == END) && head.len() < LONGEST_HEAD {
        match outer.read(&mut piece)? {
            0 => return Ok(()),
            length => head.extend_from_slice(&piece[..length]),
        }
    }
    let line = head.windows(2).position(|it| it == b"\r\n").map_or(0, |at| at + 2);
    let mut server = TcpStream::connect(inner)?;
    server.write_all(&head[..line])?;
    // Before the browser's own, because the server heeds the first.
    server.write_all(b"Connection: close\r\n")?;
    server.write_all(&head[line..])?;
    let (mut from, mut to) = (outer.try_clone()?, server.try_clone()?);
    std::thread::spawn(move || std::io::copy(&mut from, &mut to));
    std::io::copy(&mut server, &mut outer)?;
    outer.shutdown(Shutdown::Both)
}
