//! Serves the project on this machine.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path};
use std::time::SystemTime;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::{dist, sizes};

/// Builds if an input has changed, then serves the gallery and `dist/` until stopped.
pub fn serve(port: u16) -> Result<()> {
    dist::dist(dist::Care::Whole)?;
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| anyhow!("port {port} is not free ({error}): choose another with --port"))?;
    println!("\n  Gallery:       http://127.0.0.1:{port}/");
    println!("  Demo pages:    http://127.0.0.1:{port}/dist/demo/");
    println!("  Offline file:  {}\n\n  Ctrl+C stops.", fs::canonicalize("dist/stem-readiness.html")?.display());
    let mut packed = Packed::default();
    for request in server.incoming_requests() {
        // A visitor who has left must not stop the server.
        let _ = answer(request, &mut packed);
    }
    Ok(())
}

/// Compressed files by path and encoding, with the time of the file. The best compression takes a second.
type Packed = HashMap<(String, &'static str), (SystemTime, Vec<u8>)>;

fn answer(request: Request, packed: &mut Packed) -> Result<()> {
    let path = path(request.url());
    let inside = Path::new(&path).components().all(|part| match part {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    });
    let Some(bytes) = fs::read(&path).ok().filter(|_| inside) else {
        return Ok(request.respond(Response::from_string("There is no such file here").with_status_code(404))?);
    };
    let mut headers = vec![header("Content-Type", kind(&path))?, header("Cache-Control", "no-cache")?];
    let mut body = bytes;
    if let Some(encoding) = encoding(&request, &path) {
        body = compressed(packed, &path, encoding, body)?;
        headers.extend([header("Content-Encoding", encoding)?, header("Vary", "Accept-Encoding")?]);
    }
    let mut response = Response::from_data(body);
    headers.into_iter().for_each(|header| response.add_header(header));
    Ok(request.respond(response)?)
}

/// The file for an address.
fn path(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or("/").trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// The encoding to send: one that the browser accepts, unless the file is already compressed.
fn encoding(request: &Request, path: &str) -> Option<&'static str> {
    let accepted = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"))?.value.as_str();
    let is_packed = kind(path).starts_with("image/png") || path.ends_with(".gz");
    let offered = ["br", "gzip"].into_iter();
    offered
        .filter(|_| !is_packed)
        .find(|name| accepted.split(',').any(|one| one.split(';').next().unwrap_or("").trim() == *name))
}

fn compressed(packed: &mut Packed, path: &str, encoding: &'static str, bytes: Vec<u8>) -> Result<Vec<u8>> {
    let changed = fs::metadata(path)?.modified()?;
    let key = (path.to_owned(), encoding);
    if let Some((_, kept)) = packed.get(&key).filter(|(when, _)| *when == changed) {
        return Ok(kept.clone());
    }
    let made = if encoding == "br" { sizes::brotli(&bytes)? } else { sizes::gzip(&bytes)? };
    packed.insert(key, (changed, made.clone()));
    Ok(made)
}

fn kind(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}

fn header(name: &str, value: &str) -> Result<Header> {
    Header::from_bytes(name, value).map_err(|()| anyhow!("`{name}: {value}` is no header"))
}
