"""An article taken apart: sentences, tokens, terms."""
