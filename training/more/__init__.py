"""Six small sources of parallel text, made anew from where they are published.

    python -m training.more CHECKOUTS --out WORK/more

CHECKOUTS holds a folder for each line of `NEEDED`: a git checkout at the commit; the npm package unpacked
(`npm pack`, then `tar --strip-components=1`); the PyPI package as `pip install --no-deps --target` lays it.
Each source becomes a folder of files en-XX.tsv, English, a tab, the translation, sorted: the same text in,
the same files out.
"""

# Folder; where it is published (without a registry, the repository on GitHub); commit or version; licence.
NEEDED = [
    tuple(line.split(maxsplit=3))
    for line in """
resistinua            Amice13/resistinua                 2391318cf8c1d24d492995fbf99934ba696ef334 CC BY 4.0
global-asp            global-asp/global-asp              b0193c31edc62935cb8cc69549a1f416cbbab42f CC BY 4.0
asp-source            global-asp/asp-source              99e022369a980bd52bce8c6f86d5f24e9a4ada9d CC BY 4.0
narratives            nextstrain/narratives              20a6e6580fe09dcd64f5dee0a82e2e4f9ba0764c CC BY 4.0
natural-earth-geojson martynafford/natural-earth-geojson 0b9a6ceb0a7032713abd9460ac1e995a9c60cd1e CC0 1.0
id-tagging-schema     npm:@openstreetmap/id-tagging-schema 6.19.2 ISC
holidays              PyPI:holidays 0.109 MIT
""".strip().splitlines()
]
