"""Data files written for people to fill in."""

from govgen.writing.skeleton import skeleton

__all__ = ["skeleton"]
