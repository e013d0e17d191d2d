"""Fitting the signs that a sentence of a draft stands on nothing."""
