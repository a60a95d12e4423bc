"""Load a vocabulary file, refusing what YAML itself would let pass."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

from candour.errors import BadVocabulary

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same answers
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


class _StrictLoader(_Loader):
    """YAML that refuses a key written twice (plain YAML keeps the last and says nothing)."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError(f"line {node.start_mark.line + 1}: written twice: {', '.join(twice)}")
        return super().construct_mapping(node, deep)


def load_vocabulary(name: str) -> Mapping[str, Any]:
    """Return `<name>.yaml` from this folder as a mapping; raise `BadVocabulary` if it is none."""
    text = (files(__package__) / f"{name}.yaml").read_text(encoding="utf-8")
    return parse_vocabulary(text, name)


def parse_vocabulary(text: str, name: str) -> Mapping[str, Any]:
    """Return vocabulary text as a mapping; `name` is said in refusals."""
    try:
        loaded = strict_yaml(text)
    except ValueError as problem:
        raise BadVocabulary(f"{name}.yaml, {problem}") from None
    if not isinstance(loaded, dict):
        raise BadVocabulary(f"{name}.yaml holds no mapping", expected="key: value lines")
    return loaded


def strict_yaml(text: str) -> object:
    """Return what YAML text holds. Raises `ValueError` with the line and what is wrong there."""
    try:
        loaded: object = yaml.load(text, Loader=_StrictLoader)  # noqa: S506 (safe, made stricter)
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise ValueError(f"line {line}: {problem.problem}") from None
    except yaml.YAMLError as problem:
        raise ValueError(f"line 1: {type(problem).__name__}") from None
    return loaded
