"""The page's text: our HTML, style and scripts with vis-network and the data put in, and a policy that allows no more.

The data is JSON in which no character can end its script element; the scripts hand it to the page as text only. The
content security policy names each script by its hash: whatever else came into the page would not run, and nothing can
be fetched.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from string import Template
from typing import Any

_SCRIPTS = ("model.js", "elements.js", "drawing.js", "labels.js", "panel.js", "controls.js", "main.js")
"""In the order in which they build on one another."""


_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def render(title: str, data: Mapping[str, Any]) -> str:
    """The whole HTML file."""
    views = files("allygraph.graph.views")
    scripts = "\n".join(views.joinpath(name).read_text("utf-8") for name in _SCRIPTS)
    ours = f'(() => {{\n"use strict";\n{scripts}\n}})();'
    library = _vis_network()
    style = views.joinpath("page.css").read_text("utf-8")
    policy = (
        "default-src 'none'; img-src data: blob:; base-uri 'none'; form-action 'none'; "
        f"script-src {_hash(library)} {_hash(ours)}; style-src {_hash(style)}"
    )
    page = Template(views.joinpath("page.html").read_text("utf-8"))
    return page.substitute(
        title=html.escape(_storable(title)), policy=policy, style=style, library=library, script=ours, data=embed(data)
    )


def embed(data: Mapping[str, Any]) -> str:
    r"""*data* as JSON that may stand inside a script element; a lone surrogate, which no file can hold, becomes a ?.

    >>> print(embed({"a": "</script>&\u2028", "b": "\ud800"}))
    {"a":"\u003c/script\u003e\u0026\u2028","b":"?"}
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _storable(text).translate(_ESCAPES)


def _vis_network() -> str:
    """vis-network (MIT or Apache-2.0, its notice included) as PyVis brings it, without the name of its source map."""
    library = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return re.sub(r"//# sourceMappingURL=\S+", "", library.read_text("utf-8")).strip()


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
