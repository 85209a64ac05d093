"""The branch for events in the model file, weights in seven bits; what else is in the file stays bit by bit.

python -m training.events.graft BRANCH.pt ENCODER.onnx
"""

import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, compose, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.attention import fuse_attention
from training.events.branch import HEADS, Branch
from training.events.windows import LAYER
from training.layers import BRANCH, layer_output

INPUT, OUTPUTS = "lower", ("events", "parts")


def graft(branch: Branch, source: Path, target: Path) -> None:
    """Write the model in `source` to `target`, with the branch in the place of an earlier one."""
    model = onnx.load(source)
    _strip(model)
    kept = [output.name for output in model.graph.output]
    hidden = layer_output(model, LAYER)
    model.graph.output.append(helper.make_tensor_value_info(hidden, TensorProto.FLOAT, [1, "pieces", "size"]))
    grafted = compose.add_prefix(_quantised(branch), BRANCH, rename_inputs=False, rename_outputs=False)
    grafted.ir_version = model.ir_version
    whole = compose.merge_models(model, grafted, io_map=[(hidden, INPUT)], outputs=[*kept, *OUTPUTS])
    fuse_attention(whole, HEADS)
    onnx.checker.check_model(whole)
    onnx.save(whole, target)


def has_branch(path: Path) -> bool:
    """Whether the model file has a branch for events."""
    return any(output.name in OUTPUTS for output in onnx.load(path).graph.output)


def _strip(model: onnx.ModelProto) -> None:
    graph = model.graph
    for items in (graph.node, graph.initializer):
        for old in [item for item in items if item.name.startswith(BRANCH)]:
            items.remove(old)
    for output in [one for one in graph.output if one.name in OUTPUTS]:
        graph.output.remove(output)
    for value in [one for one in graph.value_info if one.name.startswith(BRANCH)]:
        graph.value_info.remove(value)


def _quantised(branch: Branch) -> onnx.ModelProto:
    """The branch as a graph for one window at a time, as the encoder was exported (training/encoder/export.py)."""
    size = branch.heads.types.in_features
    with tempfile.TemporaryDirectory() as folder:
        plain, ready, small = (Path(folder) / f"{name}.onnx" for name in ("plain", "ready", "small"))
        torch.onnx.export(
            branch.eval(),
            (torch.zeros(1, 32, size),),
            str(plain),
            input_names=[INPUT],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {1: "pieces"} for name in (INPUT, *OUTPUTS)},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(small), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        return onnx.load(small)


def main() -> None:
    """Put a trained branch into a model file."""
    weights, target = map(Path, sys.argv[1:])
    branch = Branch()
    branch.load_state_dict(torch.load(weights, weights_only=True))
    graft(branch.eval(), target, target)


if __name__ == "__main__":
    main()
