"""Whom the words of a source mean that are no name: pronouns, roles, descriptions, short names."""
