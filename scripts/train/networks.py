"""The two stock networks: a parser (pixel labels) and an embedder (garment vector and kind)."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from efficientnet import EfficientNetLite
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


def backbone_of(name, mobilenet_init=None):
    """A backbone with its ImageNet weights."""
    return MobileNetV2(mobilenet_init) if name == "mobilenet" else EfficientNetLite(init=True)


class Parser(nn.Module):
    """Feature-pyramid decoder (Lin et al., FPN, CVPR 2017) with outfit context over either backbone.

    Input [n,3,h,w], RGB −1..1, h and w multiples of 32; output logits [n,classes,h/4,w/4].
    """

    def __init__(self, classes, backbone, width=96):
        super().__init__()
        self.backbone = backbone
        self.outfit = OutfitContext(320)
        self.lateral = nn.ModuleList([nn.Conv2d(c, width, 1) for c in backbone.TAPS.values()])
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


def parser_for(weights):
    """An untrained parser that stored weights fit: the backbones differ in the width of their third stage."""
    third = weights["lateral.2.weight"].shape[1]
    backbone = MobileNetV2() if third == list(MobileNetV2.TAPS.values())[2] else EfficientNetLite()
    return Parser(len(weights["head.bias"]), backbone)


class CosineClasses(nn.Module):
    """Class scores of unit vectors: scaled cosine to a learnt prototype each."""

    def __init__(self, dims, classes, scale=16.0):
        super().__init__()
        self.prototypes = nn.Parameter(torch.randn(classes, dims))
        self.scale = scale

    def forward(self, unit):
        return self.scale * unit @ F.normalize(self.prototypes).T


class Embedder(nn.Module):
    """The embedder's first branch: kind and look of a square garment crop [n,3,s,s], RGB −1..1, and class scores.

    ``kind`` is trained to tell kinds apart, ``look`` to tell one garment's views from all others. The first
    ``SHARED`` blocks stay as they were initially.
    """

    SHARED = 7
    PARTS = (96, 96)

    def __init__(self, kinds, labels, categories, init=None):
        super().__init__()
        self.backbone = MobileNetV2(init)
        self.backbone.blocks[: self.SHARED].requires_grad_(False)
        self.drop = nn.Dropout(0.3)
        self.project = nn.Linear(1280, sum(self.PARTS))
        self.kind = CosineClasses(self.PARTS[0], kinds)
        self.label = CosineClasses(self.PARTS[0], labels)
        self.category = CosineClasses(self.PARTS[0], categories)

    def train(self, mode=True):
        """The fixed layers keep their statistics."""
        super().train(mode)
        self.backbone.blocks[: self.SHARED].eval()
        return self

    def parts(self, x):
        """(kind, look), unit vectors [n,96] each."""
        kind, look = self.project(self.drop(self.backbone(x).mean((2, 3)))).split(self.PARTS, 1)
        return F.normalize(kind), F.normalize(look)


class Branch(nn.Module):
    """The embedder's second branch: unit vector [n,128] of early maps [n,80,12,12], and class scores.

    What ships of it is the mean [n,1280] of its late maps; the early blocks stay as they were initially.
    """

    DIMS = 128

    def __init__(self, kinds, labels, categories, init=False):
        super().__init__()
        self.net = EfficientNetLite(init)
        self.net.blocks[: self.net.EARLY].requires_grad_(False)
        self.drop, self.project = nn.Dropout(0.3), nn.Linear(1280, self.DIMS)
        self.kind, self.label, self.category = (CosineClasses(self.DIMS, n) for n in (kinds, labels, categories))

    def train(self, mode=True):
        """The fixed layers keep their statistics."""
        super().train(mode)
        self.net.blocks[: self.net.EARLY].eval()
        return self

    def forward(self, early):
        return F.normalize(self.project(self.drop(self.net.late(early).mean((2, 3)))))


def sizes_of(weights):
    """How many kinds, labels and categories stored weights know."""
    return [len(weights[f"{name}.prototypes"]) for name in ("kind", "label", "category")]


def embedder_for(weights):
    """An embedder with as many classes as stored weights have."""
    return Embedder(*sizes_of(weights))


def branch_for(weights):
    """A second branch with as many classes as stored weights have."""
    return Branch(*sizes_of(weights))


def units_of(means):
    """Mean features [n,2560], each branch's of length 1."""
    return torch.cat([F.normalize(half) for half in means.chunk(2, 1)], 1)


