// The service worker: keeps one release of the site on the device, whole, and answers from it, so that after one visit
// the page works with the network gone. ARCHITECTURE.md (Offline) says what it promises.
//
// scripts/dist/worker.mjs puts in the list and writes dist/sw.js. A changed list is a changed worker, which the browser
// installs beside the old one: it fetches what is new, and waits until it is told to take over (static/offline.js) or
// until no page of the old one is open. So a page always finds the files that it was built with.
"use strict";

/** Every file of the release, with its SHA-256 in base64. */
const FILES = new Map(Object.entries("LIST"));
/** Places whose static pages a link may lead to, and the situations among what is named below them. */
const PLACES = ["PLACES"];
const TOPICS = ["TOPICS"];
const VERSION = "VERSION";

const PAGE = "index.html";
/** The folder in which the site stands; another copy on the same host has caches of its own. */
const ROOT = new URL("./", location.href).pathname;
const PREFIX = `mingbai ${ROOT} `;
const OWN = PREFIX + VERSION;
/** Where a cache holds its release's list: written last, so that a cache without it is not whole. */
const MARK = `${ROOT}sw.js?list`;
/** How long a static page is waited for, in milliseconds, before the program shows the same. */
const PATIENCE = 4000;
/** Files whose name says what is in them. An older page may ask for those of its own release. */
const NAMED = /-[0-9a-f]{16}(_bg)?\.(js|css|wasm|bin)$/;
const TYPES = {
  bin: "application/octet-stream",
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

// --- Files, each vouched for by its digest ---------------------------------------------------------------------------

/** The response as it is kept, once it has come to its end and has the digest; throws otherwise. */
async function whole(name, response, digest) {
  const bytes = await response.arrayBuffer();
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (btoa(String.fromCharCode(...found)) !== digest) throw new Error(`${name} is another`);
  // A new one, because one that was redirected may not answer a navigation. What the host says of it stays, but for
  // what was true of the way it came only; "Vary: *" could not be kept at all.
  const headers = new Headers(response.headers);
  for (const header of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(header);
  headers.set("Content-Type", TYPES[name.split(".").pop()]);
  return new Response(bytes, { headers });
}

/** A file from a cache; nothing if it is not there, was written half, or cannot be read. */
async function kept(cacheName, name, digest) {
  try {
    const found = await caches.match(ROOT + name, { cacheName });
    return found && (await whole(name, found, digest));
  } catch {
    return undefined;
  }
}

/** A file from the network; throws if what comes is not the file of this release. */
async function sentFor(name) {
  // What the page has just loaded is in the browser's own cache, and need not come twice.
  for (const cache of ["default", "reload"]) {
    try {
      const response = await fetch(name === PAGE ? ROOT : ROOT + name, { cache, priority: "low" });
      if (response.ok) return await whole(name, response, FILES.get(name));
    } catch {
      // Cut off, or another file: asked for once more past all caches.
    }
  }
  throw new Error(`${name} does not come`);
}

// --- Releases --------------------------------------------------------------------------------------------------------

const ourCaches = async () => (await caches.keys()).filter((key) => key.startsWith(PREFIX));

/** The releases that are whole, the one in use first. */
async function releases() {
  const found = [];
  for (const key of await ourCaches()) {
    const mark = await caches.match(MARK, { cacheName: key });
    if (mark) found.push({ key, ...(await mark.json()) });
  }
  return found.sort((a, b) => b.since - a.since);
}

/** Writes down that this release is whole; `since` when it is in use, 0 if it is not yet. */
async function mark(since) {
  const list = JSON.stringify({ since, files: Object.fromEntries(FILES) });
  await (await caches.open(OWN)).put(MARK, new Response(list));
}

/** Brings into this release's cache what is not there: from another release if it has the very file, or by the network. */
async function fill() {
  const cache = await caches.open(OWN);
  const others = (await ourCaches()).filter((key) => key !== OWN);
  const left = [...FILES];
  let fault;
  async function some() {
    while (left.length && !fault) {
      const [name, digest] = left.shift();
      if (await kept(OWN, name, digest)) continue;
      let file;
      for (const key of others) file ??= await kept(key, name, digest);
      await cache.put(ROOT + name, file ?? (await sentFor(name)));
    }
  }
  // Few at a time: somebody may be using the page. What has begun comes to its end even if another file has failed.
  const lanes = [some, some, some].map((lane) => lane().catch((error) => (fault ??= error)));
  await Promise.all(lanes);
  if (fault) throw fault;
}

let mending;
/** After something was found missing in the cache in use. */
function mend() {
  mending ??= fill()
    .then(() => mark(Date.now()))
    .catch(() => {})
    .finally(() => (mending = undefined));
  return mending;
}

async function install() {
  // What a release that never came to its end has left behind.
  const complete = (await releases()).map(({ key }) => key);
  for (const key of await ourCaches()) if (key !== OWN && !complete.includes(key)) await caches.delete(key);
  try {
    await fill();
    await mark(0);
  } catch (error) {
    // The release in use stays. What has come of this one stays for the next attempt, unless there is no room.
    if (error.name === "QuotaExceededError") await caches.delete(OWN);
    throw error;
  }
}

async function activate() {
  try {
    await mark(Date.now());
    // The one before stays for pages that are still open.
    const stay = (await releases()).slice(0, 2).map(({ key }) => key);
    for (const key of await ourCaches()) if (!stay.includes(key)) await caches.delete(key);
  } finally {
    await clients.claim();
  }
}

// --- Answers ---------------------------------------------------------------------------------------------------------

/** A file of this release, or of the older one whose page asks for it. */
async function answer(event, name) {
  const { request } = event;
  const digest = FILES.get(name);
  // What came from here before was of no use to the page (static/boot.js).
  const anew = ["reload", "no-store"].includes(request.cache);
  if (digest && !anew) {
    const file = await kept(OWN, name, digest);
    if (file) return file;
    event.waitUntil(mend());
  }
  const older = await releases().catch(() => []);
  async function others() {
    for (const { key, files } of older) {
      // Under this release's names only this release's files; but an older page finds its own.
      const fits = files[name] && (!digest || files[name] === digest || name === PAGE);
      const file = fits && (await kept(key, name, files[name]));
      if (file) return file;
    }
  }
  if (!digest) {
    const file = await others();
    if (file) return file;
  }
  try {
    return await fetch(request);
  } catch {
    return (await others()) ?? Response.error();
  }
}

/** The fragment that shows what a static page shows; nothing for other addresses. */
function fragment(name) {
  const [, place, below] = /^([a-z-]+)(?:\/([a-z0-9-]+))?\.html$/.exec(name) ?? [];
  if (!PLACES.includes(place)) return undefined;
  if (!below) return `#/${place}`;
  return TOPICS.includes(below) ? `#/${place}?topic=${below}` : `#/${place}/${below}?see=card&v=1`;
}

/** A static page; where it does not come, the program at the same matter. */
async function guide(request, fragment) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const response = await Promise.race([fetch(request).catch(() => {}), late]);
  return response && response.status < 500 ? response : Response.redirect(ROOT + fragment);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const ours = origin === location.origin && pathname.startsWith(ROOT);
  if (!ours || request.method !== "GET" || request.headers.has("Range")) return;
  const name = pathname.slice(ROOT.length) || PAGE;
  const shown = request.mode === "navigate" && fragment(name);
  if (shown) event.respondWith(guide(request, shown));
  else if (name === PAGE || (!search && (FILES.has(name) || NAMED.test(name)))) event.respondWith(answer(event, name));
});
