/* The search page of an edition. The data come by classic scripts from the folder beside this file, because a page
that was opened from disk may load nothing else: documents.js at once, words-X.js for the letters of a question,
texts-N.js for the hits that are shown. MiniSearch ranks; phrases are looked up in the texts. */
(function () {
"use strict";
var SHOWN = 20;
var CHECKED = 400; // documents whose text is looked through for a phrase
var about = null, terms = {}, shards = {}, texts = {}, waiting = {}, engine = null, engineOf = "";
var FACETS = [["people", "Correspondent"], ["year", "Year"], ["kind", "Kind"], ["marking", "Classification"]];
var folder = document.currentScript.src.replace(/[^/]*$/, "");
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
/* Letters and digits, small and without accents: as publishing/search/words.py cuts the texts. */
function fold(text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
function words(text) { return fold(text).match(/[\p{L}\p{N}]+/gu) || []; }
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
/* "a phrase", beginning*, -without; the word that is being typed counts as a beginning. */
function parse(question) {
var wanted = { all: [], none: [], phrases: [] }, match;
var pattern = /(-?)"([^"]*)"?|(\S+)/g;
while ((match = pattern.exec(question))) {
if (match[2] !== undefined) {
var phrase = words(match[2]);
phrase.forEach(function (word) { if (!match[1]) { wanted.all.push({ word: word, prefix: false }); } });
if (phrase.length > 1 && !match[1]) { wanted.phrases.push(phrase); }
continue;
}
var without = match[3][0] === "-" && match[3].length > 1;
var prefix = /\*$/.test(match[3]);
var parts = words(match[3]);
parts.forEach(function (word, at) {
var asked = { word: word, prefix: prefix && at === parts.length - 1 };
(without ? wanted.none : wanted.all).push(asked);
});
if (parts.length > 1 && !without && !prefix) { wanted.phrases.push(parts); }
}
var last = wanted.all[wanted.all.length - 1];
if (last && /[\p{L}\p{N}]$/u.test(question) && last.word.length > 2) { last.prefix = true; }
return wanted;
}
function ready(wanted) {
var names = wanted.all.concat(wanted.none).map(function (asked) { return shardOf(asked.word); });
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
function one(asked) {
return { queries: [asked.word], combineWith: "AND", prefix: asked.prefix, boost: { title: 3 },
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
return FACETS.every(function (facet) {
var name = facet[0], wanted = chosen[name];
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
/* Where in a text the words of a question stand. */
function places(text, wanted) {
var found = [], pattern = /[\p{L}\p{N}]+/gu, match;
while ((match = pattern.exec(text))) {
var word = fold(match[0]);
for (var at = 0; at < wanted.all.length; at += 1) {
var asked = wanted.all[at];
if (word === asked.word || (asked.prefix && word.indexOf(asked.word) === 0)) {
found.push([match.index, match.index + match[0].length, at]);
break;
}
}
}
return found;
}
/* The place where most of the words stand together: a phrase before its words alone. */
function best(found, wanted) {
var top = found[0], most = -1;
found.forEach(function (place, at) {
var kinds = {}, run = 0;
for (var other = at; other < found.length && found[other][0] - place[0] < 160; other += 1) {
kinds[found[other][2]] = true;
if (other > at && found[other][2] === found[other - 1][2] + 1 && found[other][0] - found[other - 1][1] < 3) { run += 1; }
}
var score = Object.keys(kinds).length * 2 + run * (wanted.phrases.length ? 10 : 1);
if (score > most) { most = score; top = place; }
});
return top;
}
function snippet(text, wanted) {
var found = places(text, wanted);
if (!found.length) { return null; }
var place = best(found, wanted);
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
var line = snippet(text, wanted);
if (line) { entry.append(line); }
});
}
return item;
}
function showFacets(hits) {
facets.replaceChildren.apply(facets, FACETS.map(function (facet) {
var name = facet[0], counts = {};
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
var part = element("details", { open: open, hidden: !boxes.length }, [element("summary", { textContent: facet[1] }), element("ul", {}, boxes)]);
part.setAttribute("data-name", name);
return part;
}));
}
function show(hits, wanted, question) {
var passing = hits.filter(function (hit) { return passes(about.documents[hit.id]); });
var filtered = FACETS.some(function (facet) { return (chosen[facet[0]] || []).length; });
showFacets(hits);
var asked = question || filtered;
status.textContent = !asked ? "" : passing.length === 1 ? "1 document" : passing.length + " documents";
list.replaceChildren.apply(list, asked ? passing.slice(0, limit).map(function (hit) { return showHit(hit, wanted, question); }) : []);
more.hidden = !asked || passing.length <= limit;
}
function remember(question) {
var said = new URLSearchParams();
if (question) { said.set("q", question); }
FACETS.forEach(function (facet) { (chosen[facet[0]] || []).forEach(function (value) { said.append(facet[0], value); }); });
var rest = said.toString();
try { history.replaceState(null, "", location.pathname + (rest ? "?" + rest : "")); } catch (error) { /* a page that may not */ }
}
function run() {
var question = field.value.trim(), mine = turn += 1;
var wanted = parse(question);
remember(question);
ready(wanted).then(function () {
var hits = wanted.all.length ? searcher().search(query(wanted)) : everything();
return withPhrases(hits, wanted.phrases);
}).then(function (hits) { if (mine === turn) { show(hits, wanted, question); } });
}
function begin() {
var given = new URLSearchParams(location.search);
field.value = given.get("q") || "";
FACETS.forEach(function (facet) { chosen[facet[0]] = given.getAll(facet[0]); });
var timer = 0;
field.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(function () { limit = SHOWN; run(); }, 150); });
form.addEventListener("submit", function (event) { event.preventDefault(); limit = SHOWN; run(); });
more.addEventListener("click", function () { limit += SHOWN; run(); });
form.hidden = false;
run();
}
load("documents.js").then(function () { if (about && window.MiniSearch) { begin(); } });
})();
