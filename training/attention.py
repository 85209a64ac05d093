"""Attention in a model file as one operator: a fifth of the encoder's time went into its many small ones."""

from collections.abc import Iterator
from dataclasses import dataclass

import onnx
from onnx import helper

OPERATOR, DOMAIN = "MultiHeadAttention", "com.microsoft"  # onnxruntime's own


@dataclass(frozen=True, slots=True)
class _Attention:
    """The last node of an attention, and the names of what it is computed from: queries, keys, values (1, L, D)."""

    last: onnx.NodeProto
    inputs: tuple[str, str, str]


def fuse_attention(model: onnx.ModelProto, heads: int) -> None:
    """Put the operator in the place of every attention, for one window without padding: nothing is masked there."""
    nodes = model.graph.node
    for found in list(_attentions(model.graph)):
        fused = helper.make_node(
            OPERATOR, found.inputs, found.last.output, name=f"{found.last.name}/fused", domain=DOMAIN, num_heads=heads
        )
        place = list(nodes).index(found.last)
        del nodes[place]
        nodes.insert(place, fused)
    _drop_unused(model.graph)


def _attentions(graph: onnx.GraphProto) -> Iterator[_Attention]:
    """Every softmax over the products of queries and keys (scaled, masked or not) that weighs values."""
    makers = {name: node for node in graph.node for name in node.output}
    users = {(name, node.op_type): node for node in graph.node for name in node.input}
    for node in graph.node:
        if node.op_type != "Softmax":
            continue
        product = makers[node.input[0]]
        while product.op_type in ("Add", "Mul", "Div"):
            product = makers[product.input[0]]
        mixed = users[node.output[0], "MatMul"]
        sides = (*product.input, mixed.input[1])
        last = users[users[mixed.output[0], "Transpose"].output[0], "Reshape"]
        # Each side is a transposed view, by heads, of what was (1, L, D).
        queries, keys, values = (makers[makers[side].input[0]].input[0] for side in sides)
        yield _Attention(last, (queries, keys, values))


def _drop_unused(graph: onnx.GraphProto) -> None:
    """Take out what nothing reads any more."""
    while True:
        read = {name for node in graph.node for name in node.input} | {output.name for output in graph.output}
        unused = [node for node in graph.node if read.isdisjoint(node.output)]
        if not unused:
            break
        for node in unused:
            graph.node.remove(node)
    for weights in [weights for weights in graph.initializer if weights.name not in read]:
        graph.initializer.remove(weights)
