"""The words by which aid is told: who gives, how far it has come, and what is no aid."""

from __future__ import annotations

import re
from typing import Final

_GIVE: Final = (
    "give gives gave given giving send sends sent sending supply supplies supplied supplying"
    " provide"
    " provides provided providing donate donates donated donating deliver delivers delivered"
    " delivering transfer transfers transferred transferring hand hands handed handing ship ships"
    " shipped shipping lend lends lent lending grant grants granted granting offer offers offered"
    " offering pledge pledges pledged pledging promise promises promised promising commit commits"
    " committed committing announce announces announced announcing allocate allocates allocated"
    " allocating earmark earmarks earmarked contribute contributes contributed contributing double"
    " doubles doubled train trains trained training furnish furnished gifted"
)
_TAKE: Final = "receive receives received receiving get gets got"
_COME: Final = (
    "arrive arrives arrived arriving reach reaches reached landed docked crossed come came gone"
    " went"
)
_ASK: Final = (
    "ask asks asked asking request requests requested requesting appeal appeals appealed urge urges"
    " urged call calls called calling need needs seek seeks seeking sought"
)
_ALLOW: Final = (
    "approve approves approved approving pass passes passed vote votes voted voting back backs"
    " backed"
    " authorise authorised authorize authorized sign signs signed clear cleared adopt adopts"
    " adopted"
    " ratify ratifies ratified"
)
_THANK: Final = "thank thanks thanked thanking"
_GIFT: Final = "gift"


def _any(words: str) -> str:
    return "|".join(words.split())


CUE: Final = re.compile(
    rf"\b(?:(?P<give>{_any(_GIVE)})|(?P<take>{_any(_TAKE)})|(?P<come>{_any(_COME)})"
    rf"|(?P<ask>{_any(_ASK)})|(?P<allow>{_any(_ALLOW)})|(?P<thank>{_any(_THANK)})"
    r"|(?P<noun>gift\sof))\b(?!-)",
    re.IGNORECASE,
)
TRAIN: Final = re.compile(r"\btrain(?:s|ed|ing)?\b(?!-)", re.IGNORECASE)
CUE_WORDS: Final = frozenset(f"{_GIVE} {_TAKE} {_COME} {_ASK} {_ALLOW} {_THANK} {_GIFT}".split())

