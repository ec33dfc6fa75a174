"""Which first line is a headline."""

from __future__ import annotations

import pytest

from allygraph.loaders.sources.text import split_headline


@pytest.mark.parametrize(
    "line",
    ["Envoys in Caracas", "Will they come?", "'We come,' says envoy", "U.S. envoys: talks to go on", "ENVOYS COME"],
)
def test_short_line_before_a_blank_one_is_the_title(line: str) -> None:
    assert split_headline(f"{line}\n \n\nThey came.") == (line, "They came.")


@pytest.mark.parametrize(
    "text",
    [
        "They came on Saturday.\n\nThey left.",
        'He said: "They came."\n\nThey left.',
        "The envoys named:\n\nA. B.",
        "Envoys in Caracas\nThey came.",
        "Envoys in Caracas",
        "Envoys in Caracas\n\n",
        f"{'Envoys ' * 40}\n\nThey came.",
    ],
    ids=["sentence", "quoted sentence", "lead-in", "no blank line", "one line", "nothing after", "too long"],
)
def test_other_first_lines_stay_in_the_text(text: str) -> None:
    assert split_headline(text) == (None, text)
