"""schema.org data of the reader's pages, one block a page, made of small functions. None of them asks the database."""
