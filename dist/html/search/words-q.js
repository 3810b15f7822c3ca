EDITION_SEARCH.words("q","quiet - 0");
