"""The two stock networks: a parser (pixel labels) and an embedder (garment vector and kind)."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from mobilenet import MobileNetV2, conv_bn


class OutfitContext(nn.Module):
    """Self-attention over the coarsest features, so that a pixel's class is chosen with the whole outfit in view.

    Pre-norm transformer layer (Vaswani et al., NeurIPS 2017) with a depthwise convolution for place
    (Chu et al., conditional positional encodings, ICLR 2023), which fits any input shape. Adds nothing at first.
    """

    def __init__(self, channels, dims=128, heads=4):
        super().__init__()
        self.heads = heads
        self.reduce = nn.Conv2d(channels, dims, 1)
        self.place = nn.Conv2d(dims, dims, 3, padding=1, groups=dims)
        self.before, self.between = nn.LayerNorm(dims), nn.LayerNorm(dims)
        self.mix = nn.Linear(dims, 3 * dims)
        self.merge = nn.Linear(dims, dims)
        self.think = nn.Sequential(nn.Linear(dims, 2 * dims), nn.ReLU(), nn.Linear(2 * dims, dims))
        self.widen = nn.Conv2d(dims, channels, 1)
        nn.init.zeros_(self.widen.weight)
        nn.init.zeros_(self.widen.bias)

    def attend(self, tokens):
        n, count, dims = tokens.shape
        q, k, v = self.mix(tokens).view(n, count, 3, self.heads, dims // self.heads).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(-1, -2) * (dims // self.heads) ** -0.5).softmax(-1)
        return self.merge((weights @ v).transpose(1, 2).reshape(n, count, dims))

    def forward(self, x):
        y = self.reduce(x)
        y = y + self.place(y)
        tokens = y.flatten(2).transpose(1, 2)
        tokens = tokens + self.attend(self.before(tokens))
        tokens = tokens + self.think(self.between(tokens))
        return x + self.widen(tokens.transpose(1, 2).reshape(y.shape))


class Parser(nn.Module):
    """Feature-pyramid decoder over MobileNetV2 (Lin et al., FPN, CVPR 2017) with outfit context.

    Input [n,3,h,w], RGB −1..1, h and w multiples of 32; output logits [n,classes,h/4,w/4].
    """

    def __init__(self, classes, init=None, width=96):
        super().__init__()
        self.backbone = MobileNetV2(init)
        self.outfit = OutfitContext(320)
        self.lateral = nn.ModuleList([nn.Conv2d(c, width, 1) for c in (24, 32, 96, 320)])
        self.context = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(320, width, 1), nn.Sigmoid())
        self.smooth = nn.ModuleList(
            [nn.Sequential(conv_bn(width, width, 3, 1, width), conv_bn(width, width)) for _ in range(3)]
        )
        self.drop = nn.Dropout2d(0.1)
        self.head = nn.Conv2d(width, classes, 1)

    def forward(self, x):
        taps = self.backbone.stages(x)
        taps[3] = self.outfit(taps[3])
        y = self.lateral[3](taps[3]) * self.context(taps[3])
        for k in (2, 1, 0):
            y = self.smooth[k](self.lateral[k](taps[k]) + F.interpolate(y, scale_factor=2, mode="nearest"))
        return self.head(self.drop(y))


class CosineClasses(nn.Module):
    """Class scores of unit vectors: scaled cosine to a learnt prototype each."""

    def __init__(self, dims, classes, scale=16.0):
        super().__init__()
        self.prototypes = nn.Parameter(torch.randn(classes, dims))
        self.scale = scale

    def forward(self, unit):
        return self.scale * unit @ F.normalize(self.prototypes).T


class Embedder(nn.Module):
    """Unit vector [n,256] and kind logits [n,kinds] of a square garment crop [n,3,s,s], RGB −1..1.

    The vector is a kind half and a look half, each a unit vector, weighted ``kind_weight`` to the rest in
    the similarity of two vectors.
    """

    def __init__(self, kinds, labels, init=None, dims=256, kind_weight=0.6):
        super().__init__()
        self.backbone = MobileNetV2(init)
        self.drop = nn.Dropout(0.2)
        self.project = nn.Linear(1280, dims)
        self.kind = CosineClasses(dims // 2, kinds)
        self.label = CosineClasses(dims // 2, labels)
        self.kind_weight = kind_weight

    def freeze_early(self, blocks):
        """Keeps the first blocks' weights and statistics fixed."""
        for block in self.backbone.blocks[:blocks]:
            block.eval()
            block.requires_grad_(False)

    def halves(self, x):
        """(kind half, look half), unit vectors [n,128] each."""
        raw = self.project(self.drop(self.backbone(x).mean((2, 3))))
        kind, look = raw.chunk(2, 1)
        return F.normalize(kind), F.normalize(look)

    def forward(self, x):
        kind, look = self.halves(x)
        vector = torch.cat([kind * self.kind_weight**0.5, look * (1 - self.kind_weight) ** 0.5], 1)
        return vector, self.kind(kind)
