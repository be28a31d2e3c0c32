"""Cuts Noto Sans CJK to what players type, and a few signs that it lacks from DejaVu Sans; writes the lists that the tests check.

See README.md beside this file. Needs fonttools.
"""

import argparse
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

ROWS = range(0xA1, 0xFF)


def table(codec):
    """Every sign of a 94 x 94 standard, as its 8-bit encoding has it."""
    signs = set()
    for high in ROWS:
        for low in ROWS:
            try:
                text = bytes([high, low]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1 and not 0xE000 <= ord(text) <= 0xF8FF:
                signs.add(ord(text))
    return signs


def big5():
    """Both levels of Big5, which Taiwan types."""
    signs = set()
    for high in range(0xA1, 0xFA):
        for low in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]:
            try:
                text = bytes([high, low]).decode("big5")
            except UnicodeDecodeError:
                continue
            if len(text) == 1 and not 0xE000 <= ord(text) <= 0xF8FF:
                signs.add(ord(text))
    return signs


STANDARDS = {
    "JIS X 0208": table("euc_jp"),
    "GB 2312": table("gb2312"),
    "KS X 1001": table("euc_kr"),
    "Big5": big5(),
    "Hangul syllables": set(range(0xAC00, 0xD7A4)),
    "kana, punctuation, jamo, full and half width": {
        *range(0x3000, 0x3100),
        *range(0x3131, 0x318F),
        *range(0x31F0, 0x3200),
        *range(0x3200, 0x3400),
        *range(0xFF01, 0xFFBF),
        *range(0xFFE0, 0xFFE7),
    },
}


# Signs of the standards that Noto Sans CJK lacks, and the other fonts of the program too.
LACKING = "\u02cd\u02d0\u207f\u223c\u2252\u25c8"


def cut(font, signs, out):
    """The subset font: outlines alone, without hints and layout, which egui does not use."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GSUB", "GPOS", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=signs)
    cutter.subset(font)
    font.save(out)
    return font


def runs(signs):
    """Signs as `from-to` in hexadecimal, one run a word."""
    words, start, last = [], None, None
    for sign in [*sorted(signs), None]:
        if start is not None and sign != last + 1:
            words.append(f"{start:X}" if start == last else f"{start:X}-{last:X}")
            start = None
        if start is None:
            start = sign
        last = sign
    return words


def lists(out):
    """The standards' signs, for the tests: a line a standard."""
    lines = ["# Signs of character sets, made by tools/prepare_fonts: name, tab, runs of code points in hexadecimal."]
    for name in ["JIS X 0208", "GB 2312", "KS X 1001", "Big5"]:
        lines.append(f"{name}\t{len(STANDARDS[name])}\t{' '.join(runs(STANDARDS[name]))}")
    Path(out).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--collection", required=True, help="NotoSansCJK-Regular.ttc")
    parser.add_argument("--face", type=int, default=0, help="0: Japanese shapes, 1: Korean, 2: simplified Chinese, 3: traditional Chinese")
    parser.add_argument("--more", required=True, help="DejaVuSans.ttf")
    parser.add_argument("--out", required=True, type=Path, help="the folder that the fonts go to")
    parser.add_argument("--lists", required=True, help="where the lists go")
    given = parser.parse_args()
    font = cut(TTCollection(given.collection).fonts[given.face], set().union(*STANDARDS.values()), given.out / "NotoSansCJKjp-cut.otf")
    more = cut(TTFont(given.more), set(map(ord, LACKING)), given.out / "DejaVuSans-cut.ttf")
    lists(given.lists)
    have = set(font.getBestCmap()) | set(more.getBestCmap())
    for name, signs in STANDARDS.items():
        missing = sorted(signs - have)
        print(f"{name}: {len(signs)} signs, {len(missing)} not in the font: {''.join(map(chr, missing[:60]))}")
