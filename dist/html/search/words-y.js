EDITION_SEARCH.words("y","year - 1\nyet - 0\nyou - 0*4,1*5\nyour - 1*7");
