"""Writes a checkpoint as the ONNX file that ships, and its entry in static/models/manifest.json.

python export.py parser --checkpoint checkpoints/parser.pt
python export.py embedder --checkpoint checkpoints/embedder.pt --branch checkpoints/branch.pt

Batch norm is folded by the exporter. Weights are stored as int8 with a scale for each output channel (those of
depthwise convolutions as float16), or all as float16, behind nodes that the runtime folds away when it loads the
file: a quarter or half of the download, computed in float32 as before. `--out DIR` writes elsewhere, to compare the
forms by `npm run eval -- … --models DIR`.
"""

import argparse
import hashlib
import json
import pathlib

import numpy as np
import onnx
import torch
import torch.nn as nn
from onnx import TensorProto, helper, numpy_helper

from networks import CROP_PX, AttributeHead, Categories, Describer, Discriminant, Look, Memory, branch_for, embedder_for, parser_for
from parsing_data import AREA_PX, CLASSES
from training import average_of

SHIPPED = pathlib.Path(__file__).resolve().parents[2] / "static" / "models"
KINDS = ["Blazer", "Blouse", "Body", "Dress", "Hat", "Hoodie", "Longsleeve", "Outwear", "Pants", "Polo", "Shirt",
         "Shoes", "Shorts", "Skirt", "T-Shirt", "Top", "Undershirt"]


def as_float16(name, values):
    """Half-size initialiser and the node that gives it back as float32."""
    return ([numpy_helper.from_array(values.astype(np.float16), f"{name}_half")],
            [helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT)])


def as_int8(name, values):
    """Quarter-size initialiser, one scale for each slice of the first axis, and the nodes that give it back."""
    scale = np.abs(values.reshape(len(values), -1)).max(1).clip(1e-12) / 127
    scale = scale.reshape(-1, *[1] * (values.ndim - 1)).astype(np.float32)
    stored = [numpy_helper.from_array(np.round(values / scale).astype(np.int8), f"{name}_int8"),
              numpy_helper.from_array(scale, f"{name}_scale")]
    nodes = [helper.make_node("Cast", [f"{name}_int8"], [f"{name}_whole"], to=TensorProto.FLOAT),
             helper.make_node("Mul", [f"{name}_whole", f"{name}_scale"], [name])]
    return stored, nodes


def shrink_weights(graph, precision):
    """Float32 initialisers of 64 values or more are stored smaller; the runtime unpacks them when it loads the file."""
    unpacking, kept = [], []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.data_type != TensorProto.FLOAT or values.size < 64 or precision == "float32":
            kept.append(tensor)
            continue
        # Depthwise filters take few bytes, and to round them costs most of what is lost.
        is_dense = values.ndim > 1 and values.shape[1] > 1
        store = as_int8 if precision == "int8" and is_dense else as_float16
        stored, nodes = store(tensor.name, values)
        kept.extend(stored)
        unpacking.extend(nodes)
    del graph.initializer[:]
    graph.initializer.extend(kept)
    nodes = [*unpacking, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def write_onnx(model, example, path, precision, output_names, dynamic):
    model.eval()
    torch.onnx.export(
        model, (example,), str(path), input_names=["input"], output_names=output_names,
        dynamic_axes=dynamic, opset_version=17, dynamo=False,
    )
    proto = onnx.load(str(path))
    shrink_weights(proto.graph, precision)
    proto.doc_string = ""
    onnx.checker.check_model(proto)
    onnx.save(proto, str(path))


def attribute_heads(checkpoint):
    """The heads of `train_attributes.py`, by name."""
    stored = torch.load(checkpoint, map_location="cpu")
    heads = nn.ModuleDict({name: AttributeHead(2560, len(values)) for name, values in stored["values"].items()})
    heads.load_state_dict(stored["heads"])
    return heads


def parts_of(checkpoint):
    """Categories, look, discriminant and memory of `train_parts.py`."""
    stored = torch.load(checkpoint, map_location="cpu")
    memory = Memory(*stored["memory"]["kinds.weight"].shape)
    categories = Categories(*stored["categories"]["members.weight"].shape)
    discriminant = Discriminant(len(stored["discriminant"]["kind.bias"]))
    parts = {"categories": categories, "look": Look(), "discriminant": discriminant, "memory": memory}
    for name, part in parts.items():
        part.load_state_dict(stored[name])
    return parts.values()


def entry(role, path, inputs, outputs, labels):
    """Manifest entry; the id ends in the hash, so new weights never pass for old ones."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return {
        "id": f"{path.stem}-{digest[:8]}", "role": role, "runtime": "onnx",
        "files": [{"file": path.name, "bytes": len(content), "sha256": digest}],
        "input": inputs, "outputs": outputs, "labels": labels, "licence": "MIT", "card": f"{path.stem}.md",
    }


def update_manifest(folder, new):
    path = folder / "manifest.json"
    manifest = json.loads((path if path.exists() else SHIPPED / path.name).read_text())
    manifest["models"] = [m for m in manifest["models"] if m["role"] != new["role"]] + [new]
    manifest["models"].sort(key=lambda m: ["parse", "embed", "pose"].index(m["role"]))
    path.write_text(json.dumps(manifest, indent="\t") + "\n")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("network", choices=["parser", "embedder"])
    options.add_argument("--checkpoint", required=True)
    options.add_argument("--branch", default="checkpoints/branch.pt", help="second branch, for the embedder")
    options.add_argument("--parts", default="checkpoints/parts.pt", help="of `train_parts.py`, for the embedder")
    options.add_argument("--attributes", default="checkpoints/attributes.pt", help="attribute heads, for the embedder")
    options.add_argument("--weights", choices=["float32", "float16", "int8"], default="float16")
    options.add_argument("--out", default=str(SHIPPED))
    args = options.parse_args()
    folder = pathlib.Path(args.out)
    folder.mkdir(parents=True, exist_ok=True)
    scale = {"layout": "nchw", "mean": 127.5, "std": 127.5}
    if args.network == "parser":
        path = folder / "otlens-parse.onnx"
        free = {"input": {2: "height", 3: "width"}, "logits": {2: "quarter_height", 3: "quarter_width"}}
        write_onnx(average_of(args.checkpoint, parser_for), torch.zeros(1, 3, 512, 320), path, args.weights, ["logits"], free)
        inputs = {"name": "input", "widthPx": None, "heightPx": None, "multipleOf": 32, "areaPx": AREA_PX, **scale}
        update_manifest(folder, entry("parse", path, inputs, ["logits"], CLASSES))
    else:
        path = folder / "otlens-embed.onnx"
        branches = average_of(args.checkpoint, embedder_for), average_of(args.branch, branch_for)
        heads = attribute_heads(args.attributes)
        outputs = ["vector", "kinds", "categories", *heads]
        write_onnx(Describer(*branches, parts_of(args.parts), heads), torch.zeros(1, 3, CROP_PX, CROP_PX), path, args.weights, outputs, {})
        inputs = {"name": "input", "widthPx": CROP_PX, "heightPx": CROP_PX, "multipleOf": 32, "areaPx": CROP_PX**2, **scale}
        update_manifest(folder, entry("embed", path, inputs, outputs, KINDS))
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
