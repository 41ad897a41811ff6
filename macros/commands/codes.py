"""What a command returns to the shell."""

from macros.loading import FAULT

__all__ = ["FAULT", "FINDINGS", "GOOD"]

GOOD, FINDINGS = 0, 1
