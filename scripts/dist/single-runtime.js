// Stands first in the one file that scripts/dist/single.mjs makes, and answers there for the host: what the page fetches,
// its pictures, its documents and the script of a hall's screen come out of the file itself. The program knows nothing
// of it. Plain ES5 like static/boot.js, so that what that says to an old browser is still said.
(function () {
  // Put in by single.mjs: scripts that the page puts in by itself, by their names.
  var scripts = SCRIPTS;
  var types = { svg: "image/svg+xml", txt: "text/plain;charset=utf-8", wasm: "application/wasm" };
  // The folder that the file lies in; the files would be beside it.
  var folder = location.href.split(/[?#]/)[0].replace(/[^/]*$/, "");
  var files = null;
  var addresses = {};

  /** All that is in the file, once the browser has read it to the end; before that, nothing. */
  function contents() {
    var block = document.getElementById("files");
    if (!files && block && document.readyState !== "loading") files = JSON.parse(block.textContent);
    return files || {};
  }
  /** What an address is called in the file; null when it leads elsewhere. */
  function named(address) {
    try {
      var whole = new URL(address, folder).href.split(/[?#]/)[0];
      return whole.slice(0, folder.length) === folder ? whole.slice(folder.length) : null;
    } catch (none) {
      return null;
    }
  }
  /** Whether a file is there, as it was written: on an old stick a copy may be damaged (sum, in single.mjs). */
  function has(name) {
    var file = name && contents()[name];
    if (!file) return false;
    var sum = 0;
    for (var i = 0; i < file[1].length; i++) sum = Math.imul(sum ^ file[1].charCodeAt(i), 16777619);
    return sum === file[0];
  }
  function bytes(name) {
    var text = atob(contents()[name][1]);
    var all = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) all[i] = text.charCodeAt(i);
    return all;
  }
  function type(name) {
    return types[name.split(".").pop()] || "application/octet-stream";
  }
  /** An address that the browser can show; null when there is no such file. */
  function address(link) {
    var name = named(link);
    if (!has(name)) return null;
    if (!addresses[name]) addresses[name] = URL.createObjectURL(new Blob([bytes(name)], { type: type(name) }));
    return addresses[name];
  }

  var read = new Promise(function (done) {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", done);
  });
  window.fetch = function (request) {
    return read.then(function () {
      var name = named(request.url || request);
      if (!has(name)) throw new TypeError("not in this file, or damaged: " + name);
      return new Response(bytes(name), { headers: { "Content-Type": type(name) } });
    });
  };

  var set = Element.prototype.setAttribute;
  HTMLImageElement.prototype.setAttribute = function (key, value) {
    set.call(this, key, (key === "src" && address(value)) || value);
  };

  // The text of a script is vouched for by the file's Content-Security-Policy.
  var source = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, "src");
  Object.defineProperty(HTMLScriptElement.prototype, "src", {
    configurable: true,
    enumerable: true,
    get: source.get,
    set: function (value) {
      var text = scripts[named(value)];
      if (text) this.text = text;
      else source.set.call(this, value);
    },
  });

  // A document opens beside the page: there is no way back to it from a page that the browser has made up.
  function follow(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    var shown = link && address(link.href);
    if (!shown) return;
    link.href = shown;
    link.target = "_blank";
  }
  document.addEventListener("click", follow, true);
  document.addEventListener("auxclick", follow, true);
})();
