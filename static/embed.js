// For other websites: puts 明白办 where this script stands and keeps the frame as high as what is in it. How it is used, and what
// is said between the two pages, stands in hosting/嵌入.md. Runs in pages of others: ES5, under 2 KB, nothing global.
(function () {
  var me = document.currentScript;
  if (!me) {
    // As a module, or where another script has put it in.
    var all = document.querySelectorAll('script[src*="embed.js"]');
    for (var i = 0; i < all.length && (!me || me.mingbai); i++) me = all[i];
  }
  var base = /^(https?:\/\/[^\/?#]+)(\/[^?#]*\/|\/)/.exec((me && me.src) || "");
  if (!base || me.mingbai) return;
  me.mingbai = 1;

  function warn(name) {
    console.warn("mingbai embed.js: data-" + name + " 无效");
  }
  // What is not plainly right is left out: it would stand in an address.
  function attribute(name, pattern) {
    var value = me.getAttribute("data-" + name);
    if (value === null || value === "" || pattern.test(value)) return value || "";
    warn(name);
    return "";
  }
  var identifier = /^[a-z0-9-]{1,64}$/;
  var region = attribute("region", identifier);
  var matter = attribute("matter", identifier);
  var topic = attribute("topic", identifier);
  var theme = attribute("theme", /^#[0-9a-f]{6}$/i).slice(1);
  var least = +attribute("height", /^[1-9]\d{1,3}$/) || 200;
  var into = attribute("into", /^#[^\s#]{1,64}$/).slice(1);
  var elder = attribute("elder", /^[01]$/) > 0;
  var card = attribute("card", /^[01]$/) > 0;
  var place = region && "#/" + region + (matter ? "/" + matter : topic && "?topic=" + topic);

  var frame = document.createElement("iframe");
  frame.title = "明白办";
  frame.src = base[0] + "index.html?embed" + (theme && "&theme=" + theme) + (elder ? "&elder" : "") + place;
  // A browser that does not know the word complains.
  if (navigator.share) frame.setAttribute("allow", "web-share");
  frame.setAttribute("referrerpolicy", "no-referrer");
  frame.setAttribute("loading", "lazy");
  frame.style.cssText = "display:block;width:100%;border:0;height:" + Math.max(least, 600) + "px";

  window.addEventListener("message", function (event) {
    var data = event.data;
    if (!event.source || event.source !== frame.contentWindow || !data || data.mingbai !== 1) return;
    // Only then is the citizen asked whether the card may be handed over. No secret, and the frame may be on its way elsewhere.
    if (card && event.origin === base[1]) event.source.postMessage({ mingbai: 1, wants: "card" }, "*");
    var height = data.height;
    if (typeof height === "number" && height > 0) {
      frame.style.height = Math.ceil(Math.min(Math.max(height, least), 50000)) + "px";
    }
    if (data.top === true && frame.getBoundingClientRect().top < 0) {
      var still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      frame.scrollIntoView({ behavior: still ? "auto" : "smooth" });
    }
    var given = data.card;
    if (card && event.origin === base[1] && given && typeof given.text === "string") {
      frame.dispatchEvent(new CustomEvent("mingbai-card", { bubbles: true, detail: given }));
    }
  });
  function put() {
    var there = into && document.getElementById(into);
    if (into && !there) warn("into");
    if (there) there.appendChild(frame);
    else if (me.parentNode && document.body && document.body.contains(me)) me.parentNode.insertBefore(frame, me.nextSibling);
    else (document.body || document.documentElement).appendChild(frame);
  }
  var early = into ? !document.getElementById(into) : document.head.contains(me);
  if (early && document.readyState === "loading") document.addEventListener("DOMContentLoaded", put);
  else put();
})();
