"""Writes the sample answer of README anew: `.venv/bin/python tests/house/write_sample.py`.

To be run, and its result read, when a change of the pipeline changes what README's curl command
gives; `test_readme.py` holds that the sample is what comes out.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from api.demo import ADDRESS, curl_command, free_port, run_curl, running_server

ROOT = Path(__file__).parents[2]
WIDTH = 100
SENTENCES, STATEMENTS, CONFLICTS = 2, 1, 1
TEXT_CHARS = 60


def abridged(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer with the first items of its long lists, and its long texts cut at a word."""
    short: dict[str, Any] = json.loads(json.dumps(answer), object_hook=_cut_texts)
    short["summary"]["ar"]["sentences"] = short["summary"]["ar"]["sentences"][:SENTENCES]
    short["statements"] = short["statements"][:STATEMENTS]
    short["conflicts"] = short["conflicts"][:CONFLICTS]
    short["timings_ms"] = {"total": short["timings_ms"]["total"]}
    return short


def _cut_texts(value: dict[str, Any]) -> dict[str, Any]:
    """An object whose `text` or `message` is long, cut; a headline's place is not."""
    for key in {"text", "message"} & value.keys():
        text = value[key]
        if isinstance(text, str) and len(text) > TEXT_CHARS + 20:
            value[key] = text[: text.rindex(" ", 0, TEXT_CHARS)] + "…"
    return value


def laid_out(value: object, indent: int = 0, taken: int = 0) -> str:
    """JSON in lines of at most WIDTH where it can be; what fits on one line stands on one."""
    flat = json.dumps(value, ensure_ascii=False)
    if indent + taken + len(flat) < WIDTH or not isinstance(value, dict | list):
        return flat
    pad = " " * (indent + 1)
    if isinstance(value, list):
        items = (pad + laid_out(item, indent + 1) for item in value)
        return "[\n" + ",\n".join(items) + "]"
    rows = [""]
    for key, item in value.items():
        name = f"{json.dumps(key, ensure_ascii=False)}: "
        entry = name + laid_out(item, indent + 1, len(name))
        joined = f"{rows[-1]}, {entry}" if rows[-1] else entry
        if rows[-1] and ("\n" in joined or len(pad) + len(joined) >= WIDTH):
            rows.append(entry)
        else:
            rows[-1] = joined
    return "{" + f",\n{pad}".join(rows) + "}"


def main() -> None:
    page = ROOT / "README.md"
    readme = page.read_text(encoding="utf-8")
    with running_server(free_port()) as address:
        answer = run_curl(curl_command(readme).replace(ADDRESS, address), ROOT)
    sample = laid_out(abridged(json.loads(answer)))
    page.write_text(
        re.sub(r"(?<=```json\n).*?(?=\n```)", lambda _: sample, readme, count=1, flags=re.S),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
