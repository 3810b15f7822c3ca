EDITION_SEARCH.words("j","january - 1\njust - 0,1*3");
