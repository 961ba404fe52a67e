"""TF-IDF features of a sentence, its score, the choice within a length."""
