"""Data files written for people to fill in."""

from govgen.datafile.skeleton import skeleton

__all__ = ["skeleton"]
