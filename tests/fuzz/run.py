"""Fuzz one target, guided by coverage: `python -m tests.fuzz.run html SEEDS -runs=20000`."""

import sys

import atheris


def main() -> None:
    """Run libFuzzer with its own options after the target's name."""
    with atheris.instrument_imports(include=["candour"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415 (imported under instrumentation)

        target = TARGETS[sys.argv[1]]
        for warm_up in (b"", b"x"):
            target(warm_up)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
