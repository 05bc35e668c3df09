"""Wrong usage in the user's language: what argparse says in English, said again."""

import re

from planner.text.marker import mark
from planner.text.texts import Texts

_SENTENCES = (
    (
        re.compile(r"argument (?P<name>.+): invalid choice: '?(?P<given>.*?)'? \(choose from (?P<known>.+)\)"),
        mark("Wrong usage: {name} cannot be “{given}”. Choose from: {known}."),
    ),
    (
        re.compile(r"argument (?P<name>.+): not allowed with argument (?P<other>.+)"),
        mark("Wrong usage: {name} and {other} cannot be given together."),
    ),
    (re.compile(r"argument (?P<name>.+): expected one argument"), mark("Wrong usage: {name} needs a value.")),
    (
        re.compile(r"argument (?P<name>.+): '(?P<given>.*)'"),
        mark("Wrong usage: {name} cannot be “{given}”. See --help for how it is written."),
    ),
    (re.compile(r"the following arguments are required: (?P<names>.+)"), mark("Wrong usage: {names} is missing.")),
    (re.compile(r"one of the arguments (?P<names>.+) is required"), mark("Wrong usage: give one of {names}.")),
    (re.compile(r"unrecognized arguments: (?P<names>.+)"), mark("Wrong usage: “{names}” is not understood.")),
)


def usage_sentence(message: str, texts: Texts) -> str:
    """The sentence for a message of argparse; one it is not known to say stands as it is."""
    for pattern, sentence in _SENTENCES:
        if found := pattern.fullmatch(message):
            return texts.tr(sentence, **{name: _listed(name, said, texts) for name, said in found.groupdict().items()})
    return texts.tr("Wrong usage: {detail}.", detail=message)


def _listed(name: str, said: str, texts: Texts) -> str:
    """Lists as the language writes them; argparse quotes the choices and parts names by commas or blanks."""
    match name:
        case "known":
            return texts.join(choice.strip("'") for choice in said.split(", "))
        case "names":
            return texts.join(re.split(r",? ", said))
        case _:
            return said
