/* What a page of the edition does beside being read: notes and names open where they stand, and the citation
   names the printed page that was gone to; behind a hit of the search, its words are marked. Nothing here is needed to read. */
(function () {
  "use strict";

  var said = document.currentScript.dataset; // the edition's own words
  var folder = document.currentScript.src.replace(/[^/]*$/, "");

  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  }

  /* What a link leads to, as a copy to be shown beside it: without ids and without links back. */
  function copied(target) {
    var copy = (target.querySelector(".note-text") || target).cloneNode(true), list;
    Array.prototype.forEach.call(copy.querySelectorAll("[role=doc-backlink]"), function (link) { link.remove(); });
    [copy].concat(Array.prototype.slice.call(copy.querySelectorAll("[id]"))).forEach(function (part) { part.removeAttribute("id"); });
    if (target.parentNode.nodeName !== "DL") { return copy; }
    list = document.createElement("dl");
    list.appendChild(copy);
    return list;
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

  /* Notes, and the persons and terms of the lists, open beside the words that lead to them. */
  function notes() {
    if (!("popover" in HTMLElement.prototype)) { return; }
    var box = document.createElement("div");
    box.className = "note-box";
    box.setAttribute("popover", "auto");
    box.setAttribute("role", "note");
    box.tabIndex = -1;
    (document.querySelector("main") || document.body).appendChild(box);
    var anchor = null, arrived = false;

    function open(link, target) {
      var isNote = link.getAttribute("role") === "doc-noteref";
      if (!box.contains(link)) { anchor = link; arrived = false; }
      var content = [copied(target)], full = document.createElement("a");
      if (isNote) {
        full.href = link.hash;
        full.className = "note-more";
        full.textContent = said.inList.replace("#", link.textContent.trim());
        full.addEventListener("click", function () { box.hidePopover(); });
        content.push(full);
      }
      box.setAttribute("aria-label", isNote ? link.getAttribute("aria-label") || said.note : link.textContent);
      box.replaceChildren.apply(box, content);
      box.showPopover();
      follow();
      box.focus({ preventScroll: true });
    }

    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[role=doc-noteref], a.name");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
      var target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!target || link.getAttribute("href").charAt(0) !== "#") { return; }
      event.preventDefault();
      open(link, target);
    });
    /* The box goes with its words, until they leave the window; who comes by keyboard may still be scrolled to them. */
    function follow() {
      var now = anchor.getBoundingClientRect();
      if (now.bottom >= 0 && now.top <= window.innerHeight) { arrived = true; } else if (arrived) { box.hidePopover(); return; }
      place(box, now);
    }

    window.addEventListener("scroll", function () { if (box.matches(":popover-open")) { follow(); } });
  }

  /* The citation says the page that is in the address: #pg_247 makes it "p. 247". */
  function citation() {
    var cited = document.getElementById(":cited-page");
    if (!cited) { return; }
    var range = cited.textContent;
    function follow() {
      var anchor = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      var isPage = anchor && anchor.getAttribute("role") === "doc-pagebreak";
      cited.textContent = isPage ? "p." + anchor.title.slice(said.page.length) : range;
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
        var before = button.textContent;
        if (before === said.copied) { return; }
        button.textContent = said.copied;
        window.setTimeout(function () { button.textContent = before; }, 2000);
      });
    });
  }

  /* What was searched for (?find=...), marked where it stands. */
  function mark(question) {
    var walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), words = [], first = null;
    while (walker.nextNode()) {
      var node = walker.currentNode;
      if (node.parentElement.closest("script, style, .ed, [role=doc-noteref]")) { continue; }
      window.EDITION_QUESTION.cut(node.data).forEach(function (word) {
        words.push({ node: node, start: word[0], end: word[1], folded: word[2], hit: false });
      });
    }
    var rows = window.EDITION_QUESTION.parse(question).rows;
    window.EDITION_QUESTION.places(words.map(function (word) { return word.folded; }), rows).forEach(function (place) {
      words.slice(place[0], place[1] + 1).forEach(function (word) { word.hit = true; });
    });
    /* From the end, so that what is split off does not move what comes before. */
    words.reverse().forEach(function (word) {
      if (!word.hit) { return; }
      var hit = word.node.splitText(word.start), marked = document.createElement("mark");
      hit.splitText(word.end - word.start);
      hit.replaceWith(marked);
      marked.appendChild(hit);
      if (!marked.closest("h1")) { first = marked; }
    });
    if (first && !location.hash) { first.scrollIntoView({ block: "center" }); }
  }

  function found() {
    var question = new URLSearchParams(location.search).get("find"), script = document.createElement("script");
    if (!question || !document.querySelector("main")) { return; }
    script.src = folder + "search/question.js";
    script.onload = function () { mark(question); };
    document.head.appendChild(script);
  }

  found();
  notes();
  citation();
  copying();
})();
