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
  function bytes(name) {
    var text = atob(contents()[name]);
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
    if (!name || !contents()[name]) return null;
    if (!addresses[name]) addresses[name] = URL.createObjectURL(new Blob([bytes(name)], { type: type(name) }));
    return addresses[name];
  }

  // A copy on an old stick may be damaged: what is not whole is as good as not there, as it is with a host.
  function whole(content, integrity) {
    var vouched = /^sha(256|384|512)-(\S+)$/.exec(integrity || "");
    var subtle = window.crypto && crypto.subtle;
    if (!vouched || !subtle) return Promise.resolve(content);
    return subtle.digest("SHA-" + vouched[1], content).then(function (digest) {
      var text = String.fromCharCode.apply(null, new Uint8Array(digest));
      if (btoa(text) !== vouched[2]) throw new TypeError("not whole");
      return content;
    });
  }
  var read = new Promise(function (done) {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", done);
  });
  window.fetch = function (request, options) {
    return read.then(function () {
      var name = named(request.url || request);
      if (!name || !contents()[name]) throw new TypeError("not in this file: " + name);
      return whole(bytes(name), options && options.integrity).then(function (content) {
        return new Response(content, { headers: { "Content-Type": type(name) } });
      });
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