class Look(nn.Module):
    """The look part [n,239] of the vector: principal components of mean features [n,2560], evened out."""

    # What is left of 256 beside the roots of the kinds' probabilities.
    DIMS = 239

    def __init__(self):
        super().__init__()
        self.project = nn.Linear(2560, self.DIMS)

    def forward(self, means):
        return F.normalize(self.project(units_of(means)))


class Discriminant(nn.Module):
    """Class scores by a linear discriminant (Fisher, 1936) of mean features [n,2560] of both branches."""

    def __init__(self, classes):
        super().__init__()
        self.kind = nn.Linear(2560, classes)

    def forward(self, means):
        return self.kind(units_of(means))


class Categories(nn.Module):
    """Upper category logits of mean features [n,2560] of both branches, by a discriminant of finer classes.

    A category is as likely as its garment kinds, source labels or what is nothing are together (mixture discriminant
    analysis, Hastie, Tibshirani, 1996); ``members`` [categories,classes] is 1 where a class belongs. ``DOUBT`` is left to
    each category.
    """

    DOUBT = 1e-6

    def __init__(self, categories, classes):
        super().__init__()
        self.classes = Discriminant(classes)
        self.members = nn.Linear(classes, categories, bias=False)

    def forward(self, means):
        return (self.members(self.classes(means).softmax(1)) + self.DOUBT).log()


class Memory(nn.Module):
    """Probabilities of kinds by known garments that look alike (kernel regression, Nadaraya, 1964).

    ``looks`` [garments,239] are their look parts, ``kinds`` [kinds,garments] is 1 at the kind of each.
    """

    WIDTH = 0.05

    def __init__(self, kinds, garments):
        super().__init__()
        self.looks = nn.Linear(Look.DIMS, garments, bias=False)
        self.kinds = nn.Linear(garments, kinds, bias=False)

    def forward(self, look):
        return self.kinds((self.looks(look) / self.WIDTH).softmax(1))


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
    """What ships: vector [n,256], kind and category logits, and those of each attribute, of crops of CROP_PX.

    The vector has two parts, each of length 1: the square roots of the kinds' probabilities [17], whose product for
    two garments is the Bhattacharyya coefficient (1 for all that are surely of one kind, so that it leaves their order
    to the other part), and look [239]. ``SHARES`` weighs them in the similarity of two vectors. A kind's logit is the
    mean of its log-probabilities by the discriminant and by the memory, of which ``DOUBT`` is left to kinds that no
    garment alike is of.
    """

    SHARES = (0.3, 0.7)
    DOUBT = 1e-3

    def __init__(self, embedder, branch, parts, heads):
        super().__init__()
        self.embedder, self.branch, self.heads = embedder, branch, heads
        self.categories, self.look, self.discriminant, self.memory = parts

    def features(self, x):
        """Feature maps [n,2560,h/32,w/32]: the first branch's, then the second's."""
        return torch.cat([self.embedder.backbone(x), self.branch.net(x)], 1)

    def of_means(self, means):
        """(vector [n,256], kind logits [n,17]) of mean features [n,2560]."""
        look = self.look(means)
        kinds = (self.discriminant(means).log_softmax(1) + (self.memory(look) + self.DOUBT).log()) / 2
        parts = kinds.softmax(1).sqrt(), look
        return torch.cat([part * share**0.5 for part, share in zip(parts, self.SHARES)], 1), kinds

    def forward(self, x):
        features = self.features(x)
        means = features.mean((2, 3))
        return *self.of_means(means), self.categories(means), *(head(features) for head in self.heads.values())
