"""Readers: bytes and limits in, passages or one clear refusal out."""
