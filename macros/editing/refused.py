"""The refusal all commands of editors share."""

from __future__ import annotations


class Refused(Exception):
    """The call cannot be carried out as given; the message is German and names the mend. Nothing was written."""
