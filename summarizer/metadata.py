"""What an HTML page states about its article: title, outlet, time. `stated` is its linked data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from summarizer.arabic import fold, tidy

_ARTICLE_TYPES = re.compile(r"Article|Report|Posting|LiveBlog")
_SEPARATOR = re.compile(r"\s+[|\-–—»:•]\s+")


def _metas(tree: Any, *names: str) -> Iterator[str]:
    """Contents of the page's meta elements of these names, in the order of `names`."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = tidy(meta.get("content") or "")
        if content:
            found.setdefault(key, content)
    for name in names:
        if name in found:
            yield found[name]


def linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page that describe an article; broken ones are passed over."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            loaded = json.loads(script.text or "", strict=False)
        except json.JSONDecodeError:
            continue
        todo = [loaded]
        while todo:
            one = todo.pop()
            if isinstance(one, list):
                todo.extend(reversed(one))
            elif isinstance(one, dict):
                kind = one.get("@type")
                if _ARTICLE_TYPES.search(str(kind)):
                    yield one
                todo.append(one.get("@graph"))


def page_title(tree: Any, stated: list[dict[str, Any]], source: str | None) -> str | None:
    """The article's title by metadata, first heading or page title, without the site's name."""
    titles = [*_metas(tree, "og:title", "twitter:title")]
    titles += [tidy(one["headline"]) for one in stated if isinstance(one.get("headline"), str)]
    for tag in ("h1", "title"):
        titles += [tidy(" ".join(element.itertext())) for element in tree.iter(tag)][:1]
    for title in titles:
        if title:
            return _without_site(title, source)
    return None


def _without_site(title: str, source: str | None) -> str:
    """`title` without the site's name, which pages append or prepend."""
    parts = _SEPARATOR.split(title)
    own = fold(source) if source else None
    kept = [part for part in (parts[0], parts[-1]) if fold(part) == own]
    if len(parts) > 1 and kept:
        start = len(parts[0]) if kept[0] is parts[0] else 0
        end = title.rindex(parts[-1]) if kept[-1] is parts[-1] else len(title)
        return title[start:end].strip(" |-–—»:•")
    return title


def page_source(tree: Any, stated: list[dict[str, Any]]) -> str | None:
    """The outlet's name as the metadata state it."""
    for name in _metas(tree, "og:site_name", "application-name"):
        return name
    for one in stated:
        publisher = one.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return tidy(publisher["name"]) or None
    return None


def page_published_at(tree: Any, stated: list[dict[str, Any]]) -> datetime | date | None:
    """The time of publication that the metadata state; never one guessed from the text."""
    values = [one.get("datePublished") for one in stated]
    values += _metas(tree, "article:published_time", "og:article:published_time", "datepublished")
    values += [
        element.get("datetime")
        for element in tree.iter("time")
        if "datePublished" in (element.get("itemprop") or "")
    ]
    for value in values:
        moment = _moment(value) if isinstance(value, str) else None
        if moment is not None:
            return moment
    return None


def _moment(value: str) -> datetime | date | None:
    """An ISO 8601 date or time; None for anything else."""
    value = value.strip()
    try:
        return date.fromisoformat(value)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None
