"""Abbreviations that end in a full stop, by what may follow them; all in small letters.

English, German, Ukrainian, Russian, French, Polish and Spanish stand together: what is an
abbreviation in one of them is hardly ever the last word of a sentence in another.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A name, a noun or a number always follows: never the end of a sentence.
BEFORE_NAMES = _words(
    "mr mrs ms mx dr prof gen lt col maj capt cpt sgt ssgt cpl pvt adm vice-adm rear-adm cmdr cdr"
    " brig brig-gen lt-gen maj-gen lt-col sen sens rep reps gov govs rev hon st ste ft mt messrs"
    " mme mmes mlle supt det insp dep sec pres amb atty asst assoc vs v cf viz e.g i.e eg ca"
    " approx est resp incl mgr msgr fr sr.ta sra srta dña"
    " hr fr fürst frl bzw z.b u.a d.h o.ä i.d.r vgl sog ggf evtl inkl zzgl nr abs"
    " ген полк майор кап лейт серж акад проф доц ім вул просп пров бул пл обл р-н сел смт"
    " тов гр напр див пор т.зв т.з т.н св пос дер ул адм ред"
    " płk gen.bryg ppłk mjr kpt por inż mgr hab ul np tzw"
)
# Not the end before a number: "No. 5", "Art. 51", "pp. 3-9".
BEFORE_NUMBERS = _words(
    "no nos nr art arts sec sect para paras ch chap fig figs p pp vol vols ed op n°"
    " ст п пп ч гл рис табл с стор № тел м"
)
# Town, village, item: "м. Сарн", "с. Острел", "п. 4".
ONE_LETTER_BEFORE_NAMES = _words("м с п т б о")
MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec")
# The end only where the next word is one that begins sentences.
SELDOM_LAST = _words(
    "inc corp co ltd plc bros jr sr etc al esq ph.d m.d b.a m.a llc s.a gmbh assn dept univ"
    " calif ariz ark mass pa va fla tex wash ill conn mich minn miss tenn okla ore colo wis ala"
    " ga md ky la neb nev n.y n.j n.m n.c s.c n.d s.d w.va r.i d.c n.h vt kan mo mont ind ia"
    " mio mrd tsd usw u.a.m tel ext"
)
HALVES_OF_DAY = _words("a.m p.m am pm")
AFTER_HALVES_OF_DAY = _words(
    "et est edt gmt utc bst cet cest eet eest pt pst pdt ct mt local time monday tuesday"
    " wednesday thursday friday saturday sunday jan feb march april may june july aug sept oct"
    " nov dec january february august september october november december"
)
# Words that begin sentences far more often than names.
STARTERS = _words(
    "the a an this that these those it its he she they we i you his her their our my your in on at"
    " by for from with after before during since until when while as if although though because"
    " but and or so yet however meanwhile moreover also still then there here what who why how"
    " where which some many most several both all no not nobody nothing another other others such"
    " one two three to according under over about around despite instead later earlier today"
    " yesterday tomorrow now last next per only even thus therefore asked"
    " der die das ein eine er sie es wir ich ihr sein seine in im am auf nach vor bei mit von zu"
    " und aber doch auch dies diese dieser als wenn nun heute gestern"
    " він вона воно вони ми я ви це цей ця ці той та і й але а в у на за після до про під час"
    " також як коли однак сьогодні вчора за його її їх у"
    " он она оно они мы вы это этот эта эти но и также как когда однако сегодня вчера по его ее"
    " le la les un une il elle ils elles nous vous ce cette ces mais et dans en sur pour après"
    " el los las una ella ellos ellas este esta pero y con sin desde"
)
GERMAN_MONTHS = _words(
    "januar februar märz april mai juni juli august september oktober november dezember"
    " jahrhundert weltkrieg"
)
# Verbs of a tail that follows a quotation without a comma: "“Is it over?” Dolsk asked."
TAIL_VERBS = _words(
    "said says asked asks wrote writes added adds told tells replied replies answered demanded"
    " exclaimed insisted tweeted posted joked quipped shouted warned wondered declared stated"
    " noted continued concluded recalled explained remarked responded cried urged"
    " сказав сказала заявив заявила написав написала додав додала запитав запитала"
    " сказал сказала заявил заявила написал написала добавил добавила спросил спросила"
)
