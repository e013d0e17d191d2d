"""Makes the weights by which the product tells whom pronouns, roles and descriptions mean."""
