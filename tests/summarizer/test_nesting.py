"""Pages that nest deeper than their parser goes."""

from __future__ import annotations

import pytest

from summarizer.extraction import extract_article
from summarizer.nesting import MAX_DEPTH, flatten

LEAD = "أعلنت بلدية المرجان افتتاح جسر جديد فوق وادي الزهور بعد عامين من العمل المتواصل."
SECOND = "وقال رئيس البلدية إن الجسر يخدم سكان سبع قرى زراعية في جنوب الإقليم."


def test_what_nests_as_pages_do_stays_as_it_is() -> None:
    html = "<div class=x>" * MAX_DEPTH + "<p>نعم</p>" + "</div>" * MAX_DEPTH
    assert flatten(html) == html
    beside = "<div><span>نعم</span><br/></div>" * (5 * MAX_DEPTH)
    assert flatten(beside) == beside


def test_the_tags_of_deeper_wrappers_go_and_blocks_leave_a_line_break() -> None:
    deep = "<div>" * MAX_DEPTH
    closed = "</div>" * MAX_DEPTH
    html = f"{deep}<div><section>نعم <b>لا</b></section><p>غدا</p></div>{closed}"
    assert flatten(html) == f"{deep}<br>نعم لا<br><p>غدا</p><br>{closed}"


def test_a_page_may_close_what_it_never_opened() -> None:
    html = "</div>" * 500 + "<div>نعم</div>"
    assert flatten(html) == html


@pytest.mark.parametrize("depth", [200, 256, 300, 20_000])
@pytest.mark.parametrize("tag", ["div", "span", "blockquote"])
def test_no_depth_of_wrappers_loses_the_article(depth: int, tag: str) -> None:
    half = f"</{tag}>" * (depth // 2)
    html = f"<{tag}>" * depth + f"<p>{LEAD}</p>{half}<p>{SECOND}</p>{half}"
    lines = extract_article(html).text.split("\n")
    assert [line for line in lines if line] == [LEAD, SECOND]
