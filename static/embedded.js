// Only within another page (static/boot.js sends for it there): tells that page how high this one is and when a new step
// begins, wears its colour, opens what leads away in a window of its own, and hands over a card when the citizen says so.
// What is said between the two stands in hosting/嵌入.md. Nobody else's visit loads this.
(function () {
  var root = document.documentElement;
  var host = window.parent;
  var wanted = location.search;
  var site = document.currentScript.src.replace(/[^\/]*$/, "");

  function tell(message, origin) {
    message.mingbai = 1;
    if (host !== window) host.postMessage(message, origin || "*");
  }

  // --- Height. That of the root element, which knows nothing of the frame's own. ------------------------------------------
  var sent = 0;
  // A host whose width follows our height could swing for ever. After so many turns without a reader nothing shrinks.
  var TURNS = 12;
  var turns = 0;
  function isShown(selector) {
    return [].some.call(document.querySelectorAll(selector), function (it) {
      return it.getClientRects().length > 0;
    });
  }
  function measure() {
    // What is on its way would make the host's page jump twice.
    if (root.classList.contains("elsewhere") || isShown(".opening")) return;
    var height = Math.ceil(root.getBoundingClientRect().height);
    if (height < sent ? height > sent - 2 || ++turns > TURNS : height === sent) return;
    sent = height;
    tell({ height: height });
    setTimeout(fit, 500);
  }
  // A frame that follows needs no scroll bar of its own, not even while it grows. One that does not, has it.
  function fit() {
    root.classList.toggle("grown", host !== window && innerHeight >= sent);
  }
  if (window.ResizeObserver) new ResizeObserver(measure).observe(root);
  // That one sleeps while the frame is out of sight; the host's page would jump when it comes into it.
  var due = false;
  new MutationObserver(function () {
    if (due) return;
    due = true;
    setTimeout(function () {
      due = false;
      measure();
    });
  }).observe(root, { childList: true, subtree: true });
  window.addEventListener("resize", function () {
    measure();
    fit();
  });
  window.addEventListener("load", measure);

  // --- A new step has another title. The first screen, and what comes before the reader has done anything, is none. -------
  var title = document.title;
  var touched = false;
  function arrive() {
    if (document.title === title) return;
    title = document.title;
    turns = 0;
    offer();
    measure();
    if (touched) tell({ top: true });
  }
  new MutationObserver(arrive).observe(document.querySelector("title"), { childList: true });

  // --- Touching ------------------------------------------------------------------------------------------------------------
  document.addEventListener("keydown", touch, true);
  document.addEventListener("click", touch, true);
  function touch(event) {
    touched = true;
    turns = 0;
    var target = event.target;
    if (event.type !== "click" || !target.closest) return;
    var link = target.closest("a[href]");
    var leadsAway = link && (link.href.indexOf(site) !== 0 || link.href.indexOf(site + "documents/") === 0);
    if (leadsAway && !link.hasAttribute("download")) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
    if (event.isTrusted && target.closest("#hand-over button")) give();
  }

  // --- The card goes to nobody but the origin that the citizen is shown, and only by the citizen's own press. --------------
  var asker = "";
  window.addEventListener("message", function (event) {
    var data = event.data;
    if (host === window || event.source !== host || !data || data.mingbai !== 1 || data.wants !== "card") return;
    if (!/^https?:\/\//.test(event.origin)) return;
    asker = event.origin;
    offer();
  });
  function offer() {
    var part = document.getElementById("hand-over");
    if (!part || !asker) return;
    part.querySelector(".host").textContent = asker;
    part.hidden = false;
  }
  function give() {
    var part = document.getElementById("hand-over");
    var of = part.dataset;
    // What is shown is what counts.
    if (!asker || part.querySelector(".host").textContent !== asker) return;
    tell({ card: { title: of.title, text: of.text, link: of.link || "" } }, asker);
    part.querySelector("[role=status]").textContent = of.done;
  }

  // --- 长辈版 and the colour, as the host's address asks. --------------------------------------------------------------------
  if (/[?&]elder(&|=|$)/.test(wanted)) {
    root.classList.add("elder");
    var button = document.getElementById("elder");
    if (button) button.setAttribute("aria-pressed", "true");
  }

  function light(colour) {
    var parts = colour.map(function (it) {
      it /= 255;
      return it <= 0.04045 ? it / 12.92 : Math.pow((it + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
  function mix(colour, other, share) {
    return colour.map(function (it) {
      return Math.round(it + (other - it) * share);
    });
  }
  /** The colour as it is, or as far towards black or white as it must go to suit. */
  function until(suits, colour, towards) {
    for (var step = 0; step < 50; step++) {
      var tried = mix(colour, towards, step / 50);
      if (suits(tried)) return tried;
    }
    return mix(colour, towards, 1);
  }
  function wear(name, colour) {
    root.style.setProperty("--theme-" + name, "rgb(" + colour.join(",") + ")");
  }
  var theme = /[?&]theme=([0-9a-f]{6})(&|$)/i.exec(wanted);
  if (theme) {
    var colour = [0, 2, 4].map(function (at) {
      return parseInt(theme[1].substr(at, 2), 16);
    });
    // Contrast 7:1 with the darkest ground that it is written on by day, and the lightest by night.
    var day = until(
      function (it) {
        return (Math.min(light(mix(it, 255, 0.92)), light([230, 240, 246])) + 0.05) / (light(it) + 0.05) >= 7.05;
      },
      colour,
      0,
    );
    wear("day", day);
    wear("tint", mix(day, 255, 0.92));
    wear(
      "night",
      until(
        function (it) {
          return (light(it) + 0.05) / (light([30, 47, 61]) + 0.05) >= 7.05;
        },
        colour,
        255,
      ),
    );
    wear(
      "bar",
      until(
        function (it) {
          return light(it) <= 0.025;
        },
        colour,
        0,
      ),
    );
  }
})();
