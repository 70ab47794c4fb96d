"""Lists of mentions: "France, Kenya and two former presidents", "several countries, including Kenya and Ghana".

Belongs here: joining mentions that are built. Does not: lists of owners or of holders of one office (owners, holders).
"""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions.looking import counts, peek
from pipeline.coding.mentions.model import Mention, Who
from pipeline.coding.tokens import AUXILIARY, Token, unit

_SURELY = 3
"""So many mentions between commas are a list, whatever follows."""
_JOINERS = 4
"""Most tokens between two of a list."""
_REMARK = 8
"""Most tokens of a remark in brackets inside a list."""
_DESCRIPTION = 14
"""Most tokens of what is told of a person in a list: ", who was re-elected on Sunday,"."""
_DESCRIBES = ("relative", "determiner")
"""Classes of tokens that open it."""
_NO_REMARK = {"M", "E", "be", "have"}
"""Classes of tokens that no remark inside a list holds."""
_DESCRIBED = 7
"""Tokens from an owner on within which stands whom its word describes."""
_WHOSE = 10
"""Tokens behind the last of a list within which the verb of all of them stands."""
_FINITE = ("s", "ed")
_BESIDE = {",": ",", "—": "—", "–": "–", "-": "-", "(": ")"}
"""Marks before the names of those of a group, and behind them."""
_STATE_LEADERS = ("head_of_state", "head_of_government", "foreign_minister")
"""Levels of those who chair an organisation in turn."""
_BINDING = ("-", "–", "/")
"""Marks between two organisations that send one mission."""
_BODIES = ("organisation_organ", "mission")
"""Levels of the bare names of organisations, of those too that do nothing but observe."""
_TWO = 2
_HEADS = ("organisation_head", "organisation_official")
_OBSERVING = ("mission", "mission_head")
"""Levels of those who head an organisation, and of those who head its observers."""

_Joined = tuple[Token, int]
"""A list as one token and the number of the token behind it."""


