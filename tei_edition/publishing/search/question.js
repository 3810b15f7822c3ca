/* What a question asks for, and where it stands in a text: for the search page, and for the page of a hit, which
   loads this file when its address has a question. "a phrase", beginning*, -without. */
(function () {
  "use strict";

  /* Letters and digits, small and without accents: as publishing/search/words.py cuts the texts. */
  function fold(text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
  function words(text) { return fold(text).match(/[\p{L}\p{N}]+/gu) || []; }

  /* What there must be (`all`) and must not be (`none`), the rows of words that stand together, and those of them that
     are phrases. The word that is being typed counts as a beginning. */
  function parse(question) {
    var wanted = { all: [], none: [], rows: [], phrases: [] }, match;
    var pattern = /(-?)"([^"]*)"?|(\S+)/g;
    while ((match = pattern.exec(question))) {
      var quoted = match[2] !== undefined, said = quoted ? match[2] : match[3];
      var without = quoted ? match[1] !== "" : said[0] === "-" && said.length > 1;
      var prefix = !quoted && /\*$/.test(said);
      var row = words(said).map(function (word) { return { word: word, prefix: false }; });
      if (!row.length || (quoted && without)) { continue; }
      row[row.length - 1].prefix = prefix;
      var group = without ? wanted.none : wanted.all;
      group.push.apply(group, row);
      if (!without) { wanted.rows.push(row); }
      if (!without && !prefix && row.length > 1) { wanted.phrases.push(words(said)); }
    }
    var last = wanted.all[wanted.all.length - 1];
    if (last && /[\p{L}\p{N}]$/u.test(question) && last.word.length > 2) { last.prefix = true; }
    return wanted;
  }

  /* The words of a text as [start, end, folded]. */
  function cut(text) {
    var found = [], pattern = /[\p{L}\p{N}]+/gu, match;
    while ((match = pattern.exec(text))) { found.push([match.index, match.index + match[0].length, fold(match[0])]); }
    return found;
  }

  /* Where rows stand among words (each folded): [first word, last word, number of the row]. */
  function places(said, rows) {
    var found = [];
    function stands(row, at) {
      return at + row.length <= said.length && row.every(function (asked, next) {
        var word = said[at + next];
        return word === asked.word || (asked.prefix && word.indexOf(asked.word) === 0);
      });
    }
    said.forEach(function (word, at) {
      rows.forEach(function (row, number) {
        if (stands(row, at)) { found.push([at, at + row.length - 1, number]); }
      });
    });
    return found;
  }

  window.EDITION_QUESTION = { words: words, parse: parse, cut: cut, places: places };
})();
