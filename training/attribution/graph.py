"""Build the ONNX graph of the tagger from its weights: float or eight-bit, chosen layer by layer.

The graph is written by hand and not traced, so that every kernel is the fused one of
onnxruntime and every quantised weight has one scale a column. Eight-bit weights use 7 bits
(``WEIGHT_PEAK``): processors without VNNI add two products in 16 bits, which saturates with 8.

Inputs as ``feeding.feed`` makes them: ``pieces`` int32 and ``shares`` float [different words, pieces], ``words`` and ``types`` int32
[1, length], ``places`` int32 [length], ``sizes`` int64 [2]; outputs ``emissions`` float [1, length, tags] and ``links`` float
[1, length, 4 * width]. Two windows stand side by side in the one row: padding and masks would cost a tenth of the time, and attention
without a mask is the quicker kernel. The second may be empty.
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
N_SHARED = 16  # inner neurons more
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
        places = self.node("Gather", [self.constant(weights["places"]), "places"])
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
        is_to_divide: bool = True,
    ) -> str:
        """Multiply by a weight given as [out, in], add the bias; eight bits at a site with stretches.

        ``is_to_divide`` false takes an input that comes divided by the stretches.
        """
        matrix = weight.T
        if site not in self.stretches:
            product = self.node("MatMul", [x, self.constant(matrix)])
            return self.node("Add", [product, self.constant(bias)], out=out)
        stretch = self.stretches[site]
        if is_to_divide:
            x = self.node("Mul", [x, self.constant(1 / stretch)])
        matrix = matrix * stretch[:, None]
        scales = np.maximum(np.abs(matrix).max(axis=0) / WEIGHT_PEAK, 1e-12).astype(np.float32)
        coded = np.rint(matrix / scales).astype(np.int8)
        zeros = self.constant(np.zeros(len(scales), np.int8))
        inputs = [x, self.constant(coded), self.constant(scales), zeros, self.constant(bias)]
        return self.node("DynamicQuantizeMatMul", inputs, out=out, domain=FUSED)

    def add_layer(self, x: str, layer: Weights, prefix: str) -> str:
        """Add one transformer layer, normalised after each half."""

        def apply(name: str, x: str, *, is_to_divide: bool = True) -> str:
            return self.linear(
                x,
                layer[f"{name}.weight"],
                layer[f"{name}.bias"],
                site=prefix + name,
                is_to_divide=is_to_divide,
            )

        layer = self.divided(self.halved(layer, prefix), prefix)
        joint = apply("joint", x)
        apart = [f"{joint}_{window}" for window in "ab"]
        self.nodes.append(helper.make_node("Split", [joint, "sizes"], apart, axis=1))
        thirds = self.constant(np.full(3, layer["out.weight"].shape[1], np.int64))
        mixed = self.node("Concat", [self.attend(one, thirds) for one in apart], axis=1)
        mixed = apply("out", mixed, is_to_divide=False)
        x = self.skip(x, mixed, layer["norm1.weight"], layer["norm1.bias"])
        inner = self.node("Gelu", [apply("up", x)], domain=FUSED)
        return self.skip(x, apply("down", inner), layer["norm2.weight"], layer["norm2.bias"])

    def attend(self, joint: str, thirds: str) -> str:
        """Let one window's words attend to one another: without a mask, in the quickest kernel."""
        parts = [f"{joint}_{part}" for part in "qkv"]
        self.nodes.append(helper.make_node("Split", [joint, thirds], parts, axis=-1))
        return self.node("MultiHeadAttention", parts, domain=FUSED, num_heads=self.heads)

    def halved(self, layer: Weights, prefix: str) -> Weights:
        """Let the strongest inner neurons stand twice or more, each with its share of the whole.

        The first and last word of a window move a single neuron twice as far as any other, and one
        scale has to reach that far: the answer is the same, and a sixth of the rounding is gone.
        """
        stretch = self.stretches.get(prefix + "down")
        if stretch is None:
            return layer
        columns, times = list(range(len(stretch))), np.ones(len(stretch), np.float32)
        for _ in range(N_SHARED):  # what is divided by its stretch has a peak that grows with it
            strongest = int((stretch / times).argmax())
            times[strongest] += 1
            columns.append(strongest)
        self.stretches = {**self.stretches, prefix + "down": (stretch * times)[columns]}
        return {
            **layer,
            "up.weight": layer["up.weight"][columns],
            "up.bias": layer["up.bias"][columns],
            "down.weight": (layer["down.weight"] / times)[:, columns],
        }

    def divided(self, layer: Weights, prefix: str) -> Weights:
        """Divide what attention mixes by the stretches of ``out``: it comes out divided then."""
        stretch = self.stretches.get(prefix + "out")
        if stretch is None:
            return layer
        weight, bias = layer["joint.weight"].copy(), layer["joint.bias"].copy()
        values = slice(2 * len(stretch), None)
        weight[values] /= stretch[:, None]
        bias[values] /= stretch
        return {**layer, "joint.weight": weight, "joint.bias": bias}

    def skip(self, x: str, y: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        # Two kernels: the fused SkipLayerNormalization takes a fifth of the whole time on a processor.
        return self.normalise(self.node("Add", [x, y]), weight, bias)

    def finish(self, weights: Weights, metadata: Mapping[str, str]) -> onnx.ModelProto:
        grid = [1, "length"]
        inputs = [
            helper.make_tensor_value_info("pieces", TensorProto.INT32, ["different", "pieces"]),
            helper.make_tensor_value_info("shares", TensorProto.FLOAT, ["different", "pieces"]),
            helper.make_tensor_value_info("words", TensorProto.INT32, grid),
            helper.make_tensor_value_info("types", TensorProto.INT32, grid),
            helper.make_tensor_value_info("places", TensorProto.INT32, ["length"]),
            helper.make_tensor_value_info("sizes", TensorProto.INT64, [2]),
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
