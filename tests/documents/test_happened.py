"""What happened to many at once is one item of minutes."""

from app.documents.happened import Happened, Item


def test_a_tag_is_known_without_its_version() -> None:
    assert Happened(1, "", "", {"is": "votes-revealed:2"}).tag == "votes-revealed"


def test_people_of_whom_the_same_is_told_stand_together() -> None:
    ann, bob = (Item("Came in:", "People", names=(name,)) for name in ("Ann", "Bob"))
    assert ann.with_next(bob) == Item("Came in:", "People", names=("Ann", "Bob"))


def test_cells_of_which_the_same_is_told_stand_together() -> None:
    one, other = (Item("Reopened.", cells=(key,)) for key in ("a:application", "a:interface"))
    both = one.with_next(other)
    assert both
    assert both.cells == ("a:application", "a:interface")
    assert both.with_next(other) == both


def test_what_differs_stays_apart() -> None:
    came = Item("Came in:", "People", names=("Ann",))
    assert came.with_next(came._replace(text="Invited:")) is None
    assert came.with_next(came._replace(names=())) is None
    assert came.with_next(came._replace(more=("Late",))) is None
