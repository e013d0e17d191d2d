"""Small rules per outlet, as data: where on its pages the parts of a report stand.

One TOML file an outlet here, and in the folder ``outlets/`` of a desk, which come first.
``example.toml`` is the template to copy; the tests read its golden page.
"""
