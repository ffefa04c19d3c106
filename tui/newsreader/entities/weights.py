"""The fitted weights of the name model: a packed file of features and small integers."""

from __future__ import annotations

import io
import json
import logging
import zipfile
import zlib
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

#: Raised when the file's layout changes; files of another layout are not read.
LAYOUT = 1
_FILE = "names.npz"
_LOG = logging.getLogger(__name__)


class DamagedWeightsError(ValueError):
    """The file is not a file of weights, or not one this version reads."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear-chain model.

    Attributes:
        version: Of the fit; kept with what is found by it.
        labels: "O", "B-PER", "I-PER" ...
        rows: Row of ``state`` by feature.
        state: Weight of each label (columns) given a feature (rows), in units of ``unit``; the last
            row is of a feature that says nothing.
        unit: What one step of ``state`` is worth.
        step: Weight of going from one label (rows) to the next (columns).
    """

    version: int
    labels: tuple[str, ...]
    rows: dict[str, int]
    state: NDArray[np.int8]
    unit: float
    step: NDArray[np.float32]


def packed(weights: Weights) -> bytes:
    """Return the file's bytes."""
    head = {
        "layout": LAYOUT,
        "version": weights.version,
        "labels": weights.labels,
        "unit": weights.unit,
    }
    names = "\n".join(weights.rows).encode()
    out = io.BytesIO()
    np.savez_compressed(
        out,
        head=np.frombuffer(json.dumps(head).encode(), np.uint8),
        names=np.frombuffer(names, np.uint8),
        state=np.ascontiguousarray(weights.state.T),
        step=weights.step,
    )
    return out.getvalue()


def unpacked(data: bytes) -> Weights:
    """Read a file's bytes.

    Raises:
        DamagedWeightsError: They are damaged, or of another layout.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            head = json.loads(arrays["head"].tobytes())
            names = arrays["names"].tobytes().decode().split("\n")
            state = np.ascontiguousarray(arrays["state"].T)
            step = arrays["step"]
        labels = tuple(head["labels"])
        rows = dict(zip(names, range(len(names)), strict=True))
        made = Weights(int(head["version"]), labels, rows, state, float(head["unit"]), step)
        layout = head["layout"]
    except (
        ValueError,
        KeyError,
        TypeError,
        OSError,
        EOFError,
        zipfile.BadZipFile,
        zlib.error,
    ) as e:
        raise DamagedWeightsError(f"no weights: {e}") from e
    _check(made, layout)
    return made


def _check(weights: Weights, layout: object) -> None:
    """Raise where the parts do not belong together."""
    size = len(weights.labels)
    fits = (
        layout == LAYOUT
        and weights.state.shape == (len(weights.rows) + 1, size)
        and weights.state.dtype == np.int8
        and weights.step.shape == (size, size)
        and bool(np.isfinite(weights.step).all())
        and np.isfinite(weights.unit)
        and weights.labels[:1] == ("O",)
    )
    if not fits:
        raise DamagedWeightsError("no weights: parts that do not fit")


def shipped() -> Weights | None:
    """Return the weights in the package; None, with a logged warning, where they do not load."""
    try:
        data = files("newsreader.entities.model").joinpath(_FILE).read_bytes()
        return unpacked(data)
    except (OSError, DamagedWeightsError) as e:
        _LOG.warning("the name model does not load, names are found by rules alone: %s", e)
        return None
