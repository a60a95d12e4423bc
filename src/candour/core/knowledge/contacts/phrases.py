"""Read the phrases of contact in one line: verbs of telling, and things that pass."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from candour.core.chronology.events.phrases import Found
from candour.core.knowledge.contacts.lines import Group, Person, Stranger, Who
from candour.core.knowledge.contacts.openings import Openings
from candour.core.knowledge.contacts.telling import Said
from candour.core.knowledge.contacts.words import Thing, Verb
from candour.core.knowledge.model import Outcome

_FAR, _THING_BEFORE, _ARRIVED = 9, 4, 3
_TOLD_OF = 2


@dataclass(frozen=True, slots=True)
class PhraseReader(Openings):
    """Reads one line for one writer; without a writer's name, both sides must be named."""

    def read(self) -> Iterator[Said]:
        """Everything that the line tells of contacts."""
        return self._each_once(list(self._read()))

    def _each_once(self, said: list[Said]) -> Iterator[Said]:
        """ "SW sent an e-mail to school": the e-mail is what she sent, not one of the writer's."""
        things = [one for one in said if one.is_thing]
        for one in said:
            if one.is_thing:
                verbs = [other for other in said if not other.is_thing]
                if not any(self._holds(v, one) or self._is_sent(v, one) for v in verbs):
                    yield one
                continue
            held = [thing.means for thing in things if self._holds(one, thing) and thing.means]
            sent = [thing.means for thing in things if self._is_sent(one, thing)]
            if sent and sent[0] not in self.words.lists["arrives"]:
                yield replace(one, means=sent[0] or one.means)
            else:
                yield replace(one, means=one.means or held[0]) if held else one

    def _is_sent(self, one: Said, thing: Said) -> bool:
        """ "Report for conference e-mailed to social worker": the e-mail is the report."""
        is_in = thing.first < one.first and one.last <= thing.last
        return is_in and one.receiver == thing.receiver and one.sender == thing.sender

    def _holds(self, one: Said, thing: Said) -> bool:
        is_in = one.first <= thing.first and thing.last <= one.last
        return is_in and one.receiver == thing.receiver

    def _read(self) -> Iterator[Said]:
        things: list[Said] = []
        for found in self.line.of_kind("thing"):
            if not self.is_undone_thing(found) and not self.is_family_told(found.first):
                things += self._of_thing(found, self.words.things[int(found.code)])
        said = [*things, *self._of_companions(), *self._of_opening()]
        for takes in ("direct", "preposition", "said"):
            for found in self.line.of_kind(f"verb:{takes}"):
                if not self.is_undone(found) and not self.is_family_told(found.first):
                    told = self._of_verb(found, self.words.verbs[int(found.code)])
                    said += (one for one in told if not self._is_told_within(one, things))
        said += self._of_messages(said)
        for one in said:
            is_missing = one.is_undelivered and one.receiver == self.own
            ended = self.reached(self._as_before(one, said))
            if ended is not None and not is_missing:
                yield ended

    def _is_told_within(self, one: Said, things: list[Said]) -> bool:
        """ "Message from GP: consultant has written": what the message says, told to its writer."""
        part, own = self.line.part, self.own
        return one.receiver == own and any(
            thing.receiver == own
            and thing.sender != one.sender
            and thing.last < one.first
            and part.sentences[thing.first] == part.sentences[one.first]
            for thing in things
        )

    def _as_before(self, one: Said, said: list[Said]) -> Said:
        """ "Told by school. SW also told": by the school, which told before."""
        words = self.line.part.tokens.words
        around = words[max(0, one.first - 1) : one.last + 2]
        if one.sender != self.own or self.words.lists["too"].isdisjoint(around):
            return one
        before = [
            other
            for other in said
            if other.receiver == self.own and other.last < one.first and not other.is_doubtful
        ]
        if not before or before[-1].sender == one.receiver:
            return one
        return replace(one, sender=before[-1].sender)

    # Verbs

    def _of_verb(self, cue: Found, verb: Verb) -> Iterator[Said]:
        means = verb.means
        if means is None and verb.takes == "preposition":
            means = self.means_before(cue)
        said = self._plain(cue, means, verb.outcome)
        if verb.takes == "direct":
            yield from self._direct(cue, verb, said)
        elif verb.takes == "preposition":
            yield from self._by_preposition(cue, verb, said)
        else:
            yield from self._reported(cue, said)

    def _direct(self, cue: Found, verb: Verb, said: Said) -> Iterator[Said]:
        if self._is_elsewhere(cue, verb):
            return
        subject, (person, lead) = self._subject(cue), self.line.behind(cue.last)
        if verb.is_bringing and isinstance(person, Group) and self._is_vehicle(person):
            return
        if lead in self.words.lists["telling_by"] and isinstance(person, Group | Stranger):
            if subject is not Who.FAMILY:
                yield from self._said(person, subject or Who.OWN, cue, said)
            return
        if lead and not (lead in self.words.lists["to"] and verb.alone == "asks"):
            person = None
        if person is Who.FAMILY:
            if not (self._tells_what(cue) or self._is_parted(cue)):
                return
            person = None
        if person is not None and not lead:
            is_strange = isinstance(subject, Stranger) and isinstance(person, Group)
            if subject is not Who.FAMILY and not is_strange:
                met = replace(said, is_both=verb.is_both)
                if subject is None and self.own is None and isinstance(person, Group):
                    subject = self._beside(person)
                yield from self._said(subject or Who.OWN, person, cue, met)
            return
        if isinstance(subject, Group | Stranger) and verb.alone != "nothing":
            yield from self._alone(cue, verb, said, subject)

    def _is_elsewhere(self, cue: Found, verb: Verb) -> bool:
        """Whether a verb that counts only at the head, or right before a name, stands elsewhere."""
        if verb.only_opening and cue.first != self.line.part.clause(cue.first).start:
            return True
        return verb.only_next and self.line.group_at(cue.last + 1) is None

    def _tells_what(self, cue: Found) -> bool:
        """ "Rang to say mum had left": what follows is told, and nobody is."""
        last = self.line.part.tokens.words[cue.last]
        return cue.last > cue.first and last in self.words.lists["tells_what"]

    def _is_parted(self, cue: Found) -> bool:
        """ "SW phoned, child to stay": behind a comma stands nobody who was rung."""
        part = self.line.part
        return cue.last + 1 < len(part.breaths) and part.opens_breath(cue.last + 1)

    def _is_vehicle(self, group: Group) -> bool:
        """ "Brought in by ambulance": how somebody came, and no agency's word."""
        said = self.line.part.tokens.words[group.first : group.last + 1]
        return self.words.lists["vehicles"].issuperset(said)

    def _alone(self, cue: Found, verb: Verb, said: Said, subject: Person) -> Iterator[Said]:
        """ "HV informed", "HV rang", "HV asked for it", "HV asked to ring"."""
        lists, tokens = self.words.lists, self.line.part.tokens
        before = tokens.words[cue.first - 1] if cue.first else ""
        behind = tokens.words[cue.last + 1] if cue.last + 1 < len(tokens.words) else ""
        is_passive = before in lists["auxiliaries"]
        is_active = before in lists["having"]
        is_passive |= verb.alone == "tells" and not is_active and self.is_unanswered(cue)
        if verb.alone == "asks":
            is_told = is_passive or behind in lists["to_do"]
        else:
            is_told = is_passive or (verb.alone == "told" and not is_active)
        if is_told:
            yield from self._said(Who.OWN, subject, cue, said)
            return
        is_open = verb.alone == "tells" and not self.line.has_in_clause(cue.first, "content")
        yield from self._said(subject, Who.OWN, cue, replace(said, is_doubtful=is_open))

    def _by_preposition(self, cue: Found, verb: Verb, said: Said) -> Iterator[Said]:
        subject = self.line.before(cue.first)
        if subject is Who.FAMILY and not verb.is_referral:
            return
        if subject is Who.FAMILY or isinstance(subject, Stranger):
            subject = None
        receiver, sender, is_with = self._led_behind(cue, only_with=verb.only_with)
        if sender is not None and receiver is not None:
            subject = sender
        elif isinstance(sender, Group) and sender.lead == "from" and verb.outcome is Outcome.ASKED:
            receiver = sender
        elif sender is not None:
            if verb.is_referral:
                yield from self._said(sender, Who.OWN, cue, said)
            return
        if sender is Who.FAMILY or receiver is Who.FAMILY:
            return
        if receiver is None and isinstance(subject, Group) and self._ends_on_lead(cue):
            yield from self._said(Who.OWN, subject, cue, said)
        elif receiver is not None:
            is_both = is_with and verb.outcome is Outcome.NOT_STATED
            yield from self._said(subject or Who.OWN, receiver, cue, replace(said, is_both=is_both))

    def _ends_on_lead(self, cue: Found) -> bool:
        """ "Surgery written to": with nobody behind its preposition, a verb is passive."""
        part, lists = self.line.part, self.words.lists
        is_led = part.tokens.words[cue.last] in lists["to"] | lists["with"]
        at = cue.last + 1
        is_end = at == len(part.breaths) or part.opens_breath(at)
        return is_led and (is_end or part.tokens.words[at] in lists["about_whom"])

    def _led_behind(self, cue: Found, *, only_with: bool = False) -> tuple[Person, Person, bool]:
        """Who is told and who told by the prepositions behind a phrase; whether it was "with"."""
        lists, words = self.words.lists, self.line.part.tokens.words
        if words[cue.last] in lists["to"] | lists["with"]:
            person, lead = self.line.behind(cue.last)
            ok = isinstance(person, Group | Stranger) or person is Who.OWN
            return (person if ok and not lead else None), None, words[cue.last] in lists["with"]
        receiver: Person = None
        sender: Person = None
        is_with = False
        clause = self.line.part.tokens.clauses[cue.first]
        for at in range(cue.last + 1, min(len(words), cue.last + 1 + _FAR)):
            if self.line.part.tokens.clauses[at] != clause:
                break
            word = words[at]
            is_to, is_from = word == "to", word in lists["from"]
            is_lead = is_to or is_from or word in lists["with"] | lists["joined_by"]
            if self.line.part.opens_breath(at) and not is_lead:
                break
            if not (is_to or is_from or word in lists["with"]) or (only_with and is_to):
                continue
            if at in self.line.in_means:
                continue
            person, lead = self.line.behind(at)
            if lead or person is None:
                continue
            if is_from and sender is None:
                sender = person
            elif not is_from and receiver is None:
                receiver, is_with = person, word in lists["with"]
        return receiver, sender, is_with

    def _reported(self, cue: Found, said: Said) -> Iterator[Said]:
        """ "Police say their inquiry closed": told to the writer, if to nobody else."""
        subject = self.line.before(cue.first)
        if not isinstance(subject, Group) or subject.lead:
            return
        if cue.first - subject.last > _TOLD_OF or self.own in subject.agencies:
            return
        words, lists = self.line.part.tokens.words, self.words.lists
        behind = words[cue.last + 1] if cue.last + 1 < len(words) else ""
        is_how = cue.last + 1 in self.line.in_means
        if (behind in ("to", "by", "with") and not is_how) or words[cue.first - 1] in lists[
            "auxiliaries"
        ]:
            return
        person, _ = self.line.behind(cue.last)
        if not isinstance(person, Group):
            yield from self._said(subject, Who.OWN, cue, said)

    # Things

    def _of_thing(self, cue: Found, thing: Thing) -> Iterator[Said]:
        said = self._plain(cue, thing.means, thing.outcome or Outcome.PASSED_ON)
        if thing.is_talk and thing.outcome is None:
            told = self.has_content(cue) or self.goes_on(cue)
            said = replace(said, outcome=Outcome.PASSED_ON if told else Outcome.NOT_STATED)
        receiver, sender, is_with = self._around(cue, thing)
        if receiver is Who.FAMILY or sender is Who.FAMILY:
            return
        if (is_with and not thing.is_talk) or (thing.in_prose and self.own is not None):
            return
        if self.own is None and is_with and sender is None and isinstance(receiver, Group):
            sender = self._beside(receiver)
        if receiver is not None or sender is not None:
            yield from self._said(
                sender or Who.OWN,
                receiver or Who.OWN,
                cue,
                replace(
                    said,
                    is_both=is_with,
                    is_thing=True,
                    outcome=self.asked(cue, said.outcome),
                ),
            )
            return
        terse = self._tersely_to(cue, thing)
        if terse is not None:
            yield from self._said(Who.OWN, terse, cue, replace(said, is_thing=True))
            return
        yield from self._as_adjective(cue, thing, said)

    def _tersely_to(self, cue: Found, thing: Thing) -> Group | None:
        """ "Letters GP and HV.": to whom, where nothing more is said."""
        part, group = self.line.part, self.line.group_at(cue.last + 1)
        if group is None or group.lead or group.first != cue.last + 1 or self.own is None:
            return None
        opens = (
            part.clause(cue.first).start == cue.first and part.breath(cue.first).start == cue.first
        )
        ends = part.breath(cue.first).stop == group.last + 1
        is_kept = self.own not in group.agencies and not self.line.is_before_colon(group.last)
        return group if thing.means in self.words.travel and opens and ends and is_kept else None

    def _beside(self, group: Group) -> Person:
        """The other that a report's sentence has for subject: "After her talk with him, X ..."."""
        sentences = self.line.part.sentences
        for one in self.line.groups:
            is_here = sentences[one.first] == sentences[group.first]
            if is_here and not one.lead and one.agencies != group.agencies:
                return one
        return None

    def _around(self, cue: Found, thing: Thing) -> tuple[Person, Person, bool]:
        """The one told and the one who told by the prepositions behind a thing."""
        receiver, sender, is_with = self._led_behind(cue)
        if receiver is None and sender is None and self._heads_a_line(cue):
            receiver, sender, is_with = self._led_from(cue.last + 1)
        if receiver is None and sender is None and not cue.first:
            receiver = self._addressed(cue)
        if receiver is None and sender is None:
            words = self.line.part.tokens.words
            is_copy = words[cue.last] in self.words.lists["copies"]
            extra = "for" if is_copy else self.words.led_besides.get(thing.means or "", "")
            for at in range(cue.last + 1, min(len(words), cue.last + 1 + _THING_BEFORE)):
                if words[at] == extra:
                    person, _ = self.line.behind(at)
                    return person, None, False
        return receiver, sender, is_with

    def _led_from(self, at: int) -> tuple[Person, Person, bool]:
        """Who is told or told by the preposition that a line opens with."""
        words, lists = self.line.part.tokens.words, self.words.lists
        start = next(
            (here for here in range(at, min(at + 2, len(words))) if self._opens_clause(here)), None
        )
        if start is None or words[start] not in {"to", *lists["from"], *lists["with"]}:
            return None, None, False
        person, lead = self.line.behind(start)
        if lead or person is None:
            return None, None, False
        if words[start] in lists["from"]:
            return None, person, False
        return person, None, words[start] in lists["with"]

    def _as_adjective(self, cue: Found, thing: Thing, said: Said) -> Iterator[Said]:
        """ "Police notice received", "GP letter: ..."."""
        group = self.line.group_at(cue.first) or self.line.group_at(max(0, cue.first - 1))
        if group is None or thing.is_talk or self.own in group.agencies:
            return
        clauses = self.line.part.tokens.clauses
        is_near = clauses[group.last] == clauses[cue.first]
        if thing.means is not None and is_near and not group.lead:
            made = self._made_out(cue)
            if made is not None:
                yield from self._said(Who.OWN, group, replace(cue, last=made), said)
                return
        if group.lead and not any(one.last == group.lead_at - 1 for one in self._copies()):
            return
        opens = group.first == self.line.part.clause(cue.first).start
        is_sent = thing.means is not None and (
            (opens and not self.is_action) or self.line.has_in_clause(cue.first, "arrived")
        )
        is_sent |= opens and self.line.is_before_colon(cue.last)
        if is_sent or any(
            0 < one.first - cue.last <= _ARRIVED for one in self.line.of_kind("arrived")
        ):
            yield from self._said(group, Who.OWN, cue, said)

    def _made_out(self, cue: Found) -> int | None:
        """The last word of "form filled", "MARF written, sent": what the writer made himself."""
        words, lists = self.line.part.tokens.words, self.words.lists
        last = None
        for at in range(cue.last + 1, min(len(words), cue.last + 1 + _ARRIVED)):
            if words[at] in lists["made_out"]:
                last = at
            elif words[at] not in lists["auxiliaries"] | lists["joined_by"] | lists["having"]:
                break
        return last

    def _copies(self) -> Iterator[Found]:
        """ "Copy of" the letter that follows."""
        for one in self.line.of_kind("thing"):
            if self.line.part.tokens.words[one.last] in self.words.lists["copies"]:
                yield one
