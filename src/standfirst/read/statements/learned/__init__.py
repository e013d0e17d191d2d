"""The learned span finder: a small network that marks statements, and links their parts."""
