"""Running the stages: only here records are taken from the archive and put back.

``pipeline`` shows the flow; nothing is imported before it is used.
"""
