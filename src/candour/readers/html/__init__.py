"""Web pages: the article and its structure, with the furniture of the page kept apart."""
