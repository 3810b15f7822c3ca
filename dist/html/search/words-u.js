EDITION_SEARCH.words("u","u - 0,1\nunable - 0\nunbelievable - 0\nunder - 1*2\nunilateral - 1\nuntil - 0,1*2\nuntoward - 1\nup - 0*3,1*3\nupcoming - 0\nus - 0*7,1*3");
