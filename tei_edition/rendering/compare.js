/* The same words in the three columns are shown together while one of them is pointed at or has the focus.
   Nothing here is needed to read. */
(function () {
  "use strict";

  var lit = [];

  function show(event) {
    var at = event.target.closest ? event.target.closest("[data-f]") : null;
    lit.forEach(function (one) { one.classList.remove("lit"); });
    lit = [];
    if (!at) { return; }
    lit = Array.prototype.slice.call(document.querySelectorAll("[data-f=\"" + at.getAttribute("data-f") + "\"]"));
    lit.forEach(function (one) { one.classList.add("lit"); });
  }

  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
})();
