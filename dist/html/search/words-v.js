EDITION_SEARCH.words("v","various - 0\nverbatim - 1\nverge - 0\nvery - 0\nviet - 0\nvietcong - 1\nvietnam - 0,1\nvietnamese - 0*4,1*3\nview - 1\nviews - 1\nvulnerable - 0");
