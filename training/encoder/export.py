"""Write the trained model as one ONNX file: weights in seven bits, one window at a time.

    python -m training.encoder.export ENCODER_FOLDER MODEL.pt OUTPUT.onnx [--float]

Inputs: ids and cases, int64 (1, L). Outputs, float32: labels (1, L, 7), scores; links (1, L, 256), vectors. The
names' head served training only.
"""

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.encoder.model import Encoder


class OneWindow(nn.Module):
    """The model without padding: the product reads one window at a time, so that no result depends on neighbours."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, Tensor]:
        """What the heads say of one window."""
        labels, links, _ = self.model(ids, cases, torch.ones_like(ids))
        return labels, links


def main() -> None:
    """Export, quantise, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--float", action="store_true", help="keep the weights in 32 bits")
    options = parser.parse_args()
    model = Encoder(options.encoder)
    model.load_state_dict(torch.load(options.weights, weights_only=True))
    window = OneWindow(model.eval())
    example = (torch.randint(1000, 2000, (1, 32)), torch.zeros((1, 32), dtype=torch.int64))
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            window,
            example,
            str(plain),
            input_names=["ids", "cases"],
            output_names=["labels", "links"],
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "cases", "labels", "links")},
            opset_version=17,
            dynamo=False,
        )
        if options.float:
            onnx.save(onnx.load(plain), options.output)
            return
        # The exporter leaves one shape open that symbolic inference cannot tell; quantisation does not need it.
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        # Seven bits: with eight, sums overflow on CPUs without VNNI, and the same text would get another record there.
        quantize_dynamic(
            str(ready), str(options.output), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )


if __name__ == "__main__":
    main()
