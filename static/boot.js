// Shows the message of the page when the program cannot be loaded or started at all; what goes wrong
// later is the program's own business.
(function () {
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
    show();
  }
})();
