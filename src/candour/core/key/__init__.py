"""The key of a case: who must not be named, by which pseudonym, and what an edition may say."""

from candour.core.key.model import Allowed, Edition, Key, KeyPerson, Withheld

__all__ = ["Allowed", "Edition", "Key", "KeyPerson", "Withheld"]
