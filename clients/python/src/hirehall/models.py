"""What operations take and give."""

from .generated.models import *  # noqa: F403
