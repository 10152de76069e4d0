//! A text as a QR code: dark on light whatever the theme, with the quiet zone that scanners need.

use crate::ui::view::{AttrValue, Html, html};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The largest version drawn: 97 modules a side are what a cheap phone still reads off a projector.
const LARGEST: u8 = 20;

/// Modules of quiet zone on each side.
const QUIET: i32 = 4;

/// Draws a text; nothing where it is too long to be read off a screen.
pub(crate) fn qr(text: &str, label: impl Into<AttrValue>) -> Html {
    let Some(code) = encode(text) else { return html! {} };
    let size = code.size();
    let view = format!("{} {} {} {}", -QUIET, -QUIET, size + 2 * QUIET, size + 2 * QUIET);
    html! {
        <svg class="qr" role="img" aria-label={label.into()} viewBox={view} shape-rendering="crispEdges">
            <rect class="qr__light" x={(-QUIET).to_string()} y={(-QUIET).to_string()}
                width={(size + 2 * QUIET).to_string()} height={(size + 2 * QUIET).to_string()} />
            <path class="qr__dark" d={path(&code)} />
        </svg>
    }
}

fn encode(text: &str) -> Option<QrCode> {
    let segments = QrSegment::make_segments(text);
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, Version::new(LARGEST), None, true).ok()
}

/// A rectangle for each run of dark modules in a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                for piece in ["M", &from.to_string(), " ", &y.to_string(), "h", &(x - from).to_string(), "v1H"] {
                    path.push_str(piece);
                }
                path.push_str(&from.to_string());
                path.push('z');
            }
            x += 1;
        }
    }
    path
}
