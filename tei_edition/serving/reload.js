/* Put into the pages of a preview by its server, never into the edition: shows the page anew when it was built anew,
   and says what was wrong with the last build. */
(function () {
  "use strict";
  var shown = document.currentScript.dataset.build;
  var bar = null;

  function say(errors) {
    if (bar) { bar.remove(); bar = null; }
    if (!errors) { return; }
    bar = document.createElement("pre");
    bar.setAttribute("role", "alert");
    bar.className = "ed";
    bar.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:9;margin:0;padding:.8rem 1.2rem;max-height:40vh;" +
      "overflow:auto;background:#7b1113;color:#fff;font:.85rem/1.5 monospace;white-space:pre-wrap";
    bar.textContent = errors;
    document.body.appendChild(bar);
  }

  new EventSource("/.preview/events").onmessage = function (event) {
    var news = JSON.parse(event.data);
    if (news.build !== shown) { location.reload(); return; }
    say(news.errors);
  };
})();
