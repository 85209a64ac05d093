"""The hidden states of the model file's encoder: where in its graph they are, and a session that gives them."""

from pathlib import Path

import onnx
import onnxruntime
from onnx import TensorProto, helper

BRANCH = "events/"  # before the names of all that belongs to the branch for events


def layer_output(model: onnx.ModelProto, number: int) -> str:
    """The name of the hidden state after so many layers: each ends with its second normalisation."""
    norms = [
        node.output[0]
        for node in model.graph.node
        if node.op_type == "LayerNormalization" and not node.name.startswith(BRANCH)
    ]
    return str(norms[2 * number])  # the first one is the embeddings'


def hidden_session(path: Path, number: int) -> tuple[onnxruntime.InferenceSession, str]:
    """A session that gives the hidden state (1, L, D) after so many layers of the quantised encoder; its name."""
    model = onnx.load(path)
    name = layer_output(model, number)
    model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "pieces", "size"]))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options), name
