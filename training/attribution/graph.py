"""Build the ONNX graph of the tagger from its weights: float or eight-bit, chosen layer by layer.

The graph is written by hand and not traced, so that every kernel is the fused one of
onnxruntime and every quantised weight has one scale a column. Eight-bit weights use 7 bits
(``WEIGHT_PEAK``): processors without VNNI add two products in 16 bits, which saturates with 8.

Inputs as ``extractor.feed`` makes them: ``pieces`` int32 and ``shares`` float [different words,
pieces], ``words`` and ``types`` int32 [batch, length], ``lengths`` int32 [batch]; outputs ``emissions`` float [batch, length, tags] and ``links`` float
[batch, length, 4 * width].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .network import WEIGHT_PEAK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Weights = Mapping[str, NDArray[np.float32]]

EPSILON = 1e-12
FUSED = "com.microsoft"


def build_graph(
    weights: Weights, *, heads: int, stretches: Weights, metadata: Mapping[str, str]
) -> onnx.ModelProto:
    """Return the checked ONNX model of these weights (names as in ``network.Tagger``).

    ``stretches`` gives each matrix the divisors of its input's channels, where eight bits are
    wanted (see ``network.round_matrices``); with none, all stays float.
    """
    graph = _Graph(heads=heads, stretches=stretches)
    hidden = graph.embed(weights)
    n_layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    for index in range(n_layers):
        prefix = f"layers.{index}."
        layer = {k.removeprefix(prefix): v for k, v in weights.items() if k.startswith(prefix)}
        hidden = graph.add_layer(hidden, layer, prefix)
    for name in ("emissions", "links"):
        graph.linear(hidden, weights[f"{name}.weight"], weights[f"{name}.bias"], out=name)
    return graph.finish(weights, metadata)


class _Graph:
    """The nodes and constants gathered so far."""

    def __init__(self, *, heads: int, stretches: Weights) -> None:
        self.heads = heads
        self.stretches = stretches
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def node(
        self, op: str, inputs: list[str], *, out: str = "", domain: str = "", **attrs: object
    ) -> str:
        out = out or f"t{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, inputs, [out], domain=domain, **attrs))
        return out

    def constant(self, array: NDArray[np.generic]) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def embed(self, weights: Weights) -> str:
        """Make the vectors of all different words; add place and type where each stands; normalise."""
        axes = self.constant(np.array([2], np.int64))
        shares = self.node("Unsqueeze", ["shares", axes])
        pieces = self.rows(weights["words"], "pieces", shares)
        axes = self.constant(np.array([1], np.int64))
        table = self.node("ReduceSum", [pieces, axes], keepdims=0)
        words = self.node("Gather", [table, "words"])
        types = self.node("Gather", [self.constant(weights["types"]), "types"])
        length = self.node("Shape", ["words"], start=1, end=2)
        zero = self.constant(np.zeros(1, np.int64))
        places = self.node("Slice", [self.constant(weights["places"]), zero, length, zero])
        total = self.node("Add", [self.node("Add", [words, types]), places])
        return self.normalise(total, weights["norm.weight"], weights["norm.bias"])

    def rows(self, table: NDArray[np.float32], ids: str, shares: str) -> str:
        """Look rows up, each times its share; an eight-bit table has one scale a row."""
        if not self.stretches:
            return self.node("Mul", [self.node("Gather", [self.constant(table), ids]), shares])
        scales = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-12).astype(
            np.float32
        )
        coded = np.rint(table / scales).astype(np.int8)
        found = self.node("Gather", [self.constant(coded), ids])
        whole = self.node("Cast", [found], to=TensorProto.FLOAT)
        factor = self.node("Mul", [self.node("Gather", [self.constant(scales), ids]), shares])
        return self.node("Mul", [whole, factor])

    def normalise(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        return self.node(
            "LayerNormalization",
            [x, self.constant(weight), self.constant(bias)],
            axis=-1,
            epsilon=EPSILON,
        )

    def linear(
        self,
        x: str,
        weight: NDArray[np.float32],
        bias: NDArray[np.float32],
        *,
        out: str = "",
        site: str = "",
    ) -> str:
        """Multiply by a weight given as [out, in], add the bias; eight bits at a site with stretches."""
        matrix = weight.T
        if site not in self.stretches:
            product = self.node("MatMul", [x, self.constant(matrix)])
            return self.node("Add", [product, self.constant(bias)], out=out)
        stretch = self.stretches[site]
        x = self.node("Mul", [x, self.constant(1 / stretch)])
        matrix = matrix * stretch[:, None]
        scales = np.maximum(np.abs(matrix).max(axis=0) / WEIGHT_PEAK, 1e-12).astype(np.float32)
        coded = np.rint(matrix / scales).astype(np.int8)
        zeros = self.constant(np.zeros(len(scales), np.int8))
        inputs = [x, self.constant(coded), self.constant(scales), zeros, self.constant(bias)]
        return self.node("DynamicQuantizeMatMul", inputs, out=out, domain=FUSED)

    def add_layer(self, x: str, layer: Weights, prefix: str) -> str:
        """Add one transformer layer, normalised after each half."""

        def apply(name: str, x: str) -> str:
            return self.linear(
                x, layer[f"{name}.weight"], layer[f"{name}.bias"], site=prefix + name
            )

        joint = apply("joint", x)
        thirds = [f"{joint}_{part}" for part in "qkv"]
        sizes = self.constant(np.full(3, layer["out.weight"].shape[1], np.int64))
        self.nodes.append(helper.make_node("Split", [joint, sizes], thirds, axis=-1))
        mixed = self.node(
            "MultiHeadAttention", [*thirds, "", "lengths"], domain=FUSED, num_heads=self.heads
        )
        x = self.skip(x, apply("out", mixed), layer["norm1.weight"], layer["norm1.bias"])
        inner = self.node("Gelu", [apply("up", x)], domain=FUSED)
        return self.skip(x, apply("down", inner), layer["norm2.weight"], layer["norm2.bias"])

    def skip(self, x: str, y: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        # Two kernels: the fused SkipLayerNormalization takes a fifth of the whole time on a processor.
        return self.normalise(self.node("Add", [x, y]), weight, bias)

    def finish(self, weights: Weights, metadata: Mapping[str, str]) -> onnx.ModelProto:
        grid = ["batch", "length"]
        inputs = [
            helper.make_tensor_value_info("pieces", TensorProto.INT32, ["different", "pieces"]),
            helper.make_tensor_value_info("shares", TensorProto.FLOAT, ["different", "pieces"]),
            helper.make_tensor_value_info("words", TensorProto.INT32, grid),
            helper.make_tensor_value_info("types", TensorProto.INT32, grid),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
        ]
        outputs = [
            helper.make_tensor_value_info(
                name, TensorProto.FLOAT, [*grid, len(weights[f"{name}.bias"])]
            )
            for name in ("emissions", "links")
        ]
        graph = helper.make_graph(self.nodes, "attribution", inputs, outputs, self.constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
        model = helper.make_model(
            graph, opset_imports=opsets, ir_version=9, producer_name="standfirst"
        )
        helper.set_model_props(model, dict(metadata))
        onnx.checker.check_model(model)
        return model
