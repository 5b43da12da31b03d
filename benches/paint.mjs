// First contentful paint, and the first tap that is answered, on a slow phone.

import { startDriver } from "./chrome.mjs";
import { serve } from "./serve.mjs";

const CPU_SLOWDOWN = 4;
const SCREEN = { width: 360, height: 740, deviceScaleFactor: 2, mobile: true };
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 0.75e6 / 8,
};
const GIVE_UP_MS = 60_000;

// Runs in the page from its first moment. Clicks the first thing there is to click, again and again, until the text of
// the page changes after a click. What the page's own HTML brings along is not clicked before the program runs: the
// program's first screen replacing it would look like an answer.
const WATCH = () => {
  const seen = (window.bench = { paint: null, tap: null });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName("first-contentful-paint")) seen.paint = entry.startTime;
  }).observe({ type: "paint", buffered: true });

  let running = false;
  addEventListener("TrunkApplicationStarted", () => (running = true));
  const inert = new WeakSet();
  addEventListener("DOMContentLoaded", () => {
    for (const element of document.querySelectorAll("*")) inert.add(element);
  });

  const target = () =>
    [..."main button, main a[href]|button, a[href]".split("|")]
      .flatMap((selector) => [...document.querySelectorAll(selector)])
      .find((element) => (running || !inert.has(element)) && element.getClientRects().length > 0);

  let before = null;
  const look = () => {
    if (seen.tap === null && before !== null && document.body.textContent !== before) seen.tap = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
  const press = () => {
    look();
    if (seen.tap !== null) return;
    const element = document.body && document.readyState !== "loading" && target();
    if (element) {
      before = document.body.textContent;
      element.click();
    }
    setTimeout(press, 10);
  };
  press();
};

/** Medians and extremes of `runs` runs for each of several sites, taken in turns so that a busy moment hits all alike. */
export async function measurePaint(sites, runs) {
  const driver = await startDriver();
  const servers = {};
  const results = {};
  try {
    for (const [name, folder] of Object.entries(sites)) {
      servers[name] = await serve(folder);
      results[name] = { paint: [], tap: [], requests: [] };
    }
    // The first round warms the disk's cache and is thrown away.
    for (let round = 0; round <= runs; round++) {
      for (const [name, server] of Object.entries(servers)) {
        const { paint, tap } = await once(driver, server.url);
        results[name].requests = server.take();
        if (round === 0) continue;
        results[name].paint.push(paint);
        results[name].tap.push(tap);
        process.stderr.write(".");
      }
    }
    process.stderr.write("\n");
  } finally {
    Object.values(servers).forEach((server) => server.close());
    driver.stop();
  }
  for (const result of Object.values(results)) {
    result.paint = spread(result.paint);
    result.tap = spread(result.tap);
  }
  return results;
}

async function once(driver, url) {
  const browser = await driver.session();
  try {
    await browser.cdp("Emulation.setDeviceMetricsOverride", SCREEN);
    await browser.cdp("Emulation.setTouchEmulationEnabled", { enabled: true });
    await browser.cdp("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await browser.cdp("Network.enable");
    await browser.cdp("Network.emulateNetworkConditions", NETWORK);
    await browser.cdp("Page.addScriptToEvaluateOnNewDocument", { source: `(${WATCH})()` });
    await browser.go(url);
    for (const start = Date.now(); Date.now() - start < GIVE_UP_MS; ) {
      const seen = await browser.run("return window.bench");
      if (seen.paint !== null && seen.tap !== null) return seen;
      // Seldom enough not to slow down what it watches.
      await new Promise((done) => setTimeout(done, 250));
    }
    throw new Error(`${url}: no tap was answered within ${GIVE_UP_MS / 1000} s`);
  } finally {
    await browser.close();
  }
}

export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], min: sorted[0], max: sorted[sorted.length - 1] };
}
