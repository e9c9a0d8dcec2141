"""Who acts in a clause and what is acted on: subjects before and behind the verb, antecedents, passives."""

from dataclasses import dataclass, field, replace

from extraction.clauses import Clause
from extraction.english_verbs import plural_subject
from extraction.events_chunks import find_chunks, is_pronominal
from extraction.events_english import Wording
from extraction.events_lexicon import noun_trigger, phrase_sense, roles_of
from extraction.facts import EntityType, EventType
from extraction.glossary_words import ARTICLE, PERSON, Noun, Number, nouns, owned
from extraction.layout import Chunk, Layout
from extraction.verbs import Voice

_FEMININE = frozenset({"حرب", "نار"})
_GRANT = 8  # tokens between سبق and أن at most
_WITH_PREDICATE = 2
_FARTHEST = 8  # clauses back that a subject left out may stand
_DEEPEST = 4  # clauses that may share the subject of the first


@dataclass(slots=True)
class Actors:
    """Finds the subjects and objects of the clauses of one article."""

    layout: Layout
    clauses: tuple[Clause, ...]
    wording: Wording
    _known: dict[int, tuple[str | None, tuple[int, int] | None]] = field(default_factory=dict)
    _owns: dict[int, tuple[str | None, tuple[int, int] | None]] = field(default_factory=dict)
    _passives: dict[int, bool] = field(default_factory=dict)

    def subject(self, number: int) -> tuple[str | None, tuple[int, int] | None]:
        """Who or what does it, in English and as tokens: before the verb, behind it, or carried on."""
        if number not in self._known:
            self._known[number] = self._find_subject(number, 0)
        return self._known[number]

    def _find_subject(self, number: int, depth: int) -> tuple[str | None, tuple[int, int] | None]:
        own = self._own(number)
        if own[1] is not None:
            return own
        clause = self.clauses[number]
        chunks = find_chunks(self.layout, clause.after, clause.last)
        joined = clause.reading.prefix[:1] in ("و", "ف") or self.layout.document.norms[clause.first] == "ثم"
        if number and (joined or not chunks):
            previous = self.clauses[number - 1]
            tokens = self.layout.document.tokens
            if tokens[previous.verb].sentence == tokens[clause.verb].sentence:
                return self._find_subject(number - 1, depth + 1) if depth < _DEEPEST else (None, None)
        return self._carried(number)

    def _carried(self, number: int) -> tuple[str | None, tuple[int, int] | None]:
        """The last subject before a verb that names none, as far as verb and subject agree."""
        clause, tokens = self.clauses[number], self.layout.document.tokens
        agreement = clause.reading.form.agreement
        bare = any(not c.lead for c in find_chunks(self.layout, clause.after, clause.last))
        if bare and self.passive(number):
            return None, None
        for back in range(number - 1, max(-1, number - 1 - _FARTHEST), -1):
            before = self.clauses[back]
            if tokens[before.verb].sentence < tokens[clause.verb].sentence - 2:
                break
            said, span = self._own(back)
            if said is None or before.relative:
                continue
            many = plural_subject(said)
            if many if agreement in ("mp", "md", "fd", "fp") else before.reading.form.agreement == agreement:
                return said, span
        return None, None

    def _own(self, number: int) -> tuple[str | None, tuple[int, int] | None]:
        """The subject that a clause names itself, or hangs on."""
        if number not in self._owns:
            self._owns[number] = self._find_own(number)
        return self._owns[number]

    def _find_own(self, number: int) -> tuple[str | None, tuple[int, int] | None]:
        clause = self.clauses[number]
        chunks = find_chunks(self.layout, clause.after, clause.last)
        if clause.relative and self._hangs(clause) and chunks and not chunks[0].lead:
            stops = any(self.layout.document.tokens[i].text in "،," for i in range(clause.after, chunks[0].first))
            if not stops:
                return self._worded(chunks[0])
        before = [c for c in find_chunks(self.layout, clause.first, clause.verb) if not c.lead]
        if before:
            return self._worded(before[0])
        if clause.relative and not self._hangs(clause):
            antecedent = self.antecedent(number)
            if antecedent is not None:
                return self._worded(antecedent)
        if self._resumes(number):
            antecedent = self.antecedent(number - 1)
            if antecedent is not None:
                return self._worded(antecedent)
        if (
            chunks
            and not chunks[0].lead
            and self._agrees(clause, chunks[0])
            and not self._cued(clause, chunks[0])
            and not self._sole_object(number, clause, chunks)
        ):
            return self._worded(chunks[0])
        granted = self._granted(clause)
        if granted is not None:
            return self._worded(granted)
        late = self._late(clause, chunks)
        if late is not None:
            return self._worded(late)
        return None, None

    def _cued(self, clause: Clause, chunk: Chunk) -> bool:
        """Whether a phrase is the object that gives a verb its meaning (دخل مدار القمر)."""
        if not clause.trigger.transitive:
            return False
        found = phrase_sense(clause.trigger, self.layout.document.norms, chunk.first, min(chunk.first + 2, chunk.last))
        if found is None or clause.passive:
            return False
        frame = found[0].en
        return " " in frame and frame not in clause.trigger.en

    def _sole_object(self, number: int, clause: Clause, chunks: list[Chunk]) -> bool:
        """Whether the one phrase behind a joined verb is its object: it is the subject's own (وسحب سفيره)."""
        if not clause.trigger.transitive or clause.passive or clause.reading.prefix[:1] not in ("و", "ف"):
            return False
        if sum(not c.lead for c in chunks) > 1 or self.layout.name[chunks[0].first]:
            return False
        at = chunks[0].first
        if owned(self.layout.document.tokens[at].text, self.layout.document.norms[at]):
            return True
        if any(c.lead in clause.trigger.objects for c in chunks) or not number:
            return False
        before = self.clauses[number - 1]  # حظرت السلطات الأحزاب، ورفعت الأحكام
        agrees = before.reading.form.agreement == clause.reading.form.agreement and not before.passive
        acted_on = any(noun.kind in ("act", "abstract") for noun in self._nouns(at))
        tokens = self.layout.document.tokens
        near = tokens[before.verb].sentence == tokens[clause.verb].sentence
        return acted_on and agrees and near and self._own(number - 1)[0] is not None

    def _granted(self, clause: Clause) -> Chunk | None:
        """Who did it before in سبق لـ ... أن: the noun behind ل."""
        norms = self.layout.document.norms
        if norms[clause.first] != "ان":
            return None
        low = max(self.layout.document.sentence_of(clause.verb).first, clause.first - _GRANT)
        at = next((i for i in range(clause.first - 1, low - 1, -1) if norms[i].lstrip("و") == "سبق"), None)
        if at is None:
            return None
        chunks = find_chunks(self.layout, at + 1, clause.first)
        return chunks[0] if chunks and chunks[0].lead == "ل" else None

    def _late(self, clause: Clause, chunks: list[Chunk]) -> Chunk | None:
        """A subject behind where or when it is (تبدأ في فرانكفورت محاكمة الطبيب)."""
        if not chunks or not chunks[0].lead or clause.reading.pronoun:
            return None
        bare = [c for c in chunks[:3] if not c.lead]
        sole = not clause.trigger.transitive or clause.trigger.control or len([c for c in chunks if not c.lead]) > 1
        sole = sole or clause.passive
        led = clause.trigger.transitive and any(c.lead in clause.trigger.objects for c in chunks[:2])
        if bare and clause.trigger.transitive and not clause.passive and self.layout.number[bare[0].first]:
            return None
        if not bare or not sole or led or self._accusative(bare[0]) or not self._agrees(clause, bare[0]):
            return None
        return None if self._cued(clause, bare[0]) else bare[0]

    def _hangs(self, clause: Clause) -> bool:
        """Whether a pronoun on or behind the verb takes up the noun before a relative clause (التي تحتاج إليها)."""
        norms = self.layout.document.norms
        behind = clause.after < clause.last and is_pronominal(norms[clause.after])
        return bool(clause.reading.pronoun) or behind

    def _agrees(self, clause: Clause, chunk: Chunk) -> bool:
        """Whether a phrase behind a feminine verb may be its subject: not where its head is a masculine verbal noun."""
        if self.layout.name[chunk.first]:
            return True
        if self._accusative(chunk):
            return False
        if clause.reading.form.agreement != "fs":
            return True
        match = noun_trigger(self.layout.document.norms, chunk.first)
        if match is None or chunk.first == chunk.last - 1 == clause.last:
            return True
        if any(n.feminine or (n.number is Number.PLURAL and n.kind != PERSON) for n in self._nouns(chunk.first)):
            return True
        trigger = match.values[0]
        return trigger.ar.endswith(("ة", "اء", "ى", "ات")) or trigger.plural or trigger.ar in _FEMININE

    def _nouns(self, at: int) -> tuple[Noun, ...]:
        """What the noun at token `at` may be."""
        return nouns().get(self.layout.document.norms[at].removeprefix(ARTICLE))

    def _accusative(self, chunk: Chunk) -> bool:
        """Whether a phrase shows by its spelling that it is an object (أعدم واحدا وعشرين; استقبل وفدا)."""
        norm = self.layout.document.norms[chunk.first]
        owned = norm.endswith(("ها", "هما", "نا"))
        return (
            len(norm) >= 4
            and norm.endswith("ا")
            and not (owned or norm.startswith("ال") or self.layout.name[chunk.first])
        )

    def _resumes(self, number: int) -> bool:
        """Whether a clause goes on behind a relative clause inside it (محادثات جدة التي رعتها باريس قد انهارت)."""
        if not number:
            return False
        clause, before = self.clauses[number], self.clauses[number - 1]
        norms = self.layout.document.norms
        adjoins = before.relative and not clause.relative and before.last == clause.first
        return (
            adjoins
            and (clause.first < clause.verb or not clause.reading.prefix)
            and ("perfective" in roles_of(norms[clause.first]) or "negation" in roles_of(norms[clause.first]))
        )

    def passive(self, number: int) -> bool:
        """Whether a verb is passive: by its form, or because it wants an object and nobody is left to act.

        كان القروي قد أوقف يوم 23 أوت; قتل ثلاثة أشخاص في ...
        """
        if number not in self._passives:
            self._passives[number] = self._nobody_acts(number)
        return self._passives[number]

    def _nobody_acts(self, number: int) -> bool:
        clause = self.clauses[number]
        if clause.passive or not clause.trigger.transitive or clause.reading.form.voice is not Voice.EITHER:
            return clause.passive
        if clause.reading.pronoun:
            return False
        if self.layout.document.norms[clause.first].endswith(("نه", "نها", "نهم", "نهما")):
            return False  # إنه، لكنها: the pronoun acts
        chunks = find_chunks(self.layout, clause.after, clause.last)
        if any(c.lead in clause.trigger.objects for c in chunks[:3]):
            return False
        following = self.clauses[number + 1] if number + 1 < len(self.clauses) else None
        adjoins = following is not None and following.first == clause.last
        if adjoins and "that" in roles_of(self.layout.document.norms[clause.last]):
            return False
        bare = sum(not c.lead for c in chunks)
        before = any(not c.lead for c in find_chunks(self.layout, clause.first, clause.verb))
        if clause.relative and chunks and chunks[0].lead and "region" not in roles_of(chunks[0].lead):
            bare = 0
        if chunks and "region" in roles_of(chunks[0].lead):
            return False  # ضربت شرق البلاد: the region is what it struck
        if before or clause.relative:
            return bare == 0 and not clause.trigger.objects and not clause.trigger.control
        if len(chunks) > 1 and bare >= _WITH_PREDICATE and not before and not chunks[0].lead and not chunks[1].lead:
            chosen = EventType.ELECTION in clause.trigger.types
            predicate = self._accusative(chunks[1]) and any(n.kind == PERSON for n in self._nouns(chunks[1].first))
            if bare == _WITH_PREDICATE and chosen and predicate:
                return True  # انتخب الحلبوسي رئيسا
        suffers = clause.trigger.types[0] in (EventType.COERCE, EventType.ASSAULT, EventType.SANCTION)
        return (
            suffers
            and bare == 1
            and not chunks[0].lead
            and not self._body(chunks[0])
            and not self._accusative(chunks[0])
        )

    def _body(self, chunk: Chunk) -> bool:
        """Whether a phrase names a body that acts rather than a person who suffers (اعتقلت الشرطة)."""
        entities = self.wording.entities
        return any(
            entities[m.entity].type is not EntityType.PERSON
            for m in self.layout.mentions_within(chunk.first, chunk.last)
            if m.entity in entities and m.first == chunk.first
        )

    def _worded(self, chunk: Chunk) -> tuple[str | None, tuple[int, int] | None]:
        return self.wording.phrase(chunk.first, chunk.last), (chunk.first, chunk.last)

    def antecedent(self, number: int) -> Chunk | None:
        """The noun phrase on which a relative clause hangs."""
        clause = self.clauses[number]
        sentence = self.layout.document.sentence_of(clause.verb)
        low = sentence.first
        if number and self.clauses[number - 1].verb < clause.first:
            low = max(low, self.clauses[number - 1].verb + 1)
        chunks = find_chunks(self.layout, max(low, clause.first - 16), clause.first)
        worded = (c for c in reversed(chunks[-3:]) if self.wording.phrase(c.first, c.last) is not None)
        return next(worded, chunks[-1] if chunks else None)

    def rest(self, number: int, subject: tuple[int, int] | None) -> list[Chunk]:
        """The phrases behind the verb that are not its subject."""
        clause = self.clauses[number]
        chunks = find_chunks(self.layout, clause.after, clause.last)
        closes = self._closes(clause)
        rest = [c for c in chunks if c.first < closes and (subject is None or (c.first, c.last) != subject)]
        if subject is not None and subject[0] >= clause.after:
            low, high = self._apposition(subject[1], clause.last)
            rest = [c for c in rest if not low <= c.first < high]
        if clause.relative and self._hangs(clause):
            antecedent = self.antecedent(number)
            if antecedent is not None:
                rest.insert(0, replace(antecedent, lead="", en=""))
        return rest

    def _closes(self, clause: Clause) -> int:
        """Where a relative clause between commas ends; what follows is the outer verb's (إيطاليا، التي ...، ب)."""
        tokens = self.layout.document.tokens
        if not clause.relative or clause.first == 0 or tokens[clause.first - 1].text not in "،,":
            return clause.last
        commas = (i for i in range(clause.after + 1, clause.last) if tokens[i].text in "،,")
        return next(commas, clause.last)

    def _apposition(self, at: int, end: int) -> tuple[int, int]:
        """The words between commas right behind a subject (أسامة حماد، رئيس الحكومة، ...), or nothing."""
        tokens = self.layout.document.tokens
        if at >= end or tokens[at].text not in "،," or self.layout.date[min(at + 1, end - 1)] >= 0:
            return at, at
        close = next((i for i in range(at + 1, min(end, at + 25)) if tokens[i].text in "،,"), end)
        return at, close
