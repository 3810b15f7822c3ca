"""Rules that say what a line or a run of lines is: heading, dateline, list, signature, paragraph."""
