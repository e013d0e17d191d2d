"""What all tests share: how the properties are tried.

The examples of a property are the same in every run, so that a run that failed fails again, and
one that passed is worth something. ``pytest --hypothesis-profile=explore`` tries others.
"""

from hypothesis import HealthCheck, settings

# They tell how costly examples are to make, which says nothing of the product.
HEALTH = list(HealthCheck)

settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=HEALTH)
settings.register_profile("explore", deadline=None, suppress_health_check=HEALTH)
settings.load_profile("steady")
