/* What a page of the edition does beside being read: notes open where they are referred to, and the citation
   names the printed page that was gone to. Nothing here is needed to read; nothing asks for another file. */
(function () {
  "use strict";

  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  }

  /* The note of a reference as a copy without ids and without its links back. */
  function copied(note) {
    var text = note.querySelector(".note-text") || note;
    var copy = text.cloneNode(true);
    Array.prototype.forEach.call(copy.querySelectorAll("[role=doc-backlink]"), function (link) { link.remove(); });
    Array.prototype.forEach.call(copy.querySelectorAll("[id]"), function (part) { part.removeAttribute("id"); });
    return copy;
  }

  /* Below the reference where there is room, else above it; never beyond the edges of the window. */
  function place(box, at) {
    var edge = 12, gap = 8;
    var left = Math.min(Math.max(edge, at.left - 24), window.innerWidth - box.offsetWidth - edge);
    var below = at.bottom + gap;
    var fits = below + box.offsetHeight <= window.innerHeight - edge;
    var top = fits ? below : Math.max(edge, at.top - gap - box.offsetHeight);
    box.style.left = Math.max(edge, left) + "px";
    box.style.top = top + "px";
  }

  function notes() {
    if (!("popover" in HTMLElement.prototype)) { return; }
    var box = document.createElement("div");
    box.className = "note-box";
    box.setAttribute("popover", "auto");
    box.setAttribute("role", "note");
    box.tabIndex = -1;
    document.body.appendChild(box);
    all("a[role=doc-noteref]").forEach(function (reference) {
      var note = document.getElementById(decodeURIComponent(reference.hash.slice(1)));
      if (!note || reference.getAttribute("href").charAt(0) !== "#") { return; }
      reference.addEventListener("click", function (event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
        event.preventDefault();
        var full = document.createElement("a");
        full.href = reference.hash;
        full.className = "note-more";
        full.textContent = "Note " + reference.textContent.trim() + " in the list";
        full.addEventListener("click", function () { box.hidePopover(); });
        box.setAttribute("aria-label", reference.getAttribute("aria-label") || "Note");
        box.replaceChildren(copied(note), full);
        box.showPopover();
        place(box, reference.getBoundingClientRect());
        box.focus({ preventScroll: true });
      });
    });
    window.addEventListener("scroll", function () { if (box.matches(":popover-open")) { box.hidePopover(); } });
  }

  /* The citation says the page that is in the address: #pg_247 makes it "p. 247". */
  function citation() {
    var cited = document.getElementById(":cited-page");
    if (!cited) { return; }
    var range = cited.textContent;
    function follow() {
      var anchor = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      var isPage = anchor && anchor.getAttribute("role") === "doc-pagebreak";
      cited.textContent = isPage ? anchor.title.replace(/^Page /, "p. ") : range;
    }
    window.addEventListener("hashchange", follow);
    follow();
  }

  function copying() {
    var button = document.getElementById(":copy");
    if (!button || !navigator.clipboard) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      var words = document.getElementById(":citation").textContent.replace(/\s+/g, " ").trim();
      navigator.clipboard.writeText(words).then(function () {
        button.textContent = "Copied";
        window.setTimeout(function () { button.textContent = "Copy"; }, 2000);
      });
    });
  }

  /* The words that were searched for (?find=...), marked where they stand. */
  function found() {
    var asked = new URLSearchParams(location.search).get("find");
    var text = document.querySelector("main");
    if (!asked || !text) { return; }
    function fold(word) { return word.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
    var wanted = [];
    (asked.match(/-?"[^"]*"?|\S+/g) || []).forEach(function (part) {
      if (part[0] === "-" && part.length > 1) { return; }
      var words = fold(part).match(/[\p{L}\p{N}]+/gu) || [];
      words.forEach(function (word, at) {
        wanted.push({ word: word, prefix: part[0] !== '"' && at === words.length - 1 && word.length > 2 });
      });
    });
    if (!wanted.length) { return; }
    var walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT), nodes = [], first = null;
    while (walker.nextNode()) { nodes.push(walker.currentNode); }
    nodes.forEach(function (node) {
      if (node.parentElement.closest("script, style, .ed")) { return; }
      var pattern = /[\p{L}\p{N}]+/gu, match, parts = [], at = 0, said = node.data;
      while ((match = pattern.exec(said))) {
        var word = fold(match[0]);
        var hit = wanted.some(function (one) { return word === one.word || (one.prefix && word.indexOf(one.word) === 0); });
        if (!hit) { continue; }
        var mark = document.createElement("mark");
        mark.textContent = match[0];
        parts.push(said.slice(at, match.index), mark);
        at = match.index + match[0].length;
        if (!first && !node.parentElement.closest("h1")) { first = mark; }
      }
      if (parts.length) { node.replaceWith.apply(node, parts.concat(said.slice(at))); }
    });
    if (first && !location.hash) { first.scrollIntoView({ block: "center" }); }
  }

  found();
  notes();
  citation();
  copying();
})();
