//! The browser's own `window.print`, from the button to the file, on a browser that prints at once as a kiosk does.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::{Browser, complete, on_disk};
use crate::engine::{Engine, Setup};
use crate::prints::{flowed, text_of};
use crate::{patience, scratch};

#[tokio::test(flavor = "multi_thread")]
async fn chromium_prints_a_pack_from_its_button() {
    prints(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_prints_a_pack_from_its_button() {
    prints(Engine::Firefox).await;
}

async fn prints(engine: Engine) {
    let folder = scratch::folder("printed");
    let setup = Setup { preferences: preferences(engine, &folder), prints_at_once: true, ..Setup::default() };
    let browser = Browser::start_with(engine, &setup).await;
    browser.go(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.press("Share").await;
    browser.give_printing_back().await;
    let note = "window.told = []; for (const name of ['beforeprint', 'afterprint']) window.addEventListener(name, () => told.push(name))";
    browser.run(note, vec![]).await;
    browser.saved().await;
    browser.press("Print the board page").await;
    let pdf = patience::seen("a printed file", async || whole_pdf(&folder)).await;
    browser.until("return told.join() === 'beforeprint,afterprint'").await;
    let text = flowed(&text_of(&pdf));
    assert!(text.contains("We ask the board to") && !text.contains("Back to Share"), "{text}");
    browser.settle().await;
    assert_eq!(browser.run("return !!root.querySelector('[role=alert]')", vec![]).await, false, "nothing is refused");
    browser.close().await;
    let _ = fs::remove_dir_all(folder);
}

/// Lets the print window choose "Save as PDF", into this folder.
fn preferences(engine: Engine, folder: &Path) -> Value {
    if engine == Engine::Firefox {
        return json!({
            "print.always_print_silent": true,
            "print_printer": "Mozilla Save to PDF",
            "print.printer_Mozilla_Save_to_PDF.print_to_file": true,
            "print.printer_Mozilla_Save_to_PDF.print_to_filename": folder.join("board.pdf").display().to_string(),
        });
    }
    let destination = json!({ "id": "Save as PDF", "origin": "local", "account": "" });
    let state = json!({ "version": 2, "recentDestinations": [destination], "selectedDestinationId": "Save as PDF" });
    json!({
        "printing.print_preview_sticky_settings.appState": state.to_string(),
        "savefile.default_directory": folder.display().to_string(),
    })
}

/// The file in a folder that is a PDF to its end.
fn whole_pdf(folder: &Path) -> Option<PathBuf> {
    let paths = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    paths.into_iter().find(|path| {
        let bytes = fs::read(path).unwrap_or_default();
        bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF")
    })
}
