"""Read the phrases of contact in one line: verbs of telling, and things that pass."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from candour.core.chronology.events.phrases import Found
from candour.core.knowledge.contacts.lines import Group, Line, Person, Who
from candour.core.knowledge.contacts.telling import Said
from candour.core.knowledge.contacts.words import ContactWords, Thing, Verb
from candour.core.knowledge.model import Outcome

_FAR, _THING_BEFORE, _ARRIVED, _TOLD_BEHIND = 9, 4, 3, 6
_TOLD_OF = 2


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """Reads one line for one writer; without a writer's name, both sides must be named."""

    line: Line
    own: str | None
    words: ContactWords

    def read(self) -> Iterator[Said]:
        """Everything that the line tells of contacts."""
        things: list[Said] = []
        for found in self.line.of_kind("thing"):
            if not self._is_undone_thing(found) and not self._is_family_told(found.first):
                things += self._of_thing(found, self.words.things[int(found.code)])
        said = list(things)
        for takes in ("direct", "preposition", "said"):
            for found in self.line.of_kind(f"verb:{takes}"):
                if not self._is_undone(found) and not self._is_family_told(found.first):
                    told = self._of_verb(found, self.words.verbs[int(found.code)])
                    said += (one for one in told if not self._is_told_within(one, things))
        yield from (self._as_before(one, said) for one in said if not self._is_unanswered(one))

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

    def _is_unanswered(self, one: Said) -> bool:
        """Whether a call reached nobody; a message that was left is one."""
        if one.means not in (None, "telephone"):
            return False
        sentences = self.line.part.sentences
        near = range(sentences[one.first], sentences[one.first] + 2)
        kinds = {
            kind
            for kind in ("unanswered", "left")
            for found in self.line.of_kind(kind)
            if found.first > one.last and sentences[found.first] in near
        }
        return kinds == {"unanswered"}

    # Who and whom

    def _pairs(
        self, sender: Person, receiver: Person, cue: Found
    ) -> Iterator[tuple[str, str, int, int]]:
        """Every pair of a sender and a receiver, with the first and last word of the phrase."""
        givers, takers = self._agencies(sender), self._agencies(receiver)
        places = [cue.first, cue.last]
        for one in (sender, receiver):
            if isinstance(one, Group):
                places += [one.first, one.last]
        for giver, taker in product(givers, takers):
            if giver != taker:
                yield giver, taker, min(places), max(places)

    def _agencies(self, person: Person) -> tuple[str, ...]:
        if isinstance(person, Group):
            return person.agencies
        return (self.own,) if person is Who.OWN and self.own is not None else ()

    def _said(self, sender: Person, receiver: Person, cue: Found, said: Said) -> Iterator[Said]:
        for giver, taker, first, last in self._pairs(sender, receiver, cue):
            yield replace(said, sender=giver, receiver=taker, first=first, last=last)
        if said.is_both and isinstance(receiver, Group):
            for one, other in combinations(receiver.agencies, 2):
                places = (cue.first, receiver.last)
                yield replace(said, sender=one, receiver=other, first=places[0], last=places[1])

    # Verbs

    def _of_verb(self, cue: Found, verb: Verb) -> Iterator[Said]:
        said = self._plain(cue, verb.means, verb.outcome)
        if verb.takes == "direct":
            yield from self._direct(cue, verb, said)
        elif verb.takes == "preposition":
            yield from self._by_preposition(cue, verb, said)
        else:
            yield from self._reported(cue, said)

    def _direct(self, cue: Found, verb: Verb, said: Said) -> Iterator[Said]:
        subject, (person, lead) = self.line.before(cue.first), self.line.behind(cue.last)
        if lead in self.words.lists["telling_by"] and isinstance(person, Group):
            if subject not in (Who.FAMILY, Who.UNKNOWN):
                yield from self._said(person, subject or Who.OWN, cue, said)
            return
        if lead and not (lead in self.words.lists["to"] and verb.alone == "asks"):
            person = None
        if person is Who.FAMILY or person is Who.UNKNOWN:
            return
        if person is not None and not lead:
            if subject is None or isinstance(subject, Group) or subject is Who.OWN:
                yield from self._said(subject or Who.OWN, person, cue, said)
            return
        if isinstance(subject, Group) and verb.alone != "nothing":
            yield from self._alone(cue, verb, said, subject)

    def _alone(self, cue: Found, verb: Verb, said: Said, subject: Group) -> Iterator[Said]:
        """ "HV informed", "HV rang", "HV asked for it", "HV asked to ring"."""
        lists, tokens = self.words.lists, self.line.part.tokens
        before = tokens.words[cue.first - 1] if cue.first else ""
        behind = tokens.words[cue.last + 1] if cue.last + 1 < len(tokens.words) else ""
        is_passive = before in lists["auxiliaries"]
        is_active = before in lists["having"]
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
        if subject is Who.FAMILY or subject is Who.UNKNOWN:
            subject = None
        receiver, sender, is_with = self._led_behind(cue, only_with=verb.only_with)
        if sender is not None and receiver is not None:
            subject = sender
        elif sender is not None:
            if verb.is_referral:
                yield from self._said(sender, Who.OWN, cue, said)
            return
        if sender is not None and not isinstance(sender, Group):
            return
        if receiver is not None:
            is_both = is_with and verb.outcome is Outcome.NOT_STATED
            yield from self._said(subject or Who.OWN, receiver, cue, replace(said, is_both=is_both))

    def _led_behind(self, cue: Found, *, only_with: bool = False) -> tuple[Person, Person, bool]:
        """Who is told and who told by the prepositions behind a phrase; whether it was "with"."""
        lists, words = self.words.lists, self.line.part.tokens.words
        if words[cue.last] in lists["to"] | lists["with"]:
            person, lead = self.line.behind(cue.last)
            ok = isinstance(person, Group) or person is Who.OWN
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
        if behind in ("to", "by", "with") or words[cue.first - 1] in lists["auxiliaries"]:
            return
        person, _ = self.line.behind(cue.last)
        if not isinstance(person, Group):
            yield from self._said(subject, Who.OWN, cue, said)

    # Things

    def _of_thing(self, cue: Found, thing: Thing) -> Iterator[Said]:
        said = self._plain(cue, thing.means, thing.outcome or Outcome.PASSED_ON)
        if thing.is_talk and thing.outcome is None:
            told = self._has_content(cue) or self._goes_on(cue)
            said = replace(said, outcome=Outcome.PASSED_ON if told else Outcome.NOT_STATED)
        receiver, sender, is_with = self._around(cue, thing)
        if receiver is Who.FAMILY or sender is Who.FAMILY or receiver is Who.UNKNOWN:
            return
        if sender is Who.UNKNOWN:
            return
        if is_with and not thing.is_talk:
            return
        if receiver is not None or sender is not None:
            yield from self._said(
                sender or Who.OWN,
                receiver or Who.OWN,
                cue,
                replace(said, is_both=is_with, outcome=self._asked(cue, said.outcome)),
            )
            return
        yield from self._as_adjective(cue, thing, said)

    def _around(self, cue: Found, thing: Thing) -> tuple[Person, Person, bool]:
        """The one told and the one who told by the prepositions behind a thing."""
        receiver, sender, is_with = self._led_behind(cue)
        if receiver is None and sender is None:
            words = self.line.part.tokens.words
            extra = {"handover": "at", "message": "for"}.get(thing.means or "", "")
            for at in range(cue.last + 1, min(len(words), cue.last + 1 + _THING_BEFORE)):
                if words[at] == extra:
                    person, _ = self.line.behind(at)
                    return person, None, False
        return receiver, sender, is_with

    def _as_adjective(self, cue: Found, thing: Thing, said: Said) -> Iterator[Said]:
        """ "Police notice received", "GP letter: ..."."""
        group = self.line.group_at(cue.first - 1) if cue.first else None
        if group is None or thing.is_talk or self.own in group.agencies:
            return
        if group.lead and not any(one.last == group.lead_at - 1 for one in self._copies()):
            return
        opens = group.first == self.line.part.clause(cue.first).start
        is_sent = thing.means is not None and (
            opens or self.line.has_in_clause(cue.first, "arrived")
        )
        if is_sent or any(
            0 < one.first - cue.last <= _ARRIVED for one in self.line.of_kind("arrived")
        ):
            yield from self._said(group, Who.OWN, cue, said)

    def _copies(self) -> Iterator[Found]:
        """ "Copy of" the letter that follows."""
        for one in self.line.of_kind("thing"):
            if self.line.part.tokens.words[one.last].startswith("cop"):
                yield one

    # What became of it

    def _plain(self, cue: Found, means: str | None, outcome: Outcome) -> Said:
        means = means or self._means_beside(cue)
        if outcome is Outcome.NOT_STATED and self._has_content(cue):
            outcome = Outcome.PASSED_ON
        return Said(
            sender="",
            receiver="",
            first=cue.first,
            last=cue.last,
            means=means,
            outcome=self._asked(cue, outcome),
            is_undelivered=self._is_undelivered(cue),
        )

    def _means_beside(self, cue: Found) -> str | None:
        """How, by a phrase of the same clause ("by telephone")."""
        clauses = self.line.part.tokens.clauses
        for one in self.line.of_kind("by_means"):
            if clauses[one.first] == clauses[cue.first]:
                return one.code
        return None

    def _asked(self, cue: Found, outcome: Outcome) -> Outcome:
        """Asked, where the sentence says that something was asked."""
        sentences = self.line.part.sentences
        for one in self.line.of_kind("asking"):
            if one.first > cue.last and sentences[one.first] == sentences[cue.first]:
                return Outcome.ASKED
        return outcome

    def _has_content(self, cue: Found) -> bool:
        """Whether something is told behind a phrase: "that ...", "re ...", ": ..."."""
        part = self.line.part
        if any(
            one.first > cue.last and part.sentences[one.first] == part.sentences[cue.first]
            for one in self.line.of_kind("content")
        ):
            return True
        end = part.clause(cue.first).stop
        return end < len(part.sentences) and part.tokens.text[part.tokens.ends[end - 1] :].lstrip(
            " )"
        ).startswith(":")

    def _goes_on(self, cue: Found) -> bool:
        """Whether more is said behind a call and who called: what it was about."""
        sentences = self.line.part.sentences
        return sentences[-1] > sentences[cue.first] or len(sentences) - cue.last > _TOLD_BEHIND

    def _is_undelivered(self, cue: Found) -> bool:
        """Whether this or the next sentence says that it did not arrive."""
        sentences = self.line.part.sentences
        near = range(sentences[cue.first], sentences[cue.first] + 2)
        return any(
            one.first > cue.last and sentences[one.first] in near
            for one in self.line.of_kind("undelivered")
        )

    # What was not done

    def _is_undone(self, cue: Found) -> bool:
        """Whether words of the same breath before it say that it was not, or was to be."""
        breaths = self.line.part.breaths
        return any(
            one.first < cue.first and breaths[one.first] == breaths[cue.first]
            for one in self.line.of_kind("undone")
        )

    def _is_undone_thing(self, cue: Found) -> bool:
        part = self.line.part
        if self._is_undone(cue):
            return True
        if any(
            one.last < cue.first
            and cue.first - one.last <= _THING_BEFORE
            and part.breaths[one.first] == part.breaths[cue.first]
            for one in self.line.of_kind("undone_thing")
        ):
            return True
        clause = part.tokens.clauses[cue.first]
        return any(
            part.tokens.clauses[one.first] == clause
            and cue.last < one.first <= cue.last + _FAR
            and part.tokens.words[one.first] in ("to", "will", "awaited", "needed", "required")
            for one in self.line.of_kind("undone")
        )

    def _is_family_told(self, at: int) -> bool:
        """Whether the sentence tells what the family said ("Mum says GP referred her")."""
        part = self.line.part
        start = at
        while start and part.sentences[start - 1] == part.sentences[at]:
            start -= 1
        says = self.words.lists["family_says"]
        if start and at > start and part.tokens.words[start] in says:
            return self._is_of_family(start - 1)
        heads = [here for here in range(start, min(start + 4, at)) if here in self.line.kin]
        if not heads:
            return False
        return any(part.tokens.words[here] in says for here in range(heads[0] + 1, at))

    def _is_of_family(self, at: int) -> bool:
        """Whether a sentence, of which this is a word, names the family and no agency."""
        sentences = self.line.part.sentences
        named = any(sentences[one.first] == sentences[at] for one in self.line.groups)
        return not named and any(sentences[kin] == sentences[at] for kin in self.line.kin)
