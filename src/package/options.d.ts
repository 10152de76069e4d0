/** The attributes of `<stem-readiness>` by camel-case name, and what only its own shell can give. */
export interface WidgetOptions {
  /** The language, otherwise English. */
  lang?: string;
  /** Where answers are kept: on this device (`local`, what it does unasked), until the tab is closed, or nowhere. */
  storage?: "local" | "session" | "none";
  /** Under which key they are kept: two widgets with two keys share nothing. */
  storageKey?: string;
  /** `on` keeps the answers in a child of the host too, which scripts of the page can read. */
  keepInPage?: "off" | "on";
  theme?: "auto" | "light" | "dark";
  /** Whose widget it is: shown in the header and on paper. */
  brand?: string;
  /** A `data:` image. */
  logo?: string;
  /** Where to ask for help: `https:`, `mailto:` or `tel:`. */
  contactHref?: string;
  /** The words of that link. */
  contactLabel?: string;
  /** `pulse` begins with the short selection of indicators. */
  view?: "full" | "pulse" | "rate";
  /** The place shown first. */
  start?: "mission" | "readiness" | "insights" | "plan" | "share";
  /** A framework of one's own, as JSON. */
  framework?: string;
  /** The answers to begin with, as JSON. */
  document?: string;
  /** The answers that the page has kept, as JSON. */
  kept?: string;
  /** Makes the page of a saved copy. Without it the widget offers none. */
  exportHtml?: () => Promise<Blob>;
}
