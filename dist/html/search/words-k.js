EDITION_SEARCH.words("k","keep - 0,1\nkissinger 0,1 0*3,1*3\nknow - 0");
