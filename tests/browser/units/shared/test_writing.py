"""A form for an item of a register: kept while it is written, sent as one ask."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
WRITING = "shared/writing"
FORM = """const made = () => {
  const part = m.writing('expect-benefit', { benefit: '', by: '', note: '' }, ['by']);
  const one = Object.defineProperties({}, Object.getOwnPropertyDescriptors(part));
  let then;
  one.$watch = (_, does) => { then = does; };
  one.keepForm();
  one.types = (more) => { one.form = { ...one.form, ...more }; then(one.form); };
  return one;
};"""


async def writes(modules: Modules, does: str) -> object:
    await modules.room(screen())
    return await modules.run(WRITING, f"async (m) => {{ {FORM} {does} }}")


async def test_only_needed_fields_are_sent_empty_and_what_was_sent_is_gone(
    modules: Modules,
) -> None:
    does = """
      const one = made();
      one.begin();
      one.types({ benefit: ' Faster. ' });
      const sending = one.send();
      answer({ done: asked[0].id, seq: 9 });
      const again = made();
      const done = await sending;
      again.begin();
      return [done, one.form.benefit, again.form.benefit];"""
    assert await writes(modules, does) == [True, "", ""]
    assert await modules.asked() == [{"ask": "expect-benefit", "benefit": "Faster.", "by": ""}]


async def test_a_refusal_stands_beside_the_fields_and_nothing_is_lost(modules: Modules) -> None:
    does = """
      const one = made();
      one.begin();
      one.types({ benefit: 'Faster.' });
      const sending = one.send();
      answer({ refused: asked[0].id, code: 'bad-field', why: 'By: a date.' });
      return [await sending, one.wrong, one.form.benefit];"""
    assert await writes(modules, does) == [False, "By: a date.", "Faster."]


async def test_what_was_half_written_is_there_again(modules: Modules) -> None:
    does = """
      const one = made();
      one.begin(null, { benefit: 'Offered.' }, 'offer');
      one.types({ by: '2027-01-01' });
      const again = made();
      again.begin(null, { benefit: 'Offered otherwise.' }, 'offer');
      const elsewhere = made();
      elsewhere.begin(null, { benefit: 'Another.' }, 'other');
      return [again.form, elsewhere.form];"""
    assert await writes(modules, does) == [
        {"benefit": "Offered.", "by": "2027-01-01", "note": ""},
        {"benefit": "Another.", "by": "", "note": ""},
    ]


async def test_another_wording_names_the_screen_it_was_begun_on(modules: Modules) -> None:
    does = """
      const { room } = await import('/static/js/shared/room.js');
      const one = made();
      one.begin({ id: 'b1', benefit: 'Faster.', by: '2027-01-01', state: 'expected' });
      room().seq = 8;
      one.types({ benefit: 'Much faster.' });
      one.send();
      return asked[0].seen;"""
    assert await writes(modules, does) == 1
    assert (await modules.asked())[0] == {
        "ask": "expect-benefit",
        "benefit": "Much faster.",
        "by": "2027-01-01",
        "item": "b1",
    }


async def test_what_is_left_is_dropped(modules: Modules) -> None:
    does = """
      const one = made();
      one.begin();
      one.types({ benefit: 'Faster.' });
      one.drop();
      const again = made();
      again.begin();
      return [one.form.benefit, again.form.benefit];"""
    assert await writes(modules, does) == ["", ""]
