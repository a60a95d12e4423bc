"""Core objects as plain JSON values and back, by their own type hints, without loss.

JSON and type hints rather than pickle: a workspace that somebody sends must not be able to run
anything when it is opened.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]
_AS_IT_IS = (str, int, bool, float, NoneType, Any, object)


def plain(value: Any) -> Any:
    """Return a value as what JSON can hold."""
    if value is None or type(value) in (str, int, bool, float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {plain(key): plain(one) for key, one in value.items()}
    if is_dataclass(value):
        kind: Any = type(value)
        return [plain(getattr(value, name)) for name in _names(kind)]
    if isinstance(value, (Sequence, Set)):
        several = [plain(one) for one in value]
        # A set in one order, so that the same value is the same JSON.
        return sorted(several) if isinstance(value, Set) else several
    raise TypeError(f"{type(value).__name__} is no plain value")


def restored(kind: type[T], value: Any) -> T:
    """Build a value of a type again. Raises `ValueError` or `TypeError` where it does not fit."""
    wanted: Any = kind
    built: T = _builder(wanted)(value)
    return built


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.init)


@cache
def _builder(kind: Any) -> Convert:
    """Return what builds values of a type; each type is looked into once."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind in _AS_IT_IS or origin is Literal:
        return _same
    if origin is not None:
        return _of_several(origin, inside)
    if kind in (datetime, date):
        built: Convert = kind.fromisoformat
        return built
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_of(kind)
    raise TypeError(f"{kind} cannot be restored")


def _of_several(origin: Any, inside: tuple[Any, ...]) -> Convert:
    if origin in (Union, UnionType):
        return _one_of(inside)
    if origin is tuple:
        return _tuple_of(inside)
    if issubclass(origin, Mapping):
        return _mapping_of(inside)
    if issubclass(origin, frozenset):
        return lambda value: frozenset(map(_builder(inside[0]), value))
    return _tuple_of((inside[0], ...))


def _same(value: Any) -> Any:
    return value


def _one_of(kinds: tuple[Any, ...]) -> Convert:
    others = [kind for kind in kinds if kind is not NoneType]
    if all(kind in _AS_IT_IS or get_origin(kind) is Literal for kind in others):
        return _same
    if len(others) != 1:
        raise TypeError("only one type beside None can be told apart")
    return _Optional(others[0])


class _Optional:
    """Builds lazily: a date holds other dates, and its builder is not made yet when asked for."""

    __slots__ = ("kind",)

    def __init__(self, kind: Any) -> None:
        self.kind = kind

    def __call__(self, value: Any) -> Any:
        return None if value is None else _builder(self.kind)(value)


def _tuple_of(inside: tuple[Any, ...]) -> Convert:
    if len(inside) == 2 and inside[1] is Ellipsis:
        kind = inside[0]
        return lambda value: tuple(map(_builder(kind), value)) if value else ()
    return lambda value: tuple(_builder(kind)(one) for kind, one in zip(inside, value, strict=True))


def _mapping_of(inside: tuple[Any, ...]) -> Convert:
    key, one = inside
    return lambda value: {_builder(key)(k): _builder(one)(v) for k, v in value.items()}


def _dataclass_of(kind: type) -> Convert:
    hints = get_type_hints(kind)
    names = _names(kind)
    kinds = [hints[name] for name in names]
    builders: list[Convert] = []

    def build(value: Any) -> Any:
        if not builders:
            builders.extend(map(_builder, kinds))
        if not isinstance(value, list) or len(value) != len(names):
            raise ValueError(f"{kind.__name__} has other fields now")
        parts = (make(one) for make, one in zip(builders, value, strict=True))
        return kind(**dict(zip(names, parts, strict=True)))

    return build
