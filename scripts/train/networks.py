"""The two stock networks: a parser (pixel labels) and an embedder (garment vector and kind)."""

import torch.nn as nn
import torch.nn.functional as F

from mobilenet import MobileNetV2, conv_bn


class Parser(nn.Module):
    """Feature-pyramid decoder over MobileNetV2 (Lin et al., FPN, CVPR 2017).

    Input [n,3,h,w], RGB −1..1, h and w multiples of 32; output logits [n,classes,h/4,w/4].
    """

    def __init__(self, classes, init=None, width=96):
        super().__init__()
        self.backbone = MobileNetV2(init)
        self.lateral = nn.ModuleList([nn.Conv2d(c, width, 1) for c in (24, 32, 96, 320)])
        self.context = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(320, width, 1), nn.Sigmoid())
        self.smooth = nn.ModuleList(
            [nn.Sequential(conv_bn(width, width, 3, 1, width), conv_bn(width, width)) for _ in range(3)]
        )
        self.drop = nn.Dropout2d(0.1)
        self.head = nn.Conv2d(width, classes, 1)

    def forward(self, x):
        taps = self.backbone.stages(x)
        y = self.lateral[3](taps[3]) * self.context(taps[3])
        for k in (2, 1, 0):
            y = self.smooth[k](self.lateral[k](taps[k]) + F.interpolate(y, scale_factor=2, mode="nearest"))
        return self.head(self.drop(y))


class Embedder(nn.Module):
    """Unit vector [n,256] and kind logits [n,kinds] of a square garment crop [n,3,s,s], RGB −1..1."""

    def __init__(self, kinds, init=None, dims=256):
        super().__init__()
        self.backbone = MobileNetV2(init)
        self.drop = nn.Dropout(0.3)
        self.project = nn.Linear(1280, dims)
        self.kind = nn.Linear(dims, kinds)

    def forward(self, x):
        pooled = self.drop(self.backbone(x).mean((2, 3)))
        raw = self.project(pooled)
        return F.normalize(raw), self.kind(F.relu(raw))
