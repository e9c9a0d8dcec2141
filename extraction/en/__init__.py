"""English articles: the same facts as from Arabic ones, by grammars of their own over the same tokens."""
