"""Contracts: who holds each, for only the holder can make the vendor act."""

from typing import Any

from msgspec import UNSET, UnsetType

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.sections import Contract, Holder
from app.workshop import registers
from app.workshop.registers import MAY_BE_WRITTEN, TITLED, WRITTEN
from app.workshop.state import Workshop

CONTRACTS = 100


class RecordContract(SeeingAsk, frozen=True, kw_only=True, tag="record-contract"):
    """With `item`, what is known of that one, told anew."""

    own_fields = registers.texts(
        reference=TITLED,
        vendor=TITLED,
        covers=WRITTEN,
        engaged_by=(TITLED[0], False, True),
        notice=(TITLED[0], False, True),
        exit_plan=MAY_BE_WRITTEN,
    )
    reference: str
    vendor: str
    covers: str
    holder: Holder
    engaged_by: str = ""
    starts: str = ""
    ends: str = ""
    notice: str = ""
    exit_plan: str = ""
    item: str | UnsetType = UNSET


class ContractRecorded(Event, frozen=True, tag="contract-recorded"):
    contract: Contract


def record(workshop: Workshop, ask: RecordContract, _: Turn) -> Happenings:
    kept = workshop.registers.contracts
    registers.check_date("starts", ask.starts)
    registers.check_date("ends", ask.ends)
    if ask.ends and ask.ends < ask.starts:
        raise Refusal("bad-field", "ends-before")
    number = registers.number(kept, ask.item, "c", CONTRACTS)
    if isinstance(ask.item, str):
        workshop.unchanged(ask.seen, number)
    told = {name: getattr(ask, name) for name in Contract.__struct_fields__ if name != "id"}
    contract = Contract(id=number, **told)
    return [] if kept.get(number) == contract else [ContractRecorded(contract)]


def was_recorded(workshop: Workshop, event: ContractRecorded, _: Fact) -> None:
    workshop.registers.contracts[event.contract.id] = event.contract
    workshop.amended(event.contract.id)
    workshop.drawn_anew("contracts", "registers")


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    return registers.listed(workshop.registers.contracts.values())


CONTRACTING = Feature(
    asks={RecordContract: Rule(FACILITATORS, record)},
    events={ContractRecorded: was_recorded},
    shows={"contracts": shown},
)
