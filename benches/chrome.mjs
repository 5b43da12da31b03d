// Chromium through ChromeDriver: just enough of the WebDriver protocol for a measurement.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const ARGUMENTS = [
  "--headless",
  // The sandbox refuses root; the only pages opened are our own.
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  // Chromium's own calls home.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts ChromeDriver on a port of its own choice. */
export async function startDriver() {
  const child = spawn("chromedriver", ["--port=0"], { stdio: ["ignore", "pipe", "ignore"] });
  process.once("exit", () => child.kill());
  const port = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error("chromedriver ended without naming its port")));
    createInterface(child.stdout).on("line", (line) => {
      const match = /successfully on port (\d+)/.exec(line);
      if (match) resolve(match[1]);
    });
  });
  const base = `http://127.0.0.1:${port}`;

  return {
    /** A browser with an empty profile. */
    async session() {
      const { sessionId } = await call("POST", `${base}/session`, {
        capabilities: { alwaysMatch: { "goog:chromeOptions": { args: ARGUMENTS } } },
      });
      const at = `${base}/session/${sessionId}`;
      return {
        cdp: (cmd, params = {}) => call("POST", `${at}/goog/cdp/execute`, { cmd, params }),
        go: (url) => call("POST", `${at}/url`, { url }),
        run: (script, ...args) => call("POST", `${at}/execute/sync`, { script, args }),
        close: () => call("DELETE", at),
      };
    },
    stop: () => child.kill(),
  };
}

async function call(method, url, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