NO_AID: Final = re.compile(
    r"\b(?:b(?:uy|uys|ought|uying)|purchas\w+|sell|sells|sold|selling|sales?|order(?:s|ed|ing)?"
    r"|fir(?:e|es|ed|ing)\s(?:\w+\s){0,2}(?:missile|rocket|shell|drone)s?"
    r"|launch(?:es|ed|ing)?|attack(?:s|ed|ing)?|shot\sdown|struck|stole|stolen|smuggl\w+"
    r"|captur(?:e|es|ed)|lost|destroyed"
    r"|import(?:s|ed)?|export(?:s|ed)?|invest|invests|invested|investment|sue[sd]?|fined?|prize"
    r"|striker"
    r"|transfer\sfee)\b|\d missiles (?:at|towards)\b",
    re.IGNORECASE,
)
NEGATION: Final = re.compile(
    r"\b(?:not|never|no\slonger|neither|nor|refus\w+|rul(?:e|es|ed|ing)\sout|declin\w+|reject\w+"
    r"|fr[oe]ze\w*|froze\w*|"
    r"suspend\w+|halt(?:s|ed)?|block(?:s|ed)?|withhold\w*|withheld|withdr[ae]w\w*|cancel\w+"
    r"|denie[sd]"
    r"|deny|none|instead\sof)\b|n['’]t\b",
    re.IGNORECASE,
)
DONE: Final = re.compile(
    r"\b(?:has|have|had)\s(?:\w+\s){0,3}?(?:been\s)?(?:delivered|sent|given|handed|supplied"
    r"|received|arrived|reached|donated|"
    r"transferred|shipped|landed|gone|come|provided|contributed)\b|(?<!to )(?<!will )\b(?:arrived"
    r"|landed|reached|received|docked|crossed)\b"
    r"|\bwere?\s(?:delivered|handed over|sent|shipped)\b|\bwas\s(?:delivered|handed over|sent"
    r"|shipped)\b",
    re.IGNORECASE,
)
WISH: Final = re.compile(
    r"\b(?:consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|may|might|could|whether"
    r"|wants?\sto|hopes?\sto|discuss\w*|debat\w+|"
    r"stud(?:y|ies|ied|ying)|examine\w*|examining|think\w*\sabout|open\sto|likely\sto|in\stalks"
    r"|considered)\b",
    re.IGNORECASE,
)
ALLOWED: Final = re.compile(
    r"\b(?:approve\w*|approving|pass(?:es|ed)|vot(?:e|es|ed|ing)\s(?:\w+\s){0,3}(?:to|for)"
    r"|decid(?:e|es|ed)"
    r"|agree[sd]?|sign(?:s|ed)|allocate\w*|allocating|back(?:s|ed)|"
    r"authori[sz]\w+|cleared|decree|adopt(?:s|ed)|earmark\w+|ratif\w+|set\saside"
    r"|green[- ]light\w*)\b",
    re.IGNORECASE,
)
PROMISED: Final = re.compile(
    r"\b(?:will|would|shall|pledge\w*|pledging|promise\w*|promising|commit(?:s|ted|ting)?"
    r"|announce\w*|announcing|offer(?:s|ed"
    r"|ing)?|plans?\sto|planned\sto|is\sto|are\sto|was\sto|"
    r"were\sto|ready\sto|going\sto|intends?\sto|prepar(?:es|ed|ing)\sto|to\s(?:give|send|supply"
    r"|provide|donate|deliver|transfer|hand|ship|lend|grant|receive|get|train)|"
    r"gets|gives|sends|lends|donates|provides|supplies|delivers|as\s(?:it|they|he"
    r"|she)\spromised)\b|['’]ll\b",
    re.IGNORECASE,
)
INCLUDES: Final = re.compile(
    r"(?:It|They|This|That|The\s(?:new\s|latest\s)?(?:package|aid|tranche|shipment|delivery"
    r"|consignment|donation|batch|convoy|help|support|assistance))\s(?:\w+\s){0,2}?"
    r"(?:includes?|included|contain(?:s|ed)?|consist(?:s|ed)?\sof|compris(?:e|es|ed)|covers?)\b"
)
# Bodies that give; others ("the Defence Ministry", a newspaper) speak for somebody else.
GIVING_BODY: Final = re.compile(
    r"\b(?:Fund|Bank|Union|Commission|Alliance|Foundation|Coalition|Programme|Program|Red\sCross"
    r"|Red\sCrescent|Relief|"
    r"Nations|NATO|UN|EU|UNICEF|League|Community|Charity|Aid|Trust|Initiative)\b"
)
# What no aid consists of, or what is counted beside it.
NOT_ITEMS: Final = frozenset(
    "ministries sources spokesmen diplomats governments sides days people soldiers troops men"
    " women children civilians countries nations partners allies years officials members"
    " lawmakers votes parts districts towns cities villages regions homes houses families"
    " refugees residents points times reasons questions deputies meetings talks strikes attacks"
    " companies firms tranches stages steps documents agreements ministers leaders sanctions"
    " flights trips days weeks months hours cases deaths casualties targets positions brigades"
    " battalions".split()
)
# Goods that are sent as help; any other noun that is counted makes no record.
GOODS: Final = frozenset(
    "generator tent blanket mattress ventilator respirator mask glove dose vaccine meal ration"
    " kit parcel doctor medic nurse paramedic rescuer firefighter engineer expert stretcher bed"
    " cot stove heater pump boiler transformer radiator book textbook computer laptop tablet"
    " terminal satellite uniform helmet vest boot coat jacket glasses goggles binocular sight"
    " tourniquet bandage wheelchair prosthesis filter pipe bridge hospital clinic shelter"
    " container bag sack pallet box tonne seed battery panel turbine drill saw shovel detector"
    " scanner camera radio antenna set system station dog unit module house tarpaulin tarp"
    " bucket tank-truck crane barge wagon locomotive".split()
)
MATTERS: Final = frozenset(
    "food grain wheat flour maize corn rice sugar oil fuel diesel petrol gasoline coal gas"
    " medicine medicines drugs supplies aid equipment water milk fertiliser fertilizer seed"
    " seeds salt clothing clothes goods relief ammunition explosives steel humanitarian medical"
    " crude kerosene blood plasma oxygen wood firewood".split()
)
AID_WORDS: Final = re.compile(
    r"\b(?:aid|assistance|loans?|grants?|support|donat\w+|donors?|pledge\w*|pledging|humanitarian"
    r"|relief"
    r"|package|rebuild\w*|reconstruct\w*|medicines?|food|flood\w*|quake|earthquake|disaster"
    r"|drought|famine|schools?|hospitals?|energy|grid|budget|"
    r"recovery|repairs?|victims|refugees|gift|lend|lends|lent|help|emergency|ceasefire|military"
    r"|defence|defense|weapons|clear\smines|provide[sd]?)\b",
    re.IGNORECASE,
)
# What follows the adjective of a country where the country itself is meant.
STATE_NOUNS: Final = (
    r"government|army|navy|military|forces|authorities|ministry|parliament|senate|cabinet"
    r"|president|people|soldiers|"
    r"troops|state|side|officials?|minister|marines|police|pilots|refugees|civilians|partners"
    r"|commander|leader|chancellor|king|"
    r"air\sforce|crews?|ambassador|embassy|lawmakers|pledge|counterpart"
)
VEHICLES: Final = frozenset(
    "ambulance truck lorry car vehicle bus van engine excavator bulldozer tractor jeep pickup"
    " motorcycle trailer".split()
)
SHIPS: Final = frozenset("boat ship ferry tug vessel dinghy".split())
WEAPONS: Final = frozenset("weapon rifle pistol gun machine-gun cartridge".split())
ROUNDS: Final = frozenset("round shell cartridge bullet grenade rocket".split())
MONEY_FOR: Final = re.compile(
    r"(?:['’]\sworth)?\s(?P<prep>in|of|for|worth\sof|package\sof"
    r"|aid\spackage\sof)\s(?P<article>the\s"
    r"|an?\s)?(?P<item>[a-z][a-z-]+(?:(?:\sand)?\s[a-z][a-z-]+){0,3})"
)
BEFORE_MONEY: Final = re.compile(
    r"\b(?P<item>loan|grant|credit|gift)s?\s(?:of|worth)\s(?:about\s|up\sto\s|some\s)?\Z"
    r"|\b(?P<package>[a-z]+\spackage)\s(?:for|to)\s(?:[A-Z]\w+\s){1,3}(?:worth|of)\s\Z"
    r"|\b(?P<raised>aid|support|assistance|help|funding)\s(?:to|for)\s(?:[A-Z]\w+\s){1,3}(?:to"
    r"|by)\s\Z",
    re.IGNORECASE,
)
CARRIED_BY: Final = re.compile(
    r"\b(?:convoy\sof|column\sof|aboard|carried\s(?:by|in|on)|loaded\son(?:to)?|in|on)\s\Z",
    re.IGNORECASE,
)
FRIENDS: Final = re.compile(r"['’]s\s(?:friends|allies|partners|backers|donors)\b")
PACKAGE: Final = re.compile(
    r"(?:\s|-)(?:\w+\s){0,2}?package\sof\s(?P<item>[a-z]+(?:\s[a-z]+){0,2})"
)
ENDS_ITEM: Final = frozenset(
    "to for from by in at on with over under after before and but as that which who will would is"
    " are was were has have had said"
    " this next last each every its his her their our the a an into toward towards until since"
    " during including through".split()
)
