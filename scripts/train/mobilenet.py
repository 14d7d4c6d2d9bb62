"""MobileNetV2-1.0 whose batch norm comes folded, and the way back to trainable batch norm.

Architecture: Sandler et al., MobileNetV2, CVPR 2018. The initial weights are an ImageNet
network with batch norm folded into the convolutions, so each norm starts as identity and
``calibrate`` gives it statistics again while the function stays the same.
"""

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


class SameConv2d(nn.Conv2d):
    """Convolution that pads (0,1,0,1) at stride 2, as the initial weights expect."""

    def forward(self, x):
        if self.stride[0] == 2:
            x = F.pad(x, (0, 1, 0, 1))
        return super().forward(x)


def conv_bn(inputs, outputs, kernel=1, stride=1, groups=1, activate=True):
    padding = 0 if stride == 2 else kernel // 2
    conv = SameConv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False)
    layers = [conv, nn.BatchNorm2d(outputs)]
    return nn.Sequential(*layers, *([nn.ReLU6(inplace=True)] if activate else []))


class InvertedResidual(nn.Module):
    def __init__(self, inputs, outputs, stride, expansion):
        super().__init__()
        hidden = inputs * expansion
        self.residual = stride == 1 and inputs == outputs
        self.body = nn.Sequential(
            *([conv_bn(inputs, hidden)] if expansion != 1 else []),
            conv_bn(hidden, hidden, 3, stride, hidden),
            conv_bn(hidden, outputs, activate=False),
        )

    def forward(self, x):
        return x + self.body(x) if self.residual else self.body(x)


class MobileNetV2(nn.Module):
    """Backbone; ``stages(x)`` gives features at strides 4, 8, 16, 32: ``TAPS`` has block and channels of each."""

    STAGES = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]
    TAPS = {3: 24, 6: 32, 13: 96, 17: 320}

    def __init__(self, init=None):
        super().__init__()
        blocks, channels = [conv_bn(3, 32, 3, 2)], 32
        for expansion, outputs, repeats, stride in self.STAGES:
            for k in range(repeats):
                blocks.append(InvertedResidual(channels, outputs, stride if k == 0 else 1, expansion))
                channels = outputs
        self.blocks = nn.ModuleList(blocks)
        self.last = conv_bn(320, 1280)
        if init:
            self._load_folded(init)

    def _load_folded(self, path):
        arrays = np.load(path)
        convs = [m for m in self.modules() if isinstance(m, nn.Conv2d)]
        norms = [m for m in self.modules() if isinstance(m, nn.BatchNorm2d)]
        with torch.no_grad():
            for k, (conv, norm) in enumerate(zip(convs, norms)):
                conv.weight.copy_(torch.tensor(arrays[f"{k:02d}.weight"].astype("f4")))
                norm.bias.copy_(torch.tensor(arrays[f"{k:02d}.bias"].astype("f4")))

    def stages(self, x):
        taps = []
        for k, block in enumerate(self.blocks):
            x = block(x)
            if k in self.TAPS:
                taps.append(x)
        return taps

    def forward(self, x):
        return self.last(self.stages(x)[-1])


@torch.no_grad()
def calibrate(backbone, batches):
    """Give folded norms running statistics from ``batches`` and absorb them, leaving the function as it was."""
    norms = [m for m in backbone.modules() if isinstance(m, nn.BatchNorm2d)]
    seen = {norm: [] for norm in norms}

    def record(norm, inputs):
        seen[norm].append((inputs[0].mean((0, 2, 3)), inputs[0].var((0, 2, 3))))

    hooks = [norm.register_forward_pre_hook(record) for norm in norms]
    backbone.eval()
    for batch in batches:
        backbone(batch)
    for hook in hooks:
        hook.remove()
    for norm in norms:
        mean = torch.stack([s[0] for s in seen[norm]]).mean(0)
        var = torch.stack([s[1] for s in seen[norm]]).mean(0) + 1e-5
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(var)
        norm.weight.copy_((var + norm.eps).sqrt())
        norm.bias.add_(mean)
