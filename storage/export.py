"""Everything that the database holds, for other programs (json), for spreadsheets (csv) and for reading (md)."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

from storage.entities import public_aliases
from storage.sqlite import Database

_PUBLIC = (
    "(select entity from appearances union select speaker from quotes"
    " union select entity from participants join events on events.id = event)"
)
_QUERIES: Mapping[str, str] = {
    "articles": "select id, title, language, published, source, imported_at, body from articles order by id",
    "entities": f"select id, key, type, name_ar, name_en from entities where id in {_PUBLIC} order by id",
    "appearances": "select article, entity, role_ar, role_en, mentions from appearances order by article, entity",
    "mentions": (
        "select entity, article, mentions.start, mentions.end, text from mentions"
        " join sentences on sentences.id = sentence order by article, mentions.start, entity"
    ),
    "events": (
        "select id, article, type, modality, date_start, date_end, precision, date_text, text_ar, text_en, start, end"
        " from events order by article, start"
    ),
    "participants": (
        "select distinct event, entity, role from participants where event in (select id from events)"
        " order by event, entity, role"
    ),
    "figures": (
        "select id, article, value, upper, qualifier, unit, text_ar, text_en, start, end"
        " from figures order by article, start"
    ),
    "quotes": "select id, article, speaker, text, start, end from quotes order by article, start",
}

_FACTS = """
select 'event' as kind, 'E' || events.id as reference, article, articles.title, articles.published,
    date_start, date_end, precision, type, modality, null as value, null as upper, null as qualifier, null as unit,
    null as speaker, text_ar, text_en, events.start from events join articles on articles.id = article
union all
select 'figure', 'F' || figures.id, article, articles.title, articles.published, null, null, null, null, null,
    value, upper, qualifier, unit, null, text_ar, text_en, figures.start
    from figures join articles on articles.id = article
union all
select 'quote', 'Q' || quotes.id, article, articles.title, articles.published, null, null, null, null, null,
    null, null, null, null, coalesce(name_en, name_ar), quotes.text, null, quotes.start
    from quotes join articles on articles.id = article left join entities on entities.id = speaker
union all
select 'actor', 'A' || entities.id, article, articles.title, articles.published, null, null, null, type, null,
    mentions, null, null, null, null,
    name_ar || coalesce('، ' || role_ar, ''), name_en || coalesce(', ' || role_en, ''), -1
    from appearances join entities on entities.id = entity join articles on articles.id = article
order by article, 18
"""


def as_json(database: Database) -> str:
    """One object with a list for each kind of row; spans are code points of the article's body."""
    found: dict[str, Any] = {name: _dicts(database, query) for name, query in _QUERIES.items()}
    called = [dict(zip(("entity", "text", "language"), row, strict=True)) for row in public_aliases(database)]
    found["aliases"] = sorted(called, key=lambda one: (one["entity"], one["language"], one["text"]))
    return json.dumps({"schema": 1, **found}, ensure_ascii=False, indent=1) + "\n"


def as_csv(database: Database) -> str:
    """One table of all facts, a fact a row; it starts with a byte order mark, which spreadsheets need for Arabic."""
    rows = _dicts(database, _FACTS)
    text = io.StringIO()
    writer = csv.writer(text)
    header = [column[0] for column in database.execute(_FACTS).description][:-1]
    writer.writerow(header)
    writer.writerows([_harmless(row[column]) for column in header] for row in rows)
    return "\ufeff" + text.getvalue()


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula is made plain text."""
    return "'" + value if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value


def as_markdown(database: Database) -> str:
    """A chapter an article, with its facts as lists."""
    parts = []
    by_article: dict[int, list[dict[str, Any]]] = {}
    for fact in _dicts(database, _FACTS):
        by_article.setdefault(fact["article"], []).append(fact)
    for article in _dicts(database, _QUERIES["articles"]):
        own = by_article.get(article["id"], [])
        parts.append(f"# {_escaped(article['title'] or '#' + str(article['id']))}\n")
        parts.append(" · ".join(str(article[key]) for key in ("published", "source") if article[key]) + "\n")
        for kind in ("actor", "event", "figure", "quote"):
            lines = [_line(fact) for fact in own if fact["kind"] == kind]
            if lines:
                parts += [f"## {kind.capitalize()}s\n", "\n".join(lines) + "\n"]
    return "\n".join(parts)


def _line(fact: Mapping[str, Any]) -> str:
    when = " – ".join(dict.fromkeys(str(fact[key]) for key in ("date_start", "date_end") if fact[key]))
    said = [when, fact["speaker"], fact["text_ar"], fact["text_en"]]
    return f"- {' · '.join(_escaped(part) for part in said if part)} [{fact['reference']}]"


def _escaped(text: str) -> str:
    """Text that Markdown takes as it stands, on one line."""
    return "".join("\\" + char if char in "\\`*_[]<>#|" else char for char in " ".join(text.split()))


def _dicts(database: Database, query: str) -> list[dict[str, Any]]:
    cursor = database.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


FORMATS: Mapping[str, Callable[[Database], str]] = {"json": as_json, "csv": as_csv, "md": as_markdown}
"""What `mujaz export --format` takes."""
