"""Chapters: which part of the session the room is in; stage and phones follow."""

from app.asks.ask import Ask
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop import running
from app.workshop.asking import going_on
from app.workshop.state import Chapter, Workshop


class OpenChapter(Ask, frozen=True, tag="open-chapter"):
    chapter: Chapter


class ChapterOpened(Event, frozen=True, tag="chapter-opened"):
    chapter: Chapter


def open_chapter(workshop: Workshop, ask: OpenChapter, _: Turn) -> Happenings:
    same = workshop.chapter == ask.chapter
    return [*going_on(workshop), *([] if same else [ChapterOpened(ask.chapter)])]


def was_opened(workshop: Workshop, event: ChapterOpened, fact: Fact) -> None:
    running.passed(workshop, fact.at)
    workshop.chapter, workshop.path_at = event.chapter, ""
    workshop.drawn_anew("chapter", "path_at")


def shown(workshop: Workshop, _: frozenset[str]) -> Chapter:
    return workshop.chapter


CHAPTERS = Feature(
    asks={OpenChapter: Rule(FACILITATORS, open_chapter, lasting=True)},
    events={ChapterOpened: was_opened},
    shows={"chapter": shown},
)
