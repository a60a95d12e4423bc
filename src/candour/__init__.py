"""Candour: a workbench for case reviews, every statement tied to the exact words it rests on."""

__version__ = "0.1.0"
