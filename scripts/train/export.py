"""Writes a checkpoint as the ONNX file that ships, and its entry in static/models/manifest.json.

python export.py parser --checkpoint checkpoints/parser.pt
python export.py embedder --checkpoint checkpoints/embedder.pt

Batch norm is folded by the exporter; weights are stored as float16 behind a Cast, which the runtime
folds away when it loads the file: half the download, computed in float32 as before.
"""

import argparse
import hashlib
import json
import pathlib

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from networks import Embedder, Parser
from parsing_data import AREA_PX, CLASSES

MODELS = pathlib.Path(__file__).resolve().parents[2] / "static" / "models"
KINDS = ["Blazer", "Blouse", "Body", "Dress", "Hat", "Hoodie", "Longsleeve", "Outwear", "Pants", "Polo", "Shirt",
         "Shoes", "Shorts", "Skirt", "T-Shirt", "Top", "Undershirt"]


def halve_weights(graph):
    """Float32 initialisers of 64 values or more become float16 followed by a Cast."""
    casts, kept = [], []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.data_type != TensorProto.FLOAT or values.size < 64:
            kept.append(tensor)
            continue
        name = tensor.name + "_half"
        kept.append(numpy_helper.from_array(values.astype(np.float16), name))
        casts.append(helper.make_node("Cast", [name], [tensor.name], to=TensorProto.FLOAT))
    del graph.initializer[:]
    graph.initializer.extend(kept)
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def write_onnx(model, example, path, input_name, output_names, dynamic):
    model.eval()
    torch.onnx.export(
        model, (example,), str(path), input_names=[input_name], output_names=output_names,
        dynamic_axes=dynamic, opset_version=17, dynamo=False,
    )
    proto = onnx.load(str(path))
    halve_weights(proto.graph)
    proto.doc_string = ""
    onnx.checker.check_model(proto)
    onnx.save(proto, str(path))


def average_of(checkpoint, make):
    """The averaged weights of a training checkpoint, in the network that ``make`` builds for them."""
    weights = torch.load(checkpoint, map_location="cpu")["average"]
    model = make(weights)
    model.load_state_dict(weights)
    return model


def entry(role, path, inputs, outputs, labels):
    """Manifest entry; the id ends in the hash, so new weights never pass for old ones."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return {
        "id": f"{path.stem}-{digest[:8]}", "role": role, "runtime": "onnx",
        "files": [{"file": path.name, "bytes": len(content), "sha256": digest}],
        "input": inputs, "outputs": outputs, "labels": labels, "licence": "MIT", "card": f"{path.stem}.md",
    }


def update_manifest(new):
    path = MODELS / "manifest.json"
    manifest = json.loads(path.read_text()) if path.exists() else {"version": 1, "models": []}
    manifest["models"] = [m for m in manifest["models"] if m["role"] != new["role"]] + [new]
    manifest["models"].sort(key=lambda m: ["parse", "embed", "pose"].index(m["role"]))
    path.write_text(json.dumps(manifest, indent="\t") + "\n")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("network", choices=["parser", "embedder"])
    options.add_argument("--checkpoint", required=True)
    args = options.parse_args()
    MODELS.mkdir(parents=True, exist_ok=True)
    scale = {"layout": "nchw", "mean": 127.5, "std": 127.5}
    if args.network == "parser":
        path = MODELS / "otlens-parse.onnx"
        free = {"input": {2: "height", 3: "width"}, "logits": {2: "quarter_height", 3: "quarter_width"}}
        write_onnx(average_of(args.checkpoint, lambda _: Parser(len(CLASSES))), torch.zeros(1, 3, 352, 256), path, "input", ["logits"], free)
        inputs = {"name": "input", "widthPx": None, "heightPx": None, "multipleOf": 32, "areaPx": AREA_PX, **scale}
        update_manifest(entry("parse", path, inputs, ["logits"], CLASSES))
    else:
        path = MODELS / "otlens-embed.onnx"
        network = average_of(args.checkpoint, lambda weights: Embedder(len(KINDS), len(weights["label.prototypes"])))
        write_onnx(network, torch.zeros(1, 3, 192, 192), path, "input", ["vector", "kinds"], {})
        inputs = {"name": "input", "widthPx": 192, "heightPx": 192, "multipleOf": 32, "areaPx": 192 * 192, **scale}
        update_manifest(entry("embed", path, inputs, ["vector", "kinds"], KINDS))
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
