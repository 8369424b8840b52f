"""Whatever is amiss with a file is said in one sentence, which tells what it is about."""

from app.words.english import sentence
from app.words.files import FILES


def test_a_file_that_is_brought_in_is_told_what_is_amiss_with_it() -> None:
    said = sentence("revision-missing", {"revision": 2})
    assert said == "Revision 2 is missing in this file."
    assert sentence("too-many-revisions", {"count": 100}).count("100") == 1


def test_no_two_say_the_same() -> None:
    assert len(set(FILES.values())) == len(FILES)
