"""The two stock networks: a parser (pixel labels) and an embedder (garment vector and kind)."""

import copy

import torch
import torch.nn as nn
import torch.nn.functional as F

from mobilenet import MobileNetV2, conv_bn


# Side of the square that the embedder sees.
CROP_PX = 192


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
    """Parts of the unit vector [n,256] of a square garment crop [n,3,s,s], RGB −1..1, and scores of its classes.

    The vector has three parts, each of length 1: ``kind`` and ``look`` are trained, ``general`` is what the
    initial network saw already, kept as it was, so that articles never trained on stay apart. ``shares``
    weighs them in the similarity of two vectors. The first ``SHARED`` blocks are fixed and serve both branches.
    """

    SHARED = 7
    PARTS = (96, 96, 64)

    def __init__(self, kinds, labels, categories, init=None, shares=(0.7, 0.1, 0.2)):
        super().__init__()
        self.backbone = MobileNetV2(init)
        self.initial = copy.deepcopy(nn.ModuleList([*self.backbone.blocks[self.SHARED :], self.backbone.last]))
        self.backbone.blocks[: self.SHARED].requires_grad_(False)
        self.initial.requires_grad_(False)
        self.drop = nn.Dropout(0.3)
        self.project = nn.Linear(1280, self.PARTS[0] + self.PARTS[1])
        self.principal = nn.Linear(1280, self.PARTS[2]).requires_grad_(False)
        self.kind = CosineClasses(self.PARTS[0], kinds)
        self.label = CosineClasses(self.PARTS[0], labels)
        self.category = CosineClasses(self.PARTS[0], categories)
        self.shares = shares

    def train(self, mode=True):
        """The fixed layers keep their statistics."""
        super().train(mode)
        self.backbone.blocks[: self.SHARED].eval()
        self.initial.eval()
        return self

    def shared(self, x):
        for block in self.backbone.blocks[: self.SHARED]:
            x = block(x)
        return x

    def trained_map(self, x):
        """Trained features [n,1280,h/32,w/32] of shared ones."""
        for block in self.backbone.blocks[self.SHARED :]:
            x = block(x)
        return self.backbone.last(x)

    def initial_map(self, x):
        """What the initial network makes of shared features: [n,1280,h/32,w/32]."""
        for block in self.initial:
            x = block(x)
        return x

    def features(self, x):
        """Feature maps [n,2560,h/32,w/32] of a crop: the trained branch's, then the initial one's."""
        x = self.shared(x)
        return torch.cat([self.trained_map(x), self.initial_map(x)], 1)

    def trained(self, x):
        """(kind, look) of shared features: unit vectors [n,96] each."""
        kind, look = self.project(self.drop(self.trained_map(x).mean((2, 3)))).split(self.PARTS[:2], 1)
        return F.normalize(kind), F.normalize(look)

    def look(self, means):
        """Unit vector [n,96] of the trained branch's mean features [n,1280]."""
        return F.normalize(self.project(means)[:, self.PARTS[0] :])

    def general(self, means):
        """Unit vector [n,64] of the initial branch's mean features [n,1280]."""
        return F.normalize(self.principal(F.normalize(means)))

    @torch.no_grad()
    def fit_principal(self, features):
        """``general`` becomes the first principal components of the features [n,1280] of unit length."""
        features = F.normalize(features)
        centre = features.mean(0)
        _, _, axes = torch.pca_lowrank(features, self.PARTS[2], center=True, niter=6)
        self.principal.weight.copy_(axes.T)
        self.principal.bias.copy_(-axes.T @ centre)

    def parts(self, x):
        """(kind, look, general), unit vectors."""
        x = self.shared(x)
        return *self.trained(x), self.general(self.initial_map(x).mean((2, 3)))

    def join(self, parts):
        """The vector [n,256] of (kind, look, general)."""
        return torch.cat([part * share**0.5 for part, share in zip(parts, self.shares)], 1)


def sizes_of(weights):
    """How many kinds, labels and categories stored weights know."""
    return [len(weights[f"{name}.prototypes"]) for name in ("kind", "label", "category")]


def embedder_for(weights):
    """An embedder with as many classes as stored weights have."""
    return Embedder(*sizes_of(weights))


class Kinds(nn.Module):
    """The kind part [n,96] of the vector, from mean features [n,2560] of both branches, and its class scores."""

    def __init__(self, kinds, labels, categories):
        super().__init__()
        dims = Embedder.PARTS[0]
        self.project = nn.Linear(2560, dims)
        self.kind, self.label, self.category = (CosineClasses(dims, n) for n in (kinds, labels, categories))

    def forward(self, means):
        return F.normalize(self.project(means))


class AttributeHead(nn.Module):
    """Scores [n,values] of a garment's feature map [n,channels,h,w], each place weighted by its own attention."""

    def __init__(self, channels, values, places=(CROP_PX // 32) ** 2):
        super().__init__()
        self.score = nn.Conv2d(channels, 1, 1)
        self.place = nn.Parameter(torch.zeros(places))
        self.value = nn.Linear(channels, values)
        self.drop = nn.Dropout(0.5)

    def forward(self, features):
        weights = (self.score(features).flatten(1) + self.place).softmax(1)
        return self.value(self.drop((features.flatten(2) * weights[:, None]).sum(2)))


class Describer(nn.Module):
    """What ships: vector [n,256], kind and category logits, and those of each attribute, of crops of CROP_PX."""

    def __init__(self, embedder, kinds, heads):
        super().__init__()
        self.embedder, self.kinds, self.heads = embedder, kinds, heads

    def forward(self, x):
        features = self.embedder.features(x)
        means = features.mean((2, 3))
        trained, initial = means.chunk(2, 1)
        kind = self.kinds(means)
        vector = self.embedder.join((kind, self.embedder.look(trained), self.embedder.general(initial)))
        return vector, self.kinds.kind(kind), self.kinds.category(kind), *(head(features) for head in self.heads.values())
