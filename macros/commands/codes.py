"""What a command returns to the shell."""

GOOD, FINDINGS, FAULT = 0, 1, 2
