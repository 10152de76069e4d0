// The browser that everything runs in.
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const VIEWPORT = { width: 1280, height: 720 };

export const launch = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
