"""Words of which the furniture of web pages consists: counters, share bars, notes of changes.

A line of these words alone says nothing, if one of the telling ones is among them.
"""

import re

SHARING = frozenset(
    "share sharing teilen поділитися поширити поделиться падзяліцца partager compartir"
    " udostępnij tweet facebook telegram whatsapp viber linkedin reddit pocket bookmark"
    " drucken print email".split()
)
COUNTED = frozenset(
    "comment comments view views share shares like likes reads reaction reactions retweets"
    " reposts votes follower followers kommentar kommentare aufrufe коментар коментарі"
    " коментарів комментарий комментария комментариев комментарии каментары каментароў"
    " перегляд перегляди переглядів просмотр просмотра просмотров commentaire commentaires"
    " vues partages comentario comentarios vistas komentarz komentarze komentarzy"
    " wyświetleń".split()
)
CHANGED = frozenset(
    "updated update modified published posted aktualisiert veröffentlicht оновлено"
    " опубліковано обновлено опубликовано абноўлена апублікавана actualizado publicado"
    " zaktualizowano opublikowano publié actualisé mis stand ago just тому назад таму temu"
    " reading read lesezeit читання чтения lecture".split()
)
FILLING = frozenset(
    "a an and about over less than now one few this article story page link copy copied via"
    " on at by to in of x mail e s m h d am pm last second seconds sec secs minute minutes min"
    " mins hour hours hr hrs day days week weeks zuletzt vor um uhr einer einem sekunden"
    " minuten stunde stunden std tag tage tagen tsd auf о в у за на хв хвилин хвилини хвилину"
    " год годин години годину секунд день дні днів тис час времени часу мин минут минуты"
    " минуту часов часа дней дня à jour il y heures heure jours minutos hace horas hora día"
    " días el de le la minut minuty godzin godziny dni dnia o k utc gmt cet cest eet eest est"
    " edt bst msk".split()
)
TELLING = SHARING | COUNTED | CHANGED
CALENDAR = re.compile(
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|apr(?:il)?|mai|may|june?"
    r"|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?"
    r"|de[cz](?:ember)?|janv|févr(?:ier)?|mars|avril|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre"
    r"|octubre|noviembre|diciembre|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?"
    r"|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:січ|лют|берез|квіт"
    r"|трав|черв|лип|серп|верес|жовт|листоп|груд|янв|февр?|март|апр|ма[йя]|июн|июл|авг|сент"
    r"|окт|нояб|дек|понеділ|вівтор|серед|четв|п.?ятн|субот|неділ|вторн|воскр|студз|лютаг"
    r"|сакав|красав|чэрв|ліпен|жнів|верас|кастр|лістап|снеж|stycz|lut|mar[cz]|kwie|maj|czerw"
    r"|lip|sierp|wrze|paźdz|listop|grud)\w{0,6})"
)
RELATED = re.compile(
    r"(?:• ?)?(?:related(?: (?:articles|stories|news|topics|content))?|read (?:also|more"
    r"|next)|see also|more on this(?: story)?|most (?:read|popular)|mehr zum thema"
    r"|lesen sie auch|читайте також|також|читайте также|читайце таксама|lire aussi"
    r"|à lire aussi|lea también|czytaj także|topics|tags|themen|теми|теги):?",
    re.IGNORECASE,
)
