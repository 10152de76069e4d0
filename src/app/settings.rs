//! What the page that embeds the widget asks for: the element's attributes, decoded.

/// What the page asks for. Every field has the default that `<stem-readiness>` without attributes has.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The wished language, such as `es`.
    pub lang: String,
    /// Where answers are kept.
    pub storage: KeptIn,
    /// Under which key; two widgets with two keys share nothing.
    pub storage_key: String,
    /// Whether the page itself holds a copy of the answers.
    pub keep_in_page: bool,
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// A color for accents; its contrast is corrected.
    pub accent: String,
    /// Whose widget it is.
    pub brand: String,
    /// A `data:` image.
    pub logo: Option<String>,
    /// Where to ask for help: `https:`, `mailto:` or `tel:`.
    pub contact_href: Option<String>,
    /// The words of that link.
    pub contact_label: String,
    /// Whether the pulse is shown first.
    pub pulse: bool,
    /// Whether this is a phone that rates, and nothing else.
    pub rate: bool,
    /// The page that phones open to rate; an address that a phone can reach.
    pub rate_href: Option<String>,
    /// The place shown first, or its room, by name; empty where the page asks for none.
    pub start: String,
    /// The build's name, from the script that holds the program; empty where the program came without it.
    pub build: String,
}

/// Where answers are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeptIn {
    /// On this device.
    #[default]
    Local,
    /// Until the tab is closed.
    Session,
    /// Nowhere.
    Nowhere,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            lang: "en".to_owned(),
            storage: KeptIn::Local,
            storage_key: "stem-readiness".to_owned(),
            keep_in_page: false,
            theme: "auto".to_owned(),
            accent: String::new(),
            brand: String::new(),
            logo: None,
            contact_href: None,
            contact_label: String::new(),
            pulse: false,
            rate: false,
            rate_href: None,
            start: String::new(),
            build: String::new(),
        }
    }
}

impl Settings {
    /// Settings from attributes by name, as `element.js` hands them over. What is missing or unknown keeps its default;
    /// an address or image that the widget does not trust is left out.
    #[must_use]
    pub fn decode(attribute: impl Fn(&str) -> Option<String>) -> Settings {
        let text = |name: &str, default: &str| attribute(name).unwrap_or_else(|| default.to_owned());
        let storage = match attribute("storage").as_deref() {
            Some("session") => KeptIn::Session,
            Some("none") => KeptIn::Nowhere,
            _ => KeptIn::Local,
        };
        Settings {
            lang: text("lang", "en"),
            storage,
            storage_key: text("storageKey", "stem-readiness"),
            keep_in_page: attribute("keepInPage").as_deref() == Some("on"),
            theme: attribute("theme").filter(|theme| theme == "light" || theme == "dark").unwrap_or("auto".to_owned()),
            accent: text("accent", ""),
            brand: text("brand", ""),
            logo: attribute("logo").filter(|address| address.starts_with("data:image/")),
            contact_href: attribute("contactHref")
                .filter(|address| ["https:", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme))),
            contact_label: text("contactLabel", ""),
            pulse: attribute("view").as_deref() == Some("pulse"),
            rate: attribute("view").as_deref() == Some("rate"),
            rate_href: attribute("rateHref")
                .filter(|address| ["https:", "http:"].iter().any(|scheme| address.starts_with(scheme))),
            start: text("start", ""),
            build: text("build", ""),
        }
    }
}
