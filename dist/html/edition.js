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
    (document.querySelector("main") || document.body).appendChild(box);
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
    /* Rows of words that stand together; the last of a row without quotes may be the beginning of a word. */
    var wanted = [];
    (asked.match(/-?"[^"]*"?|\S+/g) || []).forEach(function (part) {
      var words = fold(part).match(/[\p{L}\p{N}]+/gu);
      if (!words || (part[0] === "-" && part.length > 1)) { return; }
      wanted.push({ words: words, prefix: part[0] !== '"' && words[words.length - 1].length > 2 });
    });
    if (!wanted.length) { return; }
    var walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT), nodes = [], said = [], first = null;
    while (walker.nextNode()) { nodes.push(walker.currentNode); }
    nodes = nodes.filter(function (node) { return !node.parentElement.closest("script, style, .ed, [role=doc-noteref]"); });
    nodes.forEach(function (node) {
      var pattern = /[\p{L}\p{N}]+/gu, match;
      while ((match = pattern.exec(node.data))) {
        said.push({ node: node, at: match.index, text: match[0], word: fold(match[0]), hit: false });
      }
    });
    said.forEach(function (start, at) {
      wanted.forEach(function (row) {
        var run = said.slice(at, at + row.words.length), last = run.length - 1;
        var same = run.length === row.words.length && run.every(function (one, place) {
          var word = row.words[place];
          return one.word === word || (row.prefix && place === last && one.word.indexOf(word) === 0);
        });
        if (same) { run.forEach(function (one) { one.hit = true; }); }
      });
    });
    /* From the end, so that what is split off does not move what comes before. */
    said.reverse().forEach(function (one) {
      if (!one.hit) { return; }
      var rest = one.node.splitText(one.at), mark = document.createElement("mark");
      rest.splitText(one.text.length);
      rest.replaceWith(mark);
      mark.textContent = one.text;
      if (!mark.closest("h1")) { first = mark; }
    });
    if (first && !location.hash) { first.scrollIntoView({ block: "center" }); }
  }

  found();
  notes();
  citation();
  copying();
})();
