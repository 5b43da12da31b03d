// The program takes over a page that was read until it came (src/app/prerender): what it has drawn, aside, takes the place
// of what is there, and nothing that the reader has done is lost. Runs where the program runs.
(function () {
  var mingbai = window.mingbai;
  var root = document.documentElement;

  // While a finger is on the page, or characters are being put together, nothing is taken from under it.
  var busy = {};
  var waiting = null;
  function on(event, key, state) {
    document.addEventListener(
      event,
      function () {
        if (state) busy[key] = true;
        else
          setTimeout(function () {
            delete busy[key];
            if (waiting && !Object.keys(busy).length) waiting();
          });
      },
      true,
    );
  }
  on("pointerdown", "pointer", true);
  on("pointerup", "pointer", false);
  on("pointercancel", "pointer", false);
  on("compositionstart", "keys", true);
  on("compositionend", "keys", false);

  // Pictures come when they are unfolded (components/explanation.rs).
  document.addEventListener(
    "toggle",
    function (event) {
      if (!event.target.open) return;
      event.target.querySelectorAll("img[data-src]").forEach(function (picture) {
        picture.setAttribute("src", picture.getAttribute("data-src"));
        picture.removeAttribute("data-src");
      });
    },
    true,
  );

  var KINDS = "h1,h2,h3,p,a,summary,label,input,select,button,figcaption,.official";
  var ADDED = ".on-paper, .dates";
  /** What an element says, without what is folded away in it. */
  function said(element) {
    return element.tagName + (element.id || element.textContent);
  }
  /** Gives for each element of the old page that of the new one that says the same, the first for the first. */
  function pairing(stale, fresh) {
    var pairs = new Map();
    var there = new Map();
    fresh.querySelectorAll(KINDS).forEach(function (element) {
      // What only the program shows says the same again.
      if (element.closest(ADDED)) return;
      var key = said(element);
      if (!there.has(key)) there.set(key, []);
      there.get(key).push(element);
    });
    stale.querySelectorAll(KINDS).forEach(function (element) {
      var same = there.get(said(element));
      if (same && same.length) pairs.set(element, same.shift());
    });
    return pairs;
  }

  function swap(fresh) {
    waiting = null;
    var stale = document.getElementById("app");
    var route = root.getAttribute("data-route");
    if (route !== null) {
      // From here on addresses are the program's, seen from the site's folder. Icons are looked for again there; style
      // sheets are not, and would be loaded anew.
      document.querySelectorAll("link[href]:not([rel=stylesheet])").forEach(function (link) {
        link.href = link.href;
      });
      var shown = location.hash.indexOf("#/") === 0 ? location.hash : route;
      try {
        var here = location.href.split(/[?#]/)[0];
        var page = here === mingbai.site ? here : mingbai.site + "index.html";
        history.replaceState(null, "", page + location.search + shown);
      } catch (refused) {
        // The page stays as it is, and its links lead to the program.
        return;
      }
      root.removeAttribute("data-route");
    }
    var pairs = pairing(stale, fresh);
    stale.querySelectorAll("summary").forEach(function (summary) {
      var same = pairs.get(summary);
      if (same) same.parentNode.open = summary.parentNode.open;
    });
    // What is nearest to the top of the window stays where it is.
    var anchor = null;
    var top = 0;
    if (scrollY > 0) {
      pairs.forEach(function (same, element) {
        var box = element.getBoundingClientRect();
        if (!anchor && box.height && box.top >= 0) {
          anchor = same;
          top = box.top;
        }
      });
    }
    var active = document.activeElement;
    var focused = pairs.get(active);
    var typed = active && active.id === "typed" ? [active.selectionStart, active.selectionEnd] : null;

    fresh.id = "app";
    stale.parentNode.replaceChild(fresh, stale);
    var opening = document.getElementById("opening");
    if (opening) opening.remove();
    root.classList.remove("coming", "elsewhere");

    pairs.forEach(function (same, element) {
      if (element.type === "checkbox" && element.checked && !same.checked) same.click();
      if (element.id === "typed" && element.value) {
        same.value = element.value;
        same.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    if (focused) {
      focused.focus({ preventScroll: true });
      if (typed) focused.setSelectionRange(typed[0], typed[1]);
    }
    if (anchor) scrollBy(0, anchor.getBoundingClientRect().top - top);
  }

  mingbai.takeOver = function (fresh) {
    waiting = function () {
      swap(fresh);
    };
    if (!Object.keys(busy).length) waiting();
  };
})();
