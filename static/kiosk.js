// A hall's screen (`?kiosk`), which one person leaves and another comes to. Only loaded there, by boot.js.
//
// - Nothing leads away: what is no screen of this page does not open. The program shows codes instead.
// - There is no history: each screen takes the place of the one before, so the browser's Back shows nothing of anybody.
//   返回 goes by a list that is kept here and emptied with the rest.
// - When nobody has touched the screen for a while it asks, counts down, and begins anew. The program does that itself
//   (`mingbai-wipe`): the host may be away just then, and a page loaded anew would not come.
(function () {
  var WORDS = {
    ask: "还在看吗？",
    rest: " 秒后清空，回到开头。",
    stay: "还在，接着看",
  };
  // After how many seconds without a touch it asks, and how many more it waits. `?kiosk=120` sets the first.
  var ASKS = 60;
  var WAITS = 20;
  var LEAST = 15;
  var MOST = 1800;
  var START = "#/";

  var root = document.documentElement;
  var given = Number(new URLSearchParams(location.search).get("kiosk"));
  var asks = given >= LEAST && given <= MOST ? given : ASKS;

  // --- Nothing but this page ---------------------------------------------------------------------------------------

  function stop(event) {
    event.preventDefault();
  }
  ["contextmenu", "dragstart"].forEach(function (kind) {
    document.addEventListener(kind, stop);
  });

  // --- No history --------------------------------------------------------------------------------------------------

  var before = [];
  function show(fragment) {
    history.replaceState(null, "", location.pathname + location.search + fragment);
    dispatchEvent(new Event("hashchange"));
  }
  // Heard before the program hears it: 返回 has a handler of its own, which goes by the browser's history.
  addEventListener(
    "click",
    function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (!link || link.classList.contains("skip")) return;
      // Without the program (an old machine, a file that does not come) the pages are all there is.
      var runs = window.mingbai && window.mingbai.started;
      if (!runs && link.origin === location.origin && /\.html$/.test(link.pathname)) return;
      stop(event);
      var address = link.getAttribute("href");
      if (link.classList.contains("back")) {
        event.stopPropagation();
        show(before.pop() || address);
      } else if (address.slice(0, 2) === START) {
        before.push(location.hash || START);
        show(address);
      }
    },
    true,
  );
  // --- Nobody there ------------------------------------------------------------------------------------------------

  var quiet = 0;
  var box = null;
  var count = null;

  var held = null;
  function close() {
    if (!box) return;
    box.remove();
    box = null;
    [].forEach.call(document.body.children, function (it) {
      it.inert = false;
    });
    // Whoever was at something is there again.
    if (held && held.focus) held.focus({ preventScroll: true });
    held = null;
  }
  function touched() {
    quiet = 0;
  }
  function open() {
    box = document.createElement("div");
    box.className = "nobody";
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-labelledby", "idle-asks");
    box.setAttribute("aria-describedby", "idle-says");
    var sheet = box.appendChild(document.createElement("div"));
    var title = sheet.appendChild(document.createElement("h2"));
    title.id = "idle-asks";
    title.textContent = WORDS.ask;
    // The seconds are read once, and not with every second.
    count = sheet.appendChild(document.createElement("p"));
    count.id = "idle-says";
    var stay = sheet.appendChild(document.createElement("button"));
    stay.type = "button";
    stay.className = "action";
    stay.textContent = WORDS.stay;
    // The whole screen is under it: a touch anywhere answers, and touches nothing else.
    box.addEventListener("click", close);
    held = document.activeElement;
    [].forEach.call(document.body.children, function (it) {
      it.inert = true;
    });
    document.body.appendChild(box);
    stay.focus();
  }
  function isBroken() {
    var message = document.getElementById("broken");
    return !message || !message.hidden;
  }
  // The start page with nothing typed: nothing of anybody to take away.
  function isStart() {
    var typed = document.getElementById("typed");
    var fragment = location.hash;
    return (!fragment || fragment === START) && !(typed && typed.value) && !isBroken();
  }
  function anew() {
    touched();
    close();
    before = [];
    if (isBroken()) {
      location.replace(location.pathname + location.search);
      return;
    }
    dispatchEvent(new Event("mingbai-wipe"));
    root.classList.remove("elder");
    scrollTo(0, 0);
  }
  function tick() {
    quiet += 1;
    if (quiet < asks) {
      close();
    } else if (isStart()) {
      anew();
    } else {
      if (!box) open();
      var left = asks + WAITS - quiet;
      count.textContent = left + WORDS.rest;
      if (left <= 0) anew();
    }
  }
  ["pointerdown", "keydown", "wheel", "touchstart", "input"].forEach(function (kind) {
    addEventListener(kind, touched, { capture: true, passive: true });
  });
  addEventListener("keydown", close, true);
  setInterval(tick, 1000);
})();
