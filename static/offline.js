// Offline use: has static/sw.js keep the site on the device, and offers a new release where it disturbs nobody. Nothing
// waits for this script, and where the browser refuses (no https, a private window, a frame without rights) it is silent.
(function () {
  var NEW = "有新的内容。";
  var TAKE = "换成新的";
  var SAVED = "已存好，断网也能用。";
  var HOUR = 60 * 60 * 1000;
  var KEY = "mingbai-update";

  var store;
  try {
    store = navigator.serviceWorker;
  } catch (refused) {
    // A frame in a sandbox.
  }
  if (!store) return;
  var address = new URL("sw.js", document.currentScript.src);
  var registration;
  // This page came from the network. A worker that takes it over, even one that another page had installed, makes it no
  // older than it is.
  var isFirst = !store.controller;
  // A page of the release before: another tab has taken the new one.
  var isOld = false;
  var isPressed = false;
  var isSaved = false;
  // Ticks that are in this page's memory only would be lost.
  var isTicked = false;
  var asked = 0;

  function nothing() {}
  function kept(use) {
    try {
      return use(localStorage);
    } catch (refused) {
      return null;
    }
  }

  // --- The notice ---

  // The start page or a place's list, in which nothing has been answered; or a program that does not work.
  function isQuiet() {
    var broken = document.getElementById("broken");
    if (broken && !broken.hidden) return true;
    var screen = location.hash.split("~")[0].replace(/\?(v|today)=[\d-]*$/, "");
    var remembers = kept(function (store) {
      return store.getItem("mingbai-ticks");
    });
    return /^(#\/?[a-z-]*)?$/.test(screen) && screen !== "#/joint" && (!isTicked || remembers !== null);
  }
  function isNew() {
    return isOld || !!(registration.active && registration.waiting);
  }
  function take() {
    isPressed = true;
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  }
  function show() {
    var news = document.getElementById("news");
    if (!news || !registration) return;
    var text = !isQuiet() ? "" : isNew() ? NEW : isSaved ? SAVED : "";
    // Nobody presses anything on a kiosk that stands at its start page.
    if (text === NEW && /[?&]kiosk\b/.test(location.search) && /^(#\/?)?$/.test(location.hash)) return take();
    if (news.getAttribute("data-says") === text) return;
    news.setAttribute("data-says", text);
    news.textContent = "";
    if (!text) return;
    var line = document.createElement("p");
    line.textContent = text;
    news.appendChild(line);
    if (text !== NEW) return;
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = TAKE;
    button.addEventListener("click", take);
    news.appendChild(button);
  }

  // --- The worker ---

  // A release that cannot be kept for days (no room, a host that alters files) must not leave the old one on the screen
  // for ever: then the page comes from the network again.
  function failed() {
    kept(function (store) {
      var since = Number(store.getItem(KEY));
      if (!since) store.setItem(KEY, Date.now());
      else if (Date.now() - since > 72 * HOUR) {
        store.removeItem(KEY);
        registration.unregister().catch(nothing);
      }
    });
  }
  function follow(worker) {
    if (!worker) return;
    var before = worker.state;
    worker.addEventListener("statechange", function () {
      if (before === "installing" && worker.state === "redundant" && registration.active) failed();
      if (worker.state === "installed") {
        kept(function (store) {
          store.removeItem(KEY);
        });
      }
      before = worker.state;
      show();
    });
  }
  // The site has done away with its worker.
  function leave() {
    var prefix = "mingbai " + new URL("./", address).pathname + " ";
    return registration
      .unregister()
      .then(function () {
        return caches.keys();
      })
      .then(function (keys) {
        keys.forEach(function (key) {
          if (key.indexOf(prefix) === 0) caches.delete(key);
        });
      });
  }
  function update() {
    if (document.hidden || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration
      .update()
      .catch(function () {
        return fetch(address, { method: "HEAD", cache: "no-store" }).then(function (response) {
          if (response.status === 404 || response.status === 410) return leave();
        });
      })
      .catch(nothing);
  }
  function watch(it) {
    registration = it;
    it.addEventListener("updatefound", function () {
      follow(it.installing);
    });
    follow(it.installing);
    store.addEventListener("controllerchange", function () {
      if (isPressed) return location.reload();
      if (isFirst) isSaved = true;
      else isOld = true;
      isFirst = false;
      show();
    });
    window.addEventListener("hashchange", show);
    document.addEventListener("visibilitychange", update);
    // A kiosk's page is always in sight.
    setInterval(update, HOUR);
    show();
    if (it.active) update();
  }
  document.addEventListener("change", function (event) {
    if (event.target.type === "checkbox") isTicked = true;
  });

  // After all that the page itself needs.
  function begin() {
    store.register(address, { updateViaCache: "none" }).then(watch).catch(nothing);
  }
  function later() {
    if (window.requestIdleCallback) requestIdleCallback(begin, { timeout: 5000 });
    else setTimeout(begin, 2000);
  }
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later);
})();
