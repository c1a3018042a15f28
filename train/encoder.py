"""The reader's network in PyTorch: one MiniLM encoding, several small heads.

Used for training and export only; the package runs the exported int8 ONNX files.

- cue head: B/I/O for each word, over the encoding of its first piece.
- role head: for every (cue, word) pair five labels (none, B/I source, B/I content). A word
  is projected once; for a cue its projection is added, with the distance to the cue and
  whether the word is part of this or of another cue, then one attention layer lets the words
  of the window agree on where each span begins and ends.
- name head: B/I/O for person, organisation and place (silver labels).
- fact head: for each word, how certain and with which polarity its event is (-3..3).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ROLE_WIDTH = 128
ROLE_LABELS = 5  # none, B-source, I-source, B-content, I-content
NAME_LABELS = 7  # none, B/I person, B/I organisation, B/I place
FAR = 64  # distances to the cue are clamped here


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """x: (batch, length, width); bias: (batch, 1, 1, length), -1e4 where padded."""
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        # Written out: on a processor the fused kernel's backward pass takes several times as long.
        alike = torch.softmax((q * (w // self.heads) ** -0.5) @ k.transpose(2, 3) + bias, -1)
        att = (alike.to(v.dtype) @ v).transpose(1, 2).reshape(b, n, w)
        x = self.norm1(x + self.out(att))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """MiniLM plus the embedded marks of words.py (added to the pieces' embeddings, zero at first)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        self.pieces = nn.Embedding(30522, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.marks = nn.ModuleList(nn.Embedding(n, HIDDEN) for n in (6, 3, 3))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(HIDDEN, HEADS, INNER, dropout) for _ in range(LAYERS))
        for m in self.marks:
            nn.init.zeros_(m.weight)

    def forward(self, pieces: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """pieces, mask: (batch, length); marks: (batch, length, 3) -> (batch, length, HIDDEN)."""
        x = self.pieces(pieces) + self.places.weight[: pieces.shape[1]]
        for i, table in enumerate(self.marks):
            x = x + table(marks[..., i])
        x = F.dropout(self.norm(x), self.dropout, self.training)
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, path: str) -> None:
        """Start from the published all-MiniLM-L6-v2 weights (safetensors)."""
        w = load_file(path)
        with torch.no_grad():
            self.pieces.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(
                w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0]
            )
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for kind in ("weight", "bias"):
                    qkv = [w[f"{p}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(qkv))
                    getattr(layer.out, kind).copy_(w[f"{p}attention.output.dense.{kind}"])
                    getattr(layer.norm1, kind).copy_(w[f"{p}attention.output.LayerNorm.{kind}"])
                    getattr(layer.up, kind).copy_(w[f"{p}intermediate.dense.{kind}"])
                    getattr(layer.down, kind).copy_(w[f"{p}output.dense.{kind}"])
                    getattr(layer.norm2, kind).copy_(w[f"{p}output.LayerNorm.{kind}"])


class RoleHead(nn.Module):
    """Source and content of each cue (see the head of this file)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        w = ROLE_WIDTH
        self.dropout = dropout
        self.word = nn.Linear(HIDDEN, w)
        self.cue = nn.Linear(2 * HIDDEN, w)
        self.gate = nn.Linear(2 * HIDDEN, w)
        self.distance = nn.Embedding(2 * FAR + 1, w)
        self.kind = nn.Embedding(3, w)  # no cue, this cue, another cue
        self.norm = nn.LayerNorm(w)
        self.layer = Layer(w, 4, 2 * w, 0.0)
        self.conv = nn.Conv1d(w, w, 3, padding=1)
        self.out = nn.Linear(w, ROLE_LABELS)

    def forward(
        self,
        words: torch.Tensor,
        row: torch.Tensor,
        first: torch.Tensor,
        last: torch.Tensor,
        kind: torch.Tensor,
        mask: torch.Tensor,
    ) -> torch.Tensor:
        """words: (windows, length, HIDDEN); row, first, last: (cues,) the cue's window and words;
        kind: (cues, length); mask: (windows, length) -> (cues, length, ROLE_LABELS)."""
        ends = torch.cat([words[row, first], words[row, last]], -1)
        at = torch.arange(words.shape[1], device=words.device)[None]
        mask = mask[row]
        away = torch.where(
            at < first[:, None],
            at - first[:, None],
            torch.where(at > last[:, None], at - last[:, None], torch.zeros_like(at)),
        )
        away = away.clamp(-FAR, FAR) + FAR
        x = self.word(words)[row]
        x = x * (1 + self.gate(ends)[:, None]) + self.cue(ends)[:, None] + self.distance(away) + self.kind(kind)
        x = F.dropout(F.gelu(self.norm(x)), self.dropout, self.training)
        x = self.layer(x, (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4)
        x = x * mask[..., None].to(x.dtype)
        x = x + F.gelu(self.conv(x.transpose(1, 2))).transpose(1, 2)
        return self.out(x)


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.cue = nn.Linear(HIDDEN, 3)
        self.role = RoleHead(dropout)
        self.name = nn.Linear(HIDDEN, NAME_LABELS)
        self.fact = nn.Sequential(nn.Linear(HIDDEN, 96), nn.GELU(), nn.Linear(96, 1))

    def encode(
        self, pieces: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor, heads: torch.Tensor
    ) -> torch.Tensor:
        """heads: (batch, words) the place of each word's first piece -> (batch, words, HIDDEN)."""
        x = self.encoder(pieces, marks, mask)
        return torch.gather(x, 1, heads[..., None].expand(-1, -1, HIDDEN))
