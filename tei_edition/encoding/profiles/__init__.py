"""Other ways to write a document than our own: each is made of our TEI tree, and says the same words."""
