/* The search page of an edition. The data come by classic scripts from the folder beside this file, because a page
   that was opened from disk may load nothing else: documents.js at once, words-X.js for the letters of a question,
   texts-N.js for the hits that are shown. question.js reads the question, MiniSearch ranks; phrases are looked up in the texts. */
(function () {
  "use strict";

  var SHOWN = 20;
  var CHECKED = 400; // documents whose text is looked through for a phrase
  var about = null, terms = {}, shards = {}, texts = {}, waiting = {}, engine = null, engineOf = "";
  var said = document.currentScript.dataset; // the page's own words
  var FACETS = ["people", "year", "kind", "marking"];
  var folder = document.currentScript.src.replace(/[^/]*$/, "");
  var asked = window.EDITION_QUESTION, words = asked.words;
  var form = document.getElementById(":search"), field = document.getElementById(":q");
  var list = document.getElementById(":hits"), status = document.getElementById(":status");
  var facets = document.getElementById(":facets"), more = document.getElementById(":more");
  var chosen = {}, limit = SHOWN, turn = 0;

  window.EDITION_SEARCH = {
    documents: function (data) { about = data; },
    words: function (letter, lines) {
      lines.split("\n").forEach(function (line) {
        var parts = line.split(" "), entry = {};
        parts.slice(1).forEach(function (postings, at) {
          if (postings === "-") { return; }
          var last = 0, found = entry[at] = {};
          postings.split(",").forEach(function (posting) {
            var pair = posting.split("*");
            last += parseInt(pair[0], 36);
            found[last] = pair[1] ? parseInt(pair[1], 36) : 1;
          });
        });
        terms[parts[0]] = entry;
      });
      shards[letter] = true;
    },
    texts: function (first, found) {
      found.forEach(function (text, at) { texts[first + at] = text; });
    }
  };

  function shardOf(word) { return /[a-z]/.test(word[0]) ? word[0] : /[\x00-\x7f]/.test(word[0]) ? "0" : "_"; }

  function load(name) {
    if (!waiting[name]) {
      waiting[name] = new Promise(function (done) {
        var script = document.createElement("script");
        script.src = folder + name;
        script.onload = script.onerror = done;
        document.head.appendChild(script);
      });
    }
    return waiting[name];
  }

  function ready(wanted) {
    var names = wanted.all.concat(wanted.none).map(function (one) { return shardOf(one.word); });
    return Promise.all(names.filter(function (letter) { return about.shards.indexOf(letter) >= 0; }).map(function (letter) {
      return load("words-" + letter + ".js");
    }));
  }

  /* MiniSearch over the shards that are there. */
  function searcher() {
    var now = Object.keys(shards).sort().join("");
    if (engine && engineOf === now) { return engine; }
    var ids = {}, lengths = {}, stored = {}, fields = {};
    about.documents.forEach(function (row, at) { ids[at] = at; lengths[at] = about.lengths[at]; stored[at] = {}; });
    about.fields.forEach(function (name, at) { fields[name] = at; });
    engine = MiniSearch.loadJS({
      documentCount: about.documents.length, nextId: about.documents.length, documentIds: ids, fieldIds: fields,
      fieldLength: lengths, averageFieldLength: about.average, storedFields: stored, dirtCount: 0,
      index: Object.keys(terms).map(function (word) { return [word, terms[word]]; }), serializationVersion: 2
    }, { fields: about.fields, tokenize: words, processTerm: function (word) { return word; } });
    engineOf = now;
    return engine;
  }

  function query(wanted) {
    function one(wish) {
      return { queries: [wish.word], combineWith: "AND", prefix: wish.prefix, boost: { title: 3 },
        weights: { fuzzy: 0, prefix: 0.6 } };
    }
    var all = { combineWith: "AND", queries: wanted.all.map(one) };
    if (!wanted.none.length) { return all; }
    return { combineWith: "AND_NOT", queries: [all].concat(wanted.none.map(one)) };
  }

  function everything() { return about.documents.map(function (row, at) { return { id: at, score: 0 }; }); }

  function textOf(id) {
    return load("texts-" + Math.floor(id / about.together) + ".js").then(function () { return texts[id] || ""; });
  }

  function hasPhrases(text, phrases) {
    var run = " " + words(text).join(" ") + " ";
    return phrases.every(function (phrase) { return run.indexOf(" " + phrase.join(" ") + " ") >= 0; });
  }

  function withPhrases(hits, phrases) {
    if (!phrases.length) { return Promise.resolve(hits); }
    return Promise.all(hits.slice(0, CHECKED).map(function (hit) {
      return textOf(hit.id).then(function (text) {
        return hasPhrases(text + " . " + about.documents[hit.id].title, phrases) ? hit : null;
      });
    })).then(function (found) { return found.filter(Boolean); });
  }

  function values(row, name) {
    var value = row[name];
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
  }

  function passes(row, except) {
    return FACETS.every(function (name) {
      var wanted = chosen[name];
      if (name === except || !wanted || !wanted.length) { return true; }
      return values(row, name).some(function (value) { return wanted.indexOf(value) >= 0; });
    });
  }

  function element(name, properties, children) {
    var made = document.createElement(name);
    Object.keys(properties || {}).forEach(function (key) {
      if (key in made) { made[key] = properties[key]; } else { made.setAttribute(key, properties[key]); }
    });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  /* Where in a text that is asked for stands: [start, end, number of the row]. */
  function standing(text, rows) {
    var said = asked.cut(text);
    return asked.places(said.map(function (word) { return word[2]; }), rows).map(function (place) {
      return [said[place[0]][0], said[place[1]][1], place[2]];
    });
  }

  /* The place where most of what is asked for stands together. */
  function best(found) {
    var top = found[0], most = -1;
    found.forEach(function (place, at) {
      var kinds = {}, run = 0;
      for (var other = at; other < found.length && found[other][0] - place[0] < 160; other += 1) {
        kinds[found[other][2]] = true;
        if (other > at && found[other][2] === found[other - 1][2] + 1 && found[other][0] - found[other - 1][1] < 3) { run += 1; }
      }
      var score = Object.keys(kinds).length * 2 + run;
      if (score > most) { most = score; top = place; }
    });
    return top;
  }

  function snippet(text, wanted) {
    var found = standing(text, wanted.rows);
    if (!found.length) { return null; }
    var place = best(found);
    var before = text.slice(Math.max(0, place[0] - 160), place[0]);
    var sentence = before.search(/[.!?][”"’)\]]?\s+(?=[^.!?]*$)/);
    var start = place[0] - (sentence >= 0 ? before.length - sentence - before.slice(sentence).match(/^[.!?][”"’)\]]?\s+/)[0].length : before.length);
    if (sentence < 0 && start > 0) { start = Math.min(place[0], text.indexOf(" ", start) + 1); }
    var rest = text.slice(place[1], place[1] + 220);
    var stop = rest.search(/[.!?][”"’)\]]?(\s|$)/);
    var end = place[1] + (stop >= 0 ? stop + 1 : rest.length);
    var line = element("p", { className: "hit-text" }), at = start;
    if (start > 0 && sentence < 0) { line.append("… "); }
    found.forEach(function (mark) {
      if (mark[0] < at || mark[1] > end) { return; }
      line.append(text.slice(at, mark[0]), element("mark", { textContent: text.slice(mark[0], mark[1]) }));
      at = mark[1];
    });
    line.append(text.slice(at, end), stop < 0 && end < text.length ? " …" : "");
    return line;
  }

  function showHit(hit, wanted, question) {
    var row = about.documents[hit.id];
    var link = element("a", { href: row.href + (question ? "?find=" + encodeURIComponent(question) : ""), textContent: row.title });
    var facts = [(row.people || []).join(", "), row.date].filter(Boolean).join(" · ");
    var entry = element("div", { className: "entry" }, [link, element("p", { className: "entry-facts", textContent: facts })]);
    var item = element("li", {}, [element("span", { className: "number", textContent: row.number || "" }), " ", entry]);
    if (wanted.all.length) {
      textOf(hit.id).then(function (text) {
        var title = text.indexOf(row.title), behind = title >= 0 && title < 9 ? text.slice(title + row.title.length) : text;
        var line = snippet(behind, wanted) || snippet(text, wanted); // the title stands above already
        if (line) { entry.append(line); }
      });
    }
    return item;
  }

  function showFacets(hits) {
    facets.replaceChildren.apply(facets, FACETS.map(function (name) {
      var counts = {};
      hits.forEach(function (hit) {
        var row = about.documents[hit.id];
        if (passes(row, name)) { values(row, name).forEach(function (value) { counts[value] = (counts[value] || 0) + 1; }); }
      });
      (chosen[name] || []).forEach(function (value) { counts[value] = counts[value] || 0; });
      var ordered = Object.keys(counts).sort(function (a, b) {
        return name === "year" ? (a < b ? -1 : 1) : counts[b] - counts[a] || (a < b ? -1 : 1);
      });
      var boxes = ordered.map(function (value) {
        var box = element("input", { type: "checkbox", checked: (chosen[name] || []).indexOf(value) >= 0 });
        box.addEventListener("change", function () {
          var rest = (chosen[name] || []).filter(function (other) { return other !== value; });
          chosen[name] = box.checked ? rest.concat(value) : rest;
          limit = SHOWN;
          run();
        });
        return element("li", {}, [element("label", {}, [box, " ", value, " ", element("span", { className: "times", textContent: counts[value] })])]);
      });
      var open = Boolean((chosen[name] || []).length) || facets.querySelector("details[data-name=" + name + "][open]") !== null;
      var part = element("details", { open: open, hidden: !boxes.length }, [element("summary", { textContent: said[name] }), element("ul", {}, boxes)]);
      part.setAttribute("data-name", name);
      return part;
    }));
  }

  function show(hits, wanted, question) {
    var passing = hits.filter(function (hit) { return passes(about.documents[hit.id]); });
    var filtered = FACETS.some(function (name) { return (chosen[name] || []).length; });
    showFacets(hits);
    var isAsked = question || filtered;
    status.textContent = isAsked ? passing.length + " " + (passing.length === 1 ? said.one : said.many) : "";
    list.replaceChildren.apply(list, isAsked ? passing.slice(0, limit).map(function (hit) { return showHit(hit, wanted, question); }) : []);
    more.hidden = !isAsked || passing.length <= limit;
  }

  function remember(question) {
    var address = new URLSearchParams();
    if (question) { address.set("q", question); }
    FACETS.forEach(function (name) { (chosen[name] || []).forEach(function (value) { address.append(name, value); }); });
    var rest = address.toString();
    try { history.replaceState(null, "", location.pathname + (rest ? "?" + rest : "")); } catch (error) { /* a page that may not */ }
  }

  function run() {
    var question = field.value.trim(), mine = turn += 1;
    var wanted = asked.parse(question);
    remember(question);
    ready(wanted).then(function () {
      var hits = wanted.all.length ? searcher().search(query(wanted)) : everything();
      return withPhrases(hits, wanted.phrases);
    }).then(function (hits) { if (mine === turn) { show(hits, wanted, question); } });
  }

  function begin() {
    var given = new URLSearchParams(location.search);
    field.value = given.get("q") || "";
    FACETS.forEach(function (name) { chosen[name] = given.getAll(name); });
    var timer = 0;
    field.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(function () { limit = SHOWN; run(); }, 150); });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      clearTimeout(timer); // the hits are not drawn again under the reader's hands
      limit = SHOWN;
      run();
    });
    more.addEventListener("click", function () { limit += SHOWN; run(); });
    form.hidden = false;
    run();
  }

  load("documents.js").then(function () { if (about && window.MiniSearch) { begin(); } });
})();
