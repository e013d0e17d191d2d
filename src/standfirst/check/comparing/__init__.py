"""Comparing a sentence of a draft with sentences of reports: words, marks, numbers, days, names.

Pure functions of words and of what ``read`` found; what a difference is called, and whether it is
worth a finding, is for the rules to say.
"""
