"""Errors put into good drafts, one kind a function."""
