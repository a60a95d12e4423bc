"""Quotations as W3C Web Annotations."""
