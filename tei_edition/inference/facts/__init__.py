"""Facts for the header: each from the findings or from the words of the source note."""
