"""Whether a sentence has a verb: one that has none is a label, or lost its middle on the way.

No grammar: every word that could be a finite verb counts as one, so that a sentence is refused
only where nothing in it could be.
"""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
AUXILIARY = frozenset(
    "am is are was were be been has have had do does did done can could may might must shall"
    " should will would cannot ain't dare need ought let".split()
)
SHORT = ("n't", "'re", "'ve", "'ll", "'d", "'m")
IS = frozenset("it's he's she's that's there's who's what's here's".split())
PAST = frozenset(
    "said told went gave took held left brought came found fell rose shot struck sent met made"
    " kept lost built began broke drove knew grew became fought felt spoke stood thought wrote"
    " paid bought sold saw heard won ran led lay drew froze flew got wore sought taught caught"
    " stole swore threw rode sank sat slept hit cut put set shut hurt let cost quit split spread"
    " beat bet bid burst cast read rid upset bound bent bled blew bred chose clung crept dealt"
    " dug drank ate fed fled forgot forgave ground hung hid knelt laid leapt lent lit meant"
    " overcame oversaw outdid partook pled proved rang sang shook shone showed shrank slid slung"
    " spent spun sprang stuck stung stank strode strove swam swept swung tore thrust understood"
    " undertook underwent wept withdrew withstood woke wound arose awoke bore burnt learnt"
    " dreamt spelt spilt spoilt swelled misled mistook upheld foresaw forbade forwent rebuilt"
    " retook reran remade resold outran overran overtook overthrew undid rethought broadcast"
    " forecast bestrode shed slit wed offset input reset smelt".split()
)
# How a plural's verb looks when its subject does not stand next to it ("the leaders of the union
# meet"). Some are nouns as well; they count, since a sentence is refused only when it is sure.
PRESENT = frozenset(
    "accept accuse admit advise affect agree aim allow announce appear apply approve argue"
    " arrest arrive ask assume attack attend attract avoid await back ban bear become begin"
    " believe belong benefit blame block bloom boast bomb border brace breathe bring build"
    " buy call carry cause celebrate change charge choose claim clash close collect collide"
    " combine come commit compare compete complain concern condemn confirm connect consider"
    " consist contain continue control converge cook cost cover crash create criticise"
    " criticize cross dance deal decide declare decline defend deliver demand deny depart"
    " depend describe deserve destroy detain develop die differ disagree disapprove discuss"
    " display diverge do doubt draw drive earn eat elect emerge employ encourage end enjoy"
    " enter erupt escape estimate evacuate examine exchange exist expect explain explode"
    " express face fail fall favor favour fear feel fight file fill find fire flee flock fly"
    " focus follow force form fuel gather get give go govern grow guard hail happen hate"
    " head hear help hold honor honour hope host hunt identify ignore imagine improve"
    " include increase indicate insist inspire intend investigate issue join judge jump keep"
    " kick kill know lack last launch lay lead learn leave lie lift like link listen live"
    " lobby look lose love make manage march mark matter mean meet miss monitor mourn move"
    " need negotiate notice obey oblige occur offer open operate oppose outnumber owe own"
    " pass pay perform pick plan play pledge point pray predict prefer prepare preserve"
    " press prevent proceed produce promise propose protest prove provide publish pull"
    " purchase pursue push put question raise rally range reach read realise realize recall"
    " receive recognise recognize recommend recover reduce reflect refuse regard register"
    " regret reject relate release rely remain remember replace reply report represent"
    " require rescue resemble resist respect respond rest result resume retain retire return"
    " reveal ride ring rise rule run sail save say search see seek seem sell send separate"
    " serve settle shape share shell shift shoot shout show shut sign sing sit sleep smell"
    " smoke solve sound speak speculate spend spread stand start stay stem step stick stop"
    " store stress stretch strike struggle study sue suffer suggest support surround survive"
    " suspect swim take talk target teach tear tell tend test thank think threaten thrive"
    " throw touch trade train transport travel treat trust try turn underline understand"
    " urge use value vary view violate visit voice vote vow wait wake walk want warn wash"
    " watch wear weigh win wish wonder work worry write yield".split()
)
# Behind one of these stands a noun or an infinitive, whatever its ending.
BEFORE_NOUN = frozenset(
    "a an the this that these those his her its their our my your no some any all both each"
    " every several many few more most other another such same own of in on at by for from"
    " with without to into onto over under about against among between during after before"
    " since until through across near around behind beyond despite per via including as like"
    " than or".split()
)
# After a plural: what joins it to the next words, and no verb.
JOINING = frozenset(
    "and but nor not too so yet if when while where because though although according following"
    " alike ago alone again together only just now then also even still already away back down"
    " off out up over later earlier".split()
)
NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen hundred thousand million"
    " billion".split()
)
# What a figure counts, as against "the Petrel 9 launches".
MEASURE = re.compile(
    r"(?:second|minute|hour|day|week|month|year|time|percent|point|metre|meter|mile|kilometre|"
    r"kilometer|ton|tonne|dollar|euro|pound|person|death|soldier|home|other|game|yard)s"
)
# Behind one of these a word in -s is a noun: "previous altercations", but "the hospital treats".
ADJECTIVE = re.compile(
    r"(?:\w*ous|new|old|next|past|last|first|second|third|recent|earlier|big|small|large|high|low|"
    r"long|short|young|major|minor|main|own|good|bad|great|few|different|similar|certain|final|"
    r"foreign|national|local|public|private|social|special|early|late|best|worst)\Z"
)
# Words in -s that are never finite verbs.
NEVER = frozenset(
    "as its his this thus us yes plus across perhaps always towards afterwards besides"
    " sometimes series species news sports politics whereas ours theirs hers yours".split()
)
# Subjects of a plural's verb that do not look like one.
PLURAL = frozenset(
    "people men women children police they we you i who which that and both most many some"
    " others all few several also still now never often already always even ever then".split()
)


def has_verb(text: str) -> bool:
    """Tell whether any word of an English sentence could be a finite verb."""
    words = WORD.findall(text)
    return any(map(_could_be_verb, words, ("", *words)))


def _could_be_verb(word: str, before: str) -> bool:
    small = word.lower().replace("’", "'")
    if small in AUXILIARY or small.endswith(SHORT) or small in IS:
        return True
    if not word.islower() or small in NEVER or not before:
        return False
    last = before.lower()
    is_noun = last in BEFORE_NOUN and last not in PLURAL
    if small in PAST or small in PRESENT:
        return not is_noun
    if small.endswith("ed"):
        return True
    if is_noun:
        return False
    if small.endswith("s") and not small.endswith(("ss", "ous", "us", "'s")):
        is_counted = last in NUMBERS or (last[0].isdigit() and MEASURE.fullmatch(small))
        return not is_counted and not (before.islower() and ADJECTIVE.match(last))
    if small in BEFORE_NOUN or small in JOINING or len(small) == 1:
        return False
    return last in PLURAL or (last.endswith("s") and not last.endswith(("ss", "'s", "’s")))
