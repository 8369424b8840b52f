"""The forms of which a document is made."""

from app.documents.agreement.parts import Column, Rows, Section, rows


def test_one_of_the_seven_is_headed_with_its_number() -> None:
    assert Section("staff", "Partner plan staff", [], 2).heading == "2. Partner plan staff"
    assert Section("held", "Meetings held", []).heading == "Meetings held"


def test_an_empty_table_is_none() -> None:
    assert rows([("Name", 1)], []) == []
    assert rows([("Name", 3)], [["Ann"]]) == [Rows([Column("Name", 3)], [["Ann"]])]
