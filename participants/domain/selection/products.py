"""Matrix products in pieces so small that the linear algebra library stays on one core.

Its threads would cost several times the CPU time here and gain nothing.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Real = TypeVar("Real", np.float32, np.float64)
_SMALL = 250_000  # multiplications of one piece; above some 260,000 threads start


def product(left: NDArray[Real], right: NDArray[Real]) -> NDArray[Real]:
    """Multiply two matrices."""
    lines, inner = left.shape
    piece = max(1, _SMALL // max(1, inner * right.shape[1]))
    whole = lines // piece * piece
    result = np.empty((lines, right.shape[1]), dtype=left.dtype)
    if whole:
        pieces = left[:whole].reshape(-1, piece, inner)
        np.matmul(pieces, right, out=result[:whole].reshape(-1, piece, right.shape[1]))
    if whole < lines:
        np.matmul(left[whole:], right, out=result[whole:])
    return result
