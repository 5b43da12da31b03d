// What has to be there before the program is: the version for elders, and the message when the program cannot be loaded
// or started at all. What goes wrong later is the program's own business.
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

  // Within another page, or shown as there: static/embedded.js sees to the rest.
  if (window.parent !== window || /[?&]embed(&|=|$)/.test(location.search)) {
    root.classList.add("embedded");
    var inside = document.createElement("script");
    inside.src = new URL("EMBEDDED-FILE", document.currentScript.src);
    inside.integrity = "EMBEDDED-DIGEST";
    inside.crossOrigin = "anonymous";
    // Where a browser can, the page is not painted before it wears its host's colour.
    inside.setAttribute("blocking", "render");
    document.head.appendChild(inside);
  }

  function show() {
    var app = document.getElementById("app");
    var broken = document.getElementById("broken");
    if (app && broken) {
      app.hidden = true;
      broken.hidden = false;
    }
  }
  window.addEventListener("unhandledrejection", show);
  window.addEventListener("error", show, true);
  if (typeof WebAssembly !== "object") {
    window.addEventListener("DOMContentLoaded", show);
    return;
  }

  // The program is sent for before its JavaScript has come. A host may send it under any type, but not changed; what a
  // browser had kept and is not whole is asked for anew. scripts/finish-dist.mjs puts in the name and the digest.
  var address = new URL("PROGRAM", document.currentScript.src);
  function bytes(cache) {
    return fetch(address, { integrity: "INTEGRITY", cache: cache }).then(function (response) {
      return response.arrayBuffer();
    });
  }
  var program = bytes("default").catch(function () {
    return bytes("reload");
  });
  window.mingbai = {
    program: function () {
      return program;
    },
  };
})();
