//! A small server for host pages. It knows the widget's script, and counts what is asked for.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// What a path is answered with.
pub(crate) struct Answer {
    status: u16,
    body: Vec<u8>,
    kind: &'static str,
    headers: Vec<(&'static str, &'static str)>,
}

impl Answer {
    pub(crate) fn page(text: impl Into<String>) -> Answer {
        Answer::of("text/html; charset=utf-8", text.into())
    }

    pub(crate) fn script(text: impl Into<String>) -> Answer {
        Answer::of("text/javascript; charset=utf-8", text.into())
    }

    pub(crate) fn style(text: impl Into<String>) -> Answer {
        Answer::of("text/css; charset=utf-8", text.into())
    }

    pub(crate) fn missing() -> Answer {
        Answer { status: 404, ..Answer::of("text/plain", String::new()) }
    }

    /// The same, where the widget's own file is not given in its place.
    pub(crate) fn missing_for_good() -> Answer {
        Answer { kind: "text/html", ..Answer::missing() }
    }

    /// The same with further headers.
    pub(crate) fn with(mut self, headers: &[(&'static str, &'static str)]) -> Answer {
        self.headers.extend(headers);
        self
    }

    /// No answer at all: the connection is closed.
    pub(crate) fn refused() -> Answer {
        Answer { status: 0, ..Answer::missing() }
    }

    /// A file, with the type that its ending says.
    pub(crate) fn file(path: &Path) -> Answer {
        let kind = match path.extension().and_then(|ending| ending.to_str()) {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("wasm") => "application/wasm",
            _ => "application/octet-stream",
        };
        std::fs::read(path)
            .map_or_else(|_| Answer::missing(), |body| Answer { status: 200, body, kind, headers: Vec::new() })
    }

    fn of(kind: &'static str, text: String) -> Answer {
        Answer { status: 200, body: text.into_bytes(), kind, headers: Vec::new() }
    }
}

/// The widget's own files, in the root of every server.
const WIDGET: [&str; 5] = [
    "/stem-readiness.js",
    "/stem-readiness.core.js",
    "/stem-readiness.more.js",
    "/stem-readiness.all.js",
    "/stem-readiness-frame.js",
];

/// A running server. It ends with the tests.
pub(crate) struct Server {
    origin: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers with what `answer` makes of a path and of the server's own origin. Where that is nothing, the widget's own
    /// files stand in the root.
    pub(crate) fn start(answer: impl Fn(&str, &str) -> Answer + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("0.0.0.0:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let origin = format!("http://127.0.0.1:{port}");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (counter, own, answer) = (Arc::clone(&asked), origin.clone(), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (counter, own, answer) = (Arc::clone(&counter), own.clone(), Arc::clone(&answer));
                // Browsers open connections ahead of need: one that stays silent keeps nobody waiting.
                std::thread::spawn(move || {
                    if let Some(path) = asked_for(&stream) {
                        counter.lock().expect("nobody panics with it").push(path.clone());
                        let _ = respond(stream, &path, &own, answer.as_ref());
                    }
                });
            }
        });
        Server { origin, asked }
    }

    /// The address of a path.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// How many requests there have been.
    pub(crate) fn asked(&self) -> usize {
        self.paths().len()
    }

    /// What has been asked for, in its order.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.asked.lock().expect("nobody panics with it").clone()
    }
}

/// The path of a request, once its head has been read.
fn asked_for(stream: &TcpStream) -> Option<String> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next()?;
    lines.find(String::is_empty)?;
    Some(first.split(' ').nth(1)?.split('?').next()?.to_owned())
}

fn respond(mut stream: TcpStream, path: &str, own: &str, answer: &dyn Fn(&str, &str) -> Answer) -> std::io::Result<()> {
    let mut answer = answer(path, own);
    if answer.status == 404 && answer.kind == "text/plain" && WIDGET.contains(&path) {
        answer = Answer::script(built(path.trim_start_matches('/')));
    }
    if answer.status == 0 {
        return Ok(());
    }
    // A script that carries `crossorigin` is asked for as if from elsewhere.
    write!(
        stream,
        "HTTP/1.1 {} Answer\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n\
         Access-Control-Allow-Origin: *\r\nCross-Origin-Resource-Policy: cross-origin\r\n",
        answer.status,
        answer.kind,
        answer.body.len()
    )?;
    for (name, value) in &answer.headers {
        write!(stream, "{name}: {value}\r\n")?;
    }
    stream.write_all(b"\r\n")?;
    stream.write_all(&answer.body)
}

/// A file of `dist/`.
pub(crate) fn built(name: &str) -> String {
    let text = std::fs::read_to_string(format!("{}/dist/{name}", env!("CARGO_MANIFEST_DIR")));
    text.expect("`cargo xtask dist` was run")
}
