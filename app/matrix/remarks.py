"""Remarks: what each check says, with its reason, and what settles it, in English."""

from collections.abc import Mapping

from app.matrix.model import HOLDERS

#: By rule; what stands in braces is what the check is about.
SAYS = {
    "unexecuted": "{cell}: the business is accountable, but nobody executes it, "
    "so nobody would act.",
    "uncontracted": "{cell}: {vendor} executes it, but no contract and holder are recorded, "
    "so nobody can make the vendor act.",
    "vendor-alone": "No contract with {vendor} is recorded; "
    "who operates the service manages its vendors by contract.",
    "held-elsewhere": "IT operates the service, but {holder} holds {reference}: "
    "without the contract IT cannot manage the vendor.",
    "incident-contract": "{cell}: IT OPS is accountable, but {holder} holds a vendor’s contract, "
    "and only the holder can press the vendor.",
    "incident-problem": "{cell}: {first} restores the service and {second} finds the causes; "
    "what one learns, the other needs.",
    "change-configuration": "{cell}: {first} approves changes and {second} keeps the record; "
    "a change that is not recorded is lost.",
    "continuity-open": "{cell}: nobody answers for recovery being possible, and tested.",
    "interface-differs": "{cell}: {accountable} is accountable, where the model says {expected}.",
    "control-unowned": "{cell}: no one owns the controls, and an audit will ask who does.",
    "unvalidated": "The business operates the service, but no benefit of that is validated yet.",
}
#: The same where nothing is amiss.
SETTLED = {
    "unexecuted": "{cell}: somebody executes it.",
    "uncontracted": "{cell}: a contract with {vendor} is recorded.",
    "vendor-alone": "A contract with {vendor} is recorded.",
    "held-elsewhere": "IT holds {reference}.",
    "incident-contract": "{cell}: nobody but IT OPS holds a vendor’s contract.",
    "incident-problem": "{cell}: one party answers for incidents and problems.",
    "change-configuration": "{cell}: one party answers for changes and the record.",
    "continuity-open": "{cell}: somebody answers for recovery.",
    "interface-differs": "{cell}: as the model says.",
    "control-unowned": "{cell}: the controls have an owner.",
    "unvalidated": "A benefit is validated.",
}
SETTLES = {
    "unexecuted": "Say who executes it.",
    "uncontracted": "Record the contract and its holder.",
    "vendor-alone": "Record the contract and its holder.",
    "held-elsewhere": "Have IT hold it, or keep the risk.",
    "incident-contract": "Have IT OPS hold it, or agree how the holder steps in.",
    "incident-problem": "Decide both for one party, or say why not.",
    "change-configuration": "Decide both for one party, or say why not.",
    "continuity-open": "Decide who answers for it.",
    "interface-differs": "Decide it as the model says, or say why not.",
    "control-unowned": "Decide it, or promise an owner and a date.",
    "unvalidated": "Judge an expected benefit, with evidence.",
}
#: What of a check tells of who can be accountable, or hold a contract.
OF_PARTIES = frozenset({"holder", "first", "second", "accountable", "expected"})


def says(rule: str, tripped: bool, cell: str, told: Mapping[str, str]) -> str:
    """The sentence of a check; `cell` by its name, `told` is what else it is about."""
    parties = {key: HOLDERS[told[key]] for key in OF_PARTIES & told.keys()}
    return (SAYS if tripped else SETTLED)[rule].format(**{**told, **parties, "cell": cell})