class Lists:
    """Joins the mentions of a sentence that are listed."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._g = gazetteer
        words = lexicon.words
        self._listing, self._joins, self._joins_group = words["between_listed"] | {","}, words["joins"], words["joins_group"]
        self._conjunctions, self._further = words["conjunctions"], words["listed_further"] | {","}
        self._examples, self._included = words["examples"], words["included"]
        self._group_where, self._remarks, self._governing = words["group_where"], words["remarks_inside"], words["before_owners"]
        self._nor = words["alternative"]
        self._until_next = words["until_next"] | words["days"] | {","}
        self._others, self._partitive = words["others_listed"], words["partitive"]
        self._speakers, self._namely = words["speakers_together"], words["namely"]
        self._asides = words["asides"]
        self._closed: frozenset[int] = frozenset()
        self._those, self._genitive, self._located = words["pointed_persons"], words["genitive"], words["located"]

    def join(self, text: str, tokens: list[Token], places: list[int]) -> list[Token]:
        """Join mentions listed with commas and "and"; a list needs its "and", since "In Kenya, Russia …" is none.

        Args:
            text: The whole text.
            tokens: Of a sentence.
            places: Numbers of its mentions.
        """
        self._closed = frozenset([tokens[at].end for at in places if text[tokens[at].end - 1] == ","])
        out: list[Token] = []
        after = 0
        for at in places:
            if at < after:
                continue
            joined: _Joined | None = None
            if tokens[at].data.kind == "named":
                joined = self._list(tokens, at)
            elif _is_group(tokens[at].data):
                joined = self._with_examples(tokens, at)
            if joined is not None:
                out += tokens[after:at]
                out.append(joined[0])
                after = joined[1]
        return self._headed(out + tokens[after:])

    def _headed(self, tokens: list[Token]) -> list[Token]:
        """Join what stands before a list and is no other than it: "the heads of mission of | the embassies …", "We, | the envoys …"."""
        for at, token in enumerate(tokens[:-2]):
            if self._hyphened(token, tokens[at + 1], tokens[at + 2]):
                who = (*self._with_missions(list(token.data.who)), *tokens[at + 2].data.who)
                mention = replace(tokens[at + 2].data, start=token.start, who=who)
                joint = unit(token.start, mention.end, "M", token.senses, mention)
                return self._headed([*tokens[:at], joint, *tokens[at + 3 :]])
            chaired = self._chaired(tokens, at)
            if chaired is not None:
                return self._headed([*tokens[:at], chaired[0], *tokens[chaired[1] :]])
            if token.cls != "M" or token.data.who:
                continue
            names = self._named_beside(tokens, at)
            if names is not None:
                mention = replace(tokens[names].data, start=token.start)
                return self._headed([*tokens[:at], unit(token.start, mention.end, "M", token.senses, mention), *tokens[names + 2 :]])
            if token.data.kind not in ("generic", "pronoun"):
                continue
            step = 1 + (tokens[at + 1].low in (self._genitive if token.data.kind == "generic" else {","}))
            following = tokens[at + step]
            if _is_named(following) and (self._holds(token, following) if step > 1 else self._speaks(token, following)):
                mention = replace(following.data, start=token.start)
                behind = at + step + 1
                # "We, the envoys of A and B, | condemn"
                closed = step > 1 and token.data.kind == "pronoun" and peek(tokens, behind).low == ","
                rest = tokens[behind + closed :]
                return [*tokens[:at], unit(token.start, following.end, "M", following.senses, mention), *self._headed(rest)]
        return tokens

    @staticmethod
    def _chaired(tokens: list[Token], at: int) -> _Joined | None:
        """Join who chairs a body to the office of his own: "The chair of the bloc, Ann Other, | president of Norland, | congratulated"."""
        behind = at + 1 + (peek(tokens, at + 1).low == ",")
        chair, following = tokens[at], peek(tokens, behind)
        if chair.cls != "M" or not _is_named(following) or len(chair.data.who) != 1 or len(following.data.who) != 1:
            return None
        body, holder = chair.data.who[0], following.data.who[0]
        if body.level != "organisation_head" or holder.level not in _STATE_LEADERS or body.person != holder.person or not body.named:
            # ("Chairman of the bloc, Norland's president Ann Other, felicitated": she does so as president.)
            return None
        end = behind + 1 + (peek(tokens, behind + 1).low == ",")
        mention = replace(chair.data, end=following.end)
        return unit(chair.start, tokens[end - 1].end, "M", chair.senses, mention), end

    def _named_beside(self, tokens: list[Token], at: int) -> int | None:
        """Return where a group is told by its names: "Three powers | — A, B and C — | have", "the two states, namely | A and B, | have"."""
        opener, group = peek(tokens, at + 1).low, tokens[at].data
        names = at + 2 + (peek(tokens, at + 2).low in self._namely)
        closed = opener in _BESIDE and peek(tokens, names + 1).low in _BESIDE[opener]
        several = closed and _is_named(peek(tokens, names)) and len(tokens[names].data.who) > 1
        return names if several and (_is_group(group) or (group.kind == "generic" and group.count)) else None

    def _hyphened(self, token: Token, mark: Token, following: Token) -> bool:
        """Say whether a mission is of two organisations: "the AU-COMESA | mission"."""
        if token.cls != "M" or following.cls != "M" or mark.low not in _BINDING or mark.end != following.start or mark.start != token.end:
            return False
        one, two = token.data.who, following.data.who
        bodies = len(one) == len(two) == 1 and one[0].level in _BODIES and self._g.organisation(one[0].actor)
        return bodies and two[0].level == "mission" and two[0].actor != self._g.mission_of(one[0].actor or "")

    def _holds(self, token: Token, following: Token) -> bool:
        """Say whether several offices without an owner are those of the embassies that follow, or "we" those who follow a comma."""
        role = token.data.role
        if token.data.kind == "pronoun":
            return self._speaks(token, following)
        return role is not None and role.own and role.plural and len(following.data.who) > 1

    def _speaks(self, token: Token, following: Token) -> bool:
        """Say whether "we" is told to be several who follow: "We, the ambassadors of Norland and Sudland, …"."""
        return token.data.kind == "pronoun" and token.data.word in self._speakers and len(following.data.who) > 1

    # -- names --------------------------------------------------------------------------------------------------------------------------

    def _list(self, tokens: list[Token], at: int) -> _Joined | None:
        """Read "France, Kenya and two former presidents" at its first."""
        run, end = self._run(tokens, at)
        if not run:
            return None
        mentions: list[Mention] = [token.data for token in run]
        # "France, Kenya and two former presidents": those who are named are who counts.
        end = end if mentions[-1].who else self._past_whose(tokens, end)
        last = mentions[-1] if mentions[-1].kind != "generic" or len(mentions) == 1 else mentions[-2]
        who = self._of_one_person([one for mention in mentions for one in mention.who])
        if who and who[-1].level == "mission":
            who = self._with_missions(who)
        start, stop = run[0].start, run[-1].end
        role = last.role if all(mention.role for mention in mentions) else None
        place = all(mention.place for mention in mentions)
        joined = Mention(last.kind, start, stop, tuple(who), role, place=place, possessor=last.possessor)
        return unit(start, stop, "M", run[0].senses, joined), end

    def _past_whose(self, tokens: list[Token], at: int) -> int:
        """Skip whose the last of a list are, where no list knows: "A, B and leaders | of most of the former republics | sent"."""
        if peek(tokens, at).low not in self._genitive:
            return at
        for number in range(at + 1, min(at + _WHOSE, len(tokens))):
            token = tokens[number]
            if token.cls in AUXILIARY or not token.word.forms.isdisjoint(_FINITE):
                return number
            if token.cls not in ("w", "preposition", "determiner", "adverb"):
                return at
        return at

    def _of_one_person(self, who: list[Who]) -> list[Who]:
        """Read "the bloc's secretary-general and head of its mission, Ann Other,": one person, who speaks for the mission."""
        heads = [one for one in who if one.level in _HEADS and one.actor is not None]
        if len(who) != _TWO or len(heads) != 1 or not all(one.named or one is heads[0] or one.level in _OBSERVING for one in who):
            return who
        other = next(one for one in who if one is not heads[0])
        alike = other.level in _OBSERVING and other.actor == self._g.mission_of(heads[0].actor or "") and who[-1].named
        return [other] if alike else who

    def _with_missions(self, who: list[Who]) -> list[Who]:
        """Read "ECOWAS and AU monitors": organisations that share the head are there with their missions, too."""
        return [
            replace(one, actor=self._g.mission_of(one.actor), level="mission")
            if one.level == "organisation_organ" and one.actor is not None
            else one
            for one in who
        ]

    def _run(self, tokens: list[Token], at: int, joined: bool = False) -> tuple[list[Token], int]:
        """Return the mentions of a list from a named one on and the number of the token behind; none where it stands alone, as most do.

        Args:
            tokens: Of the sentence.
            at: Number of the list's first.
            joined: Whether commas alone make a list of it: "several leaders, among them A, B and parties of C, …".
        """
        end = self._past_place(tokens, at, at + 1)
        if end >= len(tokens) or (
            tokens[end].low not in self._listing
            and tokens[end].low not in self._examples
            and not (self._goes_on(tokens, end) or self._parted(tokens, end))
        ):
            return [], at
        run = [tokens[at]]
        while (following := self._next(tokens, at, end)) is not None:
            number, conjunction = following
            if tokens[number].data.possessor and peek(tokens, number + 1).cls == "poss":
                described = _described(tokens, number)
                if not described and not conjunction and self._past_person(tokens, run, number + 1) == number + 1:
                    # "Norland, Sudland's main ally, sent"
                    break
                number = described or number
            # "the United States and other states including Kenya"
            group = self._with_examples(tokens, number) if _is_group(tokens[number].data) else None
            run.append(group[0] if group is not None else tokens[number])
            joined = joined or conjunction
            end = self._past_place(tokens, number, number + 1) if group is None else group[1]
            end = self._past_person(tokens, run, end)
            if tokens[number].data.kind != "named" or (conjunction and peek(tokens, end).low not in self._further):
                break
        behind = self._past_others(tokens, at, end)
        if behind > end:
            # "Norland, Sudland and others": those who are named are a list by themselves, and so is one of them.
            return run, behind
        # Headlines and labels list without "and": "US, EU condemn vote", "Bolivia, Cuba: congratulated him".
        joined = joined or (at == 0 and (_plural_verb(peek(tokens, end)) or peek(tokens, end).low == ":"))
        # "from the presidents of A, B, C and a patriarch": what ends it may be no mention.
        return (run, end) if len(run) > 1 and (joined or len(run) >= _SURELY) else ([], at)

    def _past_place(self, tokens: list[Token], at: int, end: int) -> int:
        """Skip where an office of a list is: "the delegation | in San José | and the Panamanian government", and a remark in brackets."""
        closed = self._past_remark(tokens, end) if peek(tokens, end).low == "(" else end
        if closed > end:
            return closed
        mention: Mention = tokens[at].data
        where = peek(tokens, end + 1)
        placed = mention.role is not None and peek(tokens, end).low in self._located and _is_named(where) and where.data.place
        return end + 2 if placed and peek(tokens, end + 2).low in self._listing else end

    def _past_person(self, tokens: list[Token], run: list[Token], end: int) -> int:
        """Skip who it is of a state, where no list knows him: "Norland's Jonas Store, Sudland's | Ann Other | and Kenya's …"."""
        if peek(tokens, end).cls != "poss" or not any(who.person for token in run for who in token.data.who):
            return end
        last = end + 1
        if _is_named(peek(tokens, last)) and tokens[last].data.role is None and any(who.person for who in tokens[last].data.who):
            last += 1
        while last - end < _JOINERS and peek(tokens, last).cls == "w" and not peek(tokens, last).word.verbal:
            last += 1
        return last if last > end + 1 and peek(tokens, last).low in self._listing else end

    def _past_remark(self, tokens: list[Token], opening: int) -> int:
        """Return the number of the token behind a remark: "Norland's king | (in stiff terms) | and Sudland's"; `opening` for none."""
        closing = next((n for n in range(opening + 1, min(opening + _REMARK, len(tokens))) if tokens[n].low == ")"), 0)
        said = any(token.cls in _NO_REMARK for token in tokens[opening:closing])
        return opening if not closing or said or peek(tokens, closing + 1).low not in self._listing else closing + 1

    def _past_others(self, tokens: list[Token], at: int, end: int) -> int:
        """Return the number of the token behind "and others" or ", among others,", `end` where they do not follow.

        Args:
            tokens: Of the sentence.
            at: Number of the list's first.
            end: Number of the token behind its last.
        """
        first = end + (peek(tokens, end).low == ",")
        among = peek(tokens, first).low in self._partitive
        if not (among or peek(tokens, first).low in self._conjunctions) or peek(tokens, first + 1).low not in self._others:
            return end
        if self._new_clause(tokens, at, first + 1):
            # "congratulated Xi, and others called for calm"
            return end
        behind = first + 2
        return behind + (among and first > end and peek(tokens, behind).low == ",")

    def _next(self, tokens: list[Token], at: int, end: int) -> tuple[int, bool] | None:
        """Return the number of the next of a list, and whether "and" or the like stands before it.

        Args:
            tokens: Of the sentence.
            at: Number of the list's first.
            end: Number of the token behind the last one found.
        """
        number, joiner = self._past_joiner(tokens, end)
        if number == end:
            return (end, False) if self._goes_on(tokens, end) else None
        if not _listed(peek(tokens, number)):
            number, joiner = self._past_insertion(tokens, end) or self._past_day(tokens, end), "and"
        joins = self._joins if _is_named(peek(tokens, number)) else self._joins_group
        if not number or joiner not in joins:
            return None
        conjunction = not self._conjunctions.isdisjoint(joiner.split())
        return None if conjunction and self._new_clause(tokens, at, number) else (number, conjunction)

    def _goes_on(self, tokens: list[Token], end: int) -> bool:
        """Say whether an office follows one whose name took the comma: "the embassy of A, Ann Other, | the embassy of B, Ole X,"."""
        before, following = tokens[end - 1], peek(tokens, end)
        offices = before.cls == "M" and _is_named(following) and before.data.role is not None and following.data.role is not None
        return offices and before.end in self._closed

    @staticmethod
    def _parted(tokens: list[Token], at: int) -> bool:
        """Say whether a semicolon parts persons who each have an office: "Ann Other, the Norwegian minister | ; Ole Nordmann, …"."""
        before = tokens[at - 1]
        return peek(tokens, at).low == ";" and before.cls == "M" and bool(before.data.who) and all(who.named for who in before.data.who)

    def _past_joiner(self, tokens: list[Token], at: int) -> tuple[int, str]:
        """Return the number of the token behind what joins a list, and what that is: ", and", "as well as"."""
        number = at + self._parted(tokens, at)
        while number - at < _JOINERS and peek(tokens, number).low in self._listing:
            number += 1
        joiner = " ".join(["," if token.low == ";" else token.low for token in tokens[at:number]])
        if at < number and counts(peek(tokens, number)) and peek(tokens, number + 1).cls == "M":
            # "and two | former presidents"
            number += 1
        return number, joiner

    def _past_insertion(self, tokens: list[Token], at: int) -> int:
        """Return the number of the mention after ", in a tweet, and", 0 for none: "A, in a tweet, and B, in a letter, were …"."""
        opener = peek(tokens, at + 1)
        described = _holds_office(tokens[at - 1]) and (opener.cls in _DESCRIBES or opener.low in self._asides)
        if tokens[at].low != "," or not (described or opener.low in self._remarks):
            return 0
        widest = _DESCRIPTION if described else _JOINERS + 3
        comma = next((number for number in range(at + 2, min(at + widest, len(tokens))) if tokens[number].low == ","), 0)
        if not comma or peek(tokens, comma + 1).low != "and" or not _is_named(peek(tokens, comma + 2)):
            return 0
        if described:
            # "Norland's president Ann Other, an old ally, | and Sudland's prime minister"
            return comma + 2 if _holds_office(tokens[comma + 2]) else 0
        return 0 if any(token.cls in _NO_REMARK for token in tokens[at + 1 : comma]) else comma + 2

    def _past_day(self, tokens: list[Token], at: int) -> int:
        """Return the number of the mention after "and, on Tuesday," or "and later", 0 for none."""
        first = at + (tokens[at].low == ",")
        if first + 2 >= len(tokens) or tokens[first].low != "and":
            return 0
        for number in range(first + 1, min(first + 7, len(tokens))):
            token = tokens[number]
            if token.cls == "M":
                return number if token.data.kind == "named" else 0
            if not (token.cls == "adverb" or token.low in self._until_next):
                return 0
        return 0

    def _new_clause(self, tokens: list[Token], at: int, last: int) -> bool:
        """Say whether "and" opens a clause: "… congratulated Xi, and Putin said", "… congratulated Xi, and Cuba and Bolivia followed"."""
        while peek(tokens, last + 1).low in self._conjunctions and _is_named(peek(tokens, last + 2)):
            last += 2
        before, following = peek(tokens, at - 1), peek(tokens, last + 1)
        alternative = peek(tokens, last - 1).low in self._nor
        if following.cls == "w" and "s" in following.word.forms and "plurals" not in following.word.marks and not alternative:
            # "released by the commission, and China extends": no two do so.
            return _is_named(tokens[last])
        if not ("act" in before.senses or "speech" in before.senses or before.low in self._governing):
            return False
        if following.cls in AUXILIARY:
            return True
        return any(trigger.form in _FINITE for trigger in following.senses.get("act", ())) or any(
            form in _FINITE for _, form in following.senses.get("speech", ())
        )

    # -- groups with examples -----------------------------------------------------------------------------------------------------------

    def _with_examples(self, tokens: list[Token], at: int) -> _Joined | None:
        """Read "several countries, including Kenya and Ghana": a group with those of it that are named."""
        token = tokens[at]
        where = self._past_where(tokens, at + 1)
        first = where + (peek(tokens, where).low == ",")
        ahead = self._past_opener(tokens, first)
        if (ahead == first == at + 1) or not _is_named(peek(tokens, ahead)):
            return None
        run, end = self._run(tokens, ahead, joined=True)
        if not run:
            run, end = [tokens[ahead]], ahead + 1
        end = self._past_parties(tokens, end)
        if ahead == first:
            # No "including" before the names: "included" must stand behind.
            closed = self._past_closer(tokens, end)
            if closed == end:
                return None
            end = closed
        end += peek(tokens, end).low == "," and tokens[first - 1].low == ","
        mention = replace(token.data, kind="group", end=run[-1].end, who=_who(run))
        return unit(token.start, run[-1].end, "M", token.senses, mention), end

    def _past_where(self, tokens: list[Token], at: int) -> int:
        """Skip where a group is: "fourteen countries | of the Americas, among them …", "heads of state | in Latin America, including …"."""
        if at + 2 >= len(tokens) or tokens[at].low not in self._group_where:
            return at
        within = range(at + 2, min(at + 9, len(tokens)))
        return next((number for number in within if tokens[number].low == "," or tokens[number].low in self._examples), at)

    def _past_parties(self, tokens: list[Token], at: int) -> int:
        """Skip what ends a list and speaks for no state: "among them A, B | and the ruling parties of C,"; `at` if nothing of the kind."""
        if peek(tokens, at).low not in self._conjunctions:
            return at
        last = next((n for n in range(at + 1, min(at + _JOINERS, len(tokens))) if tokens[n].cls == "M"), 0)
        role = tokens[last].data.role if last else None
        return last + 1 if role is not None and role.level == "party" and peek(tokens, last + 1).low == "," else at

    def _past_opener(self, tokens: list[Token], at: int) -> int:
        """Skip what opens examples: "including", "such as", "among them"."""
        ahead = at
        while ahead - at < 3 and ((token := peek(tokens, ahead)).low in self._examples or _is_them(token)):
            ahead += 1
        if ahead > at and peek(tokens, ahead).low in self._those and peek(tokens, ahead + 1).low in self._genitive:
            # "several leaders, including those | of Norland and Sudland"
            ahead += 2
        return ahead

    def _past_closer(self, tokens: list[Token], at: int) -> int:
        """Skip what closes examples: "A and B | included,", "A and B | among them,"."""
        among = peek(tokens, at).low in self._examples and _is_them(peek(tokens, at + 1))
        end = at + 2 if among else at + (peek(tokens, at).low in self._included)
        return end + 1 if end > at and peek(tokens, end).low == "," else at


def _described(tokens: list[Token], at: int) -> int:
    """Return the number of the mention that an owner's word describes: "Norland and | Sudland's largest neighbour Kenya"; 0 for none."""
    number = at + 2
    while number - at < _DESCRIBED and peek(tokens, number).cls in ("w", "adverb"):
        number += 1
    return number if number > at + 2 and _is_named(peek(tokens, number)) else 0


def _is_named(token: Token) -> bool:
    return token.cls == "M" and token.data.kind == "named"


def _holds_office(token: Token) -> bool:
    """Say whether a token is a person with an office."""
    return _is_named(token) and token.data.role is not None and all(who.named for who in token.data.who)


def _is_group(mention: Mention) -> bool:
    """Say whether a mention can have examples: a group, or "the heads of state"."""
    return mention.kind == "group" or (mention.kind == "generic" and mention.role is not None and mention.role.plural)


def _listed(token: Token) -> bool:
    """Say whether a token can stand in a list of names: a name, a group, several holders of an office."""
    return token.cls == "M" and (token.data.kind == "named" or _is_group(token.data))


def _is_them(token: Token) -> bool:
    return token.cls == "M" and token.data.kind == "pronoun" and token.data.word == "them"


def _plural_verb(token: Token) -> bool:
    return any(trigger.pos == "verb" and trigger.form == "base" for trigger in token.senses.get("act", ()))


def _who(run: Iterable[Token]) -> tuple[Who, ...]:
    return tuple([one for token in run for one in token.data.who])
