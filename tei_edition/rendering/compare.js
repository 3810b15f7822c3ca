/* The same words in the three columns are shown together while one of them is pointed at or has the focus.
   Nothing here is needed to read. */
(function () {
  "use strict";

  var lit = [];

  function show(event) {
    var at = event.target.closest ? event.target.closest("[data-f], .src a") : null;
    lit.forEach(function (one) { one.classList.remove("lit"); });
    lit = [];
    if (!at) { return; }
    var key = at.getAttribute("data-f") || at.hash.slice(3);
    lit = Array.prototype.slice.call(document.querySelectorAll("[data-f='" + key + "'], .src a[href='#:f" + key + "']"));
    lit.forEach(function (one) { one.classList.add("lit"); });
  }

  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
})();
