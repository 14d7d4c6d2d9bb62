"""Reads the shipped embedder back from its file, where its checkpoints are gone: python from_onnx.py

Both branches and the attribute heads come back, as exact as the file's int8 weights. Norms are folded,
so the branches serve `train_parts.py`, `train_attributes.py` and `export.py`, not further training.
"""

import argparse

import onnx
import torch
import torch.nn as nn
from onnx import numpy_helper

from export import KINDS, SHIPPED
from networks import AttributeHead, Branch, Embedder
from train_attributes import VALUES


def unpacked(path):
    """({name: float32 array} of the file's weights, its nodes in order)."""
    graph = onnx.load(str(path)).graph
    weights = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    for node in graph.node:
        if node.op_type == "Cast" and node.input[0] in weights:
            weights[node.output[0]] = weights[node.input[0]].astype("f4")
        if node.op_type == "Mul" and all(name in weights for name in node.input):
            weights[node.output[0]] = weights[node.input[0]] * weights[node.input[1]]
    return weights, graph.node


@torch.no_grad()
def fill(backbone, convolutions):
    """Folded (weight, bias) pairs, in their order, into a backbone; each norm keeps but the bias."""
    for unit in backbone.modules():
        if isinstance(unit, nn.Sequential) and isinstance(unit[0], nn.Conv2d):
            weight, bias = next(convolutions)
            conv, norm = unit[0], unit[1]
            conv.weight.copy_(torch.tensor(weight))
            norm.running_mean.zero_()
            norm.running_var.fill_(1 - norm.eps)
            norm.weight.fill_(1)
            norm.bias.copy_(torch.tensor(bias))


def stored_under(prefix, state, weights):
    """``state`` with what the file has under ``prefix``; the rest, which does not ship, stays as it is made."""
    read = lambda name: torch.tensor(weights[f"{prefix}.{name}"].copy())
    return {name: read(name) if f"{prefix}.{name}" in weights else value for name, value in state.items()}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--file", default=str(SHIPPED / "otlens-embed.onnx"))
    options.add_argument("--out", default="checkpoints")
    args = options.parse_args()
    weights, nodes = unpacked(args.file)
    convolutions = iter([(weights[n.input[1]], weights[n.input[2]]) for n in nodes if n.op_type == "Conv"])
    sizes = len(KINDS), 44, 10
    embedder, branch = Embedder(*sizes), Branch(*sizes)
    heads = torch.nn.ModuleDict({name: AttributeHead(2560, len(values)) for name, values in VALUES.items()})
    fill(embedder.backbone, convolutions)
    fill(branch.net, convolutions)
    torch.save({"average": embedder.state_dict()}, f"{args.out}/embedder.pt")
    torch.save({"average": branch.state_dict()}, f"{args.out}/branch.pt")
    torch.save({"heads": stored_under("heads", heads.state_dict(), weights), "values": VALUES}, f"{args.out}/attributes.pt")


if __name__ == "__main__":
    main()
