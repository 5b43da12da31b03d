// What has to be there before the program is: the version for elders, whether this browser can run the program at all,
// and what is shown when it cannot, or when the program does not come or stops. Plain ES5: it runs where nothing else does.
(function () {
  var root = document.documentElement;
  var KEY = "mingbai-elder";

  // Where the browser keeps nothing, the version still lasts until the page is left.
  function kept(use) {
    try {
      return use(localStorage);
    } catch (refused) {
      return null;
    }
  }
  function turn(on) {
    root.classList.toggle("elder", on);
  }
  turn(
    kept(function (store) {
      return store.getItem(KEY);
    }) !== null,
  );
  document.addEventListener("click", function (event) {
    var button = event.target.closest("#elder");
    if (!button) return;
    var on = !root.classList.contains("elder");
    turn(on);
    button.setAttribute("aria-pressed", on);
    kept(function (store) {
      if (on) store.setItem(KEY, "1");
      else store.removeItem(KEY);
    });
  });

  var script = document.currentScript.src;
  var site = script.replace(/[^/]*$/, "");

  // A hall's screen: `?kiosk`, and `&print` where it has a printer. What it does more stands in a file of its own.
  var query = location.search;
  if (/[?&]kiosk\b/.test(query)) {
    root.classList.add("kiosk");
    root.classList.toggle("prints", /[?&]print\b/.test(query));
    var kiosk = document.createElement("script");
    kiosk.src = site + "KIOSK";
    kiosk.integrity = "VOUCHED_KIOSK";
    kiosk.crossOrigin = "anonymous";
    document.head.appendChild(kiosk);
  }

  // Within another page, or shown as there: static/embedded.js sees to the rest.
  if (window.parent !== window || /[?&]embed(&|=|$)/.test(location.search)) {
    root.classList.add("embedded");
    var inside = document.createElement("script");
    inside.src = site + "EMBEDDED-FILE";
    inside.integrity = "EMBEDDED-DIGEST";
    inside.crossOrigin = "anonymous";
    // Where a browser can, the page is not painted before it wears its host's colour.
    inside.setAttribute("blocking", "render");
    document.head.appendChild(inside);
  }

  // 清空: whoever goes Back afterwards comes to the start page and not to somebody's answers. Each entry of the history
  // bears a number, and 清空 makes those before it too old. Where nothing can be kept the numbers last for the visit.
  var AGE = "mingbai-age";
  function remembered(use) {
    try {
      return use(sessionStorage);
    } catch (refused) {
      return null;
    }
  }
  var age =
    +remembered(function (store) {
      return store.getItem(AGE);
    }) || 0;
  function mark() {
    try {
      if (history.state === null) history.replaceState(age, "");
      else if (history.state < age) {
        history.replaceState(age, "", location.pathname + query + "#/");
      }
    } catch (refused) {
      // Safari lets nobody do this more than a hundred times in ten seconds.
    }
  }
  mark();
  window.addEventListener("popstate", mark);
  window.addEventListener("hashchange", mark);
  // What other windows have in memory goes too: each would write it down again.
  var WIPED = "mingbai-wiped";
  var told = false;
  window.addEventListener("mingbai-wipe", function () {
    age += 1;
    remembered(function (store) {
      store.setItem(AGE, age);
    });
    if (told) return;
    kept(function (store) {
      store.setItem(WIPED, "1");
      store.removeItem(WIPED);
    });
  });
  window.addEventListener("storage", function (event) {
    if (event.key !== WIPED || !event.newValue) return;
    told = true;
    window.dispatchEvent(new Event("mingbai-wipe"));
    told = false;
  });

  // --- The page that is read until the program comes, or without it (src/app/prerender) -------------------------------
  //
  // Classes of the root, for static/app.css: `scripts`, they run; `coming`, the program is on its way; `elsewhere`, the
  // address is that of another screen than the start page that was loaded with it.
  root.classList.add("scripts");
  if (!root.hasAttribute("data-route") && !/^(#\/?(\?.*)?|#main)?$/.test(location.hash)) root.classList.add("elsewhere");
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.getElementById("elder");
    if (button) button.setAttribute("aria-pressed", root.classList.contains("elder"));
  });

  // What stands behind `?` goes along from page to page.
  document.addEventListener(
    "click",
    function (event) {
      var link = location.search && event.target.closest(".prerendered a");
      if (link && link.href.indexOf(site) === 0) link.search = location.search;
    },
    true,
  );

  /** Goes to the page of the screen in the address; where there is none, shows the start page. */
  function lead(note) {
    var at = /^#\/?([\w-]+)(?:\/([\w-]+))?(?:\?(?:[^~]*&)?topic=([\w-]+))?/.exec(location.hash) || [];
    var page = site + at[1] + (at[2] || at[3] ? "/" + (at[2] || at[3]) : "") + ".html";
    function stay() {
      root.classList.remove("elsewhere");
      note.hidden = false;
    }
    if (!at[1]) return stay();
    var request = new XMLHttpRequest();
    request.open("HEAD", page);
    request.onload = function () {
      if (request.status < 400) location.replace(page + query);
      else stay();
    };
    request.onerror = stay;
    request.send();
  }

  function fail() {
    var note = document.getElementById("no-questions");
    var app = document.getElementById("app");
    var broken = document.getElementById("broken");
    root.classList.remove("coming");
    if (note && root.classList.contains("elsewhere")) lead(note);
    else if (note) note.hidden = false;
    else if (app && broken) {
      app.hidden = true;
      broken.hidden = false;
    }
  }
  var failed = false;
  function show(event) {
    // A picture that does not come is no reason to give up the page.
    if (failed || (event && event.target && event.target.tagName === "IMG")) return;
    failed = true;
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", fail);
    else fail();
  }
  window.addEventListener("unhandledrejection", show);
  window.addEventListener(
    "error",
    function (event) {
      // The page does without a script that nothing waits for (offline.js).
      if (!event.target.async) show(event);
    },
    true,
  );

  /** Whether this browser has all of WebAssembly that the program is built with (index.html, data-wasm-opt-params). */
  function runs() {
    try {
      // Two functions: one gives two values, extends a sign and rounds without a trap, the other takes a reference and
      // copies memory.
      var module = [
        0, 97, 115, 109, 1, 0, 0, 0, 1, 10, 2, 96, 0, 2, 127, 127, 96, 1, 111, 0, 3, 3, 2, 0, 1, 5, 3, 1, 0, 1, 10, 27, 2,
        12, 0, 65, 0, 192, 67, 0, 0, 0, 0, 252, 0, 11, 12, 0, 65, 0, 65, 0, 65, 0, 252, 10, 0, 0, 11,
      ];
      return "noModule" in HTMLScriptElement.prototype && WebAssembly.validate(new Uint8Array(module));
    } catch (none) {
      return false;
    }
  }
  if (!runs()) {
    // Where modules run all the same, the program's waits for ever.
    window.mingbai = {
      program: function () {
        return new Promise(function () {});
      },
    };
    show();
    return;
  }
  root.classList.add("coming");

  // The program is sent for before its JavaScript has come. A host may send it under any type, but not changed; what a
  // browser had kept and is not whole is asked for anew. scripts/finish-dist.mjs puts in the name and the digest.
  var address = new URL("PROGRAM", script);
  function bytes(cache) {
    return fetch(address, { integrity: "INTEGRITY", cache: cache }).then(function (response) {
      return response.arrayBuffer();
    });
  }
  var program = bytes("default").catch(function () {
    return bytes("reload");
  });
  window.mingbai = {
    /** The site's folder, with a slash at its end: pages stand in folders below it. */
    site: site,
    /** Tells that nothing comes for which the page that is there would go. */
    fail: fail,
    program: function () {
      return program;
    },
  };
})();
