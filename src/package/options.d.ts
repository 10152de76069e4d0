/** The attributes of `<stem-readiness>` in camel case, and options that only a shell can give. */
export interface WidgetOptions {
  /** The language. Default: English. */
  lang?: string;
  /** Where answers are kept: on this device (`local`, the default), until the tab is closed, or nowhere. */
  storage?: "local" | "session" | "none";
  /** The key under which answers are kept. Two widgets with two keys share nothing. */
  storageKey?: string;
  /** `on` also keeps the answers in a child of the host, which the page's scripts can read. */
  keepInPage?: "off" | "on";
  theme?: "auto" | "light" | "dark";
  /** The owner's name, shown in the header and in print. */
  brand?: string;
  /** A `data:` image. */
  logo?: string;
  /** A link for help: `https:`, `mailto:` or `tel:`. */
  contactHref?: string;
  /** The text of that link. */
  contactLabel?: string;
  /** `pulse` starts with the short selection of indicators. `rate` shows only the rating that phones open. */
  view?: "full" | "pulse" | "rate";
  /** The place shown first, or a room or step of one, such as `plan/cost`. */
  start?: "mission" | "readiness" | "insights" | "plan" | "share" | `${"mission" | "readiness" | "plan" | "share"}/${string}`;
  /** The page's own framework, as JSON. */
  framework?: string;
  /** The answers to start with, as JSON. */
  document?: string;
  /** The answers kept in the page, as JSON. */
  kept?: string;
  /** Makes the page of a saved copy from its parts. Without it the widget offers no saved page. */
  savedPage?: (parts: { title: string; lang: string; dir: string; planHtml: string; documentJson: string }) => string;
}
