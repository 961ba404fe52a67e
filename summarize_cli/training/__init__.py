"""Corpora to a model, and evaluation: alone imports scikit-learn, nltk and numpy."""
