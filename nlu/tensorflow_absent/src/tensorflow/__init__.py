"""Stand in for TensorFlow, which Rasa imports everywhere and this project's pipeline never uses.

Rasa 3.6 imports TensorFlow (and its hub, text and add-on packages) to define the classes of DIET and
TED, even when a pipeline has none of them. Real TensorFlow costs 1.9 GB on disk and seconds at start.
Any name below ``tensorflow`` resolves to a `Placeholder`: it may be subclassed, subscripted and used as
a decorator, which is all that importing Rasa does. Making an instance of one, that is using a
TensorFlow model after all, raises `TensorFlowIsAbsent`.
"""

import importlib.abc
import importlib.machinery
import sys
from types import ModuleType
from typing import Any

__version__ = "2.12.0"
__path__: list[str] = []

_STOOD_IN_FOR = ("tensorflow", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "keras")


class TensorFlowIsAbsent(RuntimeError):
    """Say that a component of this pipeline wants real TensorFlow."""


class _AnyName(type):
    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _placeholder(f"{cls.__module__}.{name}")

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls.__dict__.get("_is_placeholder"):
            # Import time only: a decorator (`@tf.function`) gives back what it decorates,
            # a call with settings (`tf.function(input_signature=...)`) gives the decorator.
            if len(args) == 1 and callable(args[0]) and not kwargs:
                return args[0]
            return cls
        raise TensorFlowIsAbsent(f"{cls.__qualname__} needs TensorFlow, which this project leaves out on purpose.")

    def __getitem__(cls, item: Any) -> Any:
        return cls

    def __or__(cls, other: Any) -> Any:
        return cls

    __ror__ = __or__


def _placeholder(name: str) -> type:
    return _AnyName(name.rpartition(".")[2], (), {"_is_placeholder": True, "__module__": name})


class _PlaceholderModule(ModuleType):
    __path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _placeholder(f"{self.__name__}.{name}")


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> Any:
        if fullname.partition(".")[0] in _STOOD_IN_FOR:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: Any) -> ModuleType:
        return _PlaceholderModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        return None


sys.meta_path.append(_Finder())


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return _placeholder(f"{__name__}.{name}")
