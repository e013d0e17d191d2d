"""Names of publishers for reports that come under a web address alone.

Feeds and dumps often call an outlet by its host ("www.example.org"), and an edition would say so
in every sentence. What the desk registers comes first; the rest is what the publishers call
themselves.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.records import Outlet, OutletKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.records import Registers, Report

HOST = re.compile(r"(?:https?://)?(?:www\d?\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})/?\Z", re.IGNORECASE)

AGENCIES = {
    "reuters.com": "Reuters",
    "apnews.com": "the Associated Press",
    "ap.org": "the Associated Press",
    "afp.com": "Agence France-Presse",
    "dpa.com": "dpa",
    "upi.com": "United Press International",
    "tass.com": "TASS",
    "interfax.com": "Interfax",
    "interfax.com.ua": "Interfax-Ukraine",
    "ukrinform.net": "Ukrinform",
    "ukrinform.ua": "Ukrinform",
    "unian.info": "UNIAN",
    "xinhuanet.com": "Xinhua",
    "yna.co.kr": "Yonhap",
    "kyodonews.net": "Kyodo News",
    "bloomberg.com": "Bloomberg",
    "aa.com.tr": "Anadolu",
    "efe.com": "EFE",
    "ansa.it": "ANSA",
    "pap.pl": "PAP",
    "bta.bg": "BTA",
}
BROADCASTERS = {
    "bbc.com": "the BBC",
    "bbc.co.uk": "the BBC",
    "cnn.com": "CNN",
    "nbcnews.com": "NBC News",
    "cbsnews.com": "CBS News",
    "abcnews.go.com": "ABC News",
    "foxnews.com": "Fox News",
    "npr.org": "NPR",
    "pbs.org": "PBS",
    "cnbc.com": "CNBC",
    "msnbc.com": "MSNBC",
    "aljazeera.com": "Al Jazeera",
    "dw.com": "Deutsche Welle",
    "france24.com": "France 24",
    "rfi.fr": "RFI",
    "rferl.org": "Radio Free Europe/Radio Liberty",
    "voanews.com": "Voice of America",
    "euronews.com": "Euronews",
    "sky.com": "Sky News",
    "itv.com": "ITV",
    "rte.ie": "RTÉ",
    "cbc.ca": "CBC",
    "abc.net.au": "the ABC",
    "suspilne.media": "Suspilne",
    "rt.com": "RT",
    "tagesschau.de": "Tagesschau",
    "zdf.de": "ZDF",
}
PAPERS = {
    "nytimes.com": "The New York Times",
    "washingtonpost.com": "The Washington Post",
    "wsj.com": "The Wall Street Journal",
    "usatoday.com": "USA Today",
    "latimes.com": "the Los Angeles Times",
    "chicagotribune.com": "the Chicago Tribune",
    "bostonglobe.com": "The Boston Globe",
    "sfgate.com": "SFGate",
    "nypost.com": "the New York Post",
    "nydailynews.com": "the New York Daily News",
    "theatlantic.com": "The Atlantic",
    "time.com": "Time",
    "newsweek.com": "Newsweek",
    "politico.com": "Politico",
    "politico.eu": "Politico",
    "thehill.com": "The Hill",
    "axios.com": "Axios",
    "vox.com": "Vox",
    "huffingtonpost.com": "HuffPost",
    "huffingtonpost.ca": "HuffPost Canada",
    "huffingtonpost.com.au": "HuffPost Australia",
    "buzzfeednews.com": "BuzzFeed News",
    "businessinsider.com": "Business Insider",
    "businessinsider.de": "Business Insider Deutschland",
    "forbes.com": "Forbes",
    "fortune.com": "Fortune",
    "ft.com": "the Financial Times",
    "economist.com": "The Economist",
    "theguardian.com": "The Guardian",
    "telegraph.co.uk": "The Daily Telegraph",
    "thetimes.co.uk": "The Times",
    "independent.co.uk": "The Independent",
    "dailymail.co.uk": "the Daily Mail",
    "thesun.co.uk": "The Sun",
    "mirror.co.uk": "the Daily Mirror",
    "express.co.uk": "the Daily Express",
    "dailystar.co.uk": "the Daily Star",
    "standard.co.uk": "the Evening Standard",
    "irishtimes.com": "The Irish Times",
    "irishexaminer.com": "the Irish Examiner",
    "theglobeandmail.com": "The Globe and Mail",
    "thestar.com": "the Toronto Star",
    "smh.com.au": "The Sydney Morning Herald",
    "theage.com.au": "The Age",
    "nzherald.co.nz": "The New Zealand Herald",
    "straitstimes.com": "The Straits Times",
    "scmp.com": "the South China Morning Post",
    "japantimes.co.jp": "The Japan Times",
    "chinadaily.com.cn": "China Daily",
    "timesofindia.indiatimes.com": "The Times of India",
    "hindustantimes.com": "the Hindustan Times",
    "thehindu.com": "The Hindu",
    "dawn.com": "Dawn",
    "haaretz.com": "Haaretz",
    "timesofisrael.com": "The Times of Israel",
    "jpost.com": "The Jerusalem Post",
    "themoscowtimes.com": "The Moscow Times",
    "sputniknews.com": "Sputnik",
    "meduza.io": "Meduza",
    "kyivpost.com": "the Kyiv Post",
    "kyivindependent.com": "The Kyiv Independent",
    "pravda.com.ua": "Ukrainska Pravda",
    "hromadske.ua": "Hromadske",
    "spiegel.de": "Der Spiegel",
    "zeit.de": "Die Zeit",
    "faz.net": "the Frankfurter Allgemeine Zeitung",
    "sueddeutsche.de": "the Süddeutsche Zeitung",
    "welt.de": "Die Welt",
    "tagesspiegel.de": "Der Tagesspiegel",
    "bild.de": "Bild",
    "taz.de": "taz",
    "nzz.ch": "the Neue Zürcher Zeitung",
    "derstandard.at": "Der Standard",
    "lemonde.fr": "Le Monde",
    "lefigaro.fr": "Le Figaro",
    "liberation.fr": "Libération",
    "elpais.com": "El País",
    "elmundo.es": "El Mundo",
    "corriere.it": "the Corriere della Sera",
    "repubblica.it": "La Repubblica",
    "gazeta.pl": "Gazeta.pl",
    "wyborcza.pl": "Gazeta Wyborcza",
    "thedenverchannel.com": "Denver7",
    "detroitnews.com": "The Detroit News",
    "theverge.com": "The Verge",
    "wired.com": "Wired",
    "engadget.com": "Engadget",
    "techcrunch.com": "TechCrunch",
    "arstechnica.com": "Ars Technica",
    "gizmodo.com": "Gizmodo",
    "cnet.com": "CNET",
    "zdnet.com": "ZDNet",
    "coindesk.com": "CoinDesk",
    "gamespot.com": "GameSpot",
    "space.com": "Space.com",
    "variety.com": "Variety",
    "hollywoodreporter.com": "The Hollywood Reporter",
    "billboard.com": "Billboard",
    "rollingstone.com": "Rolling Stone",
    "ew.com": "Entertainment Weekly",
    "people.com": "People",
    "espn.com": "ESPN",
    "sportingnews.com": "Sporting News",
}
KINDS = (
    (AGENCIES, OutletKind.AGENCY),
    (BROADCASTERS, OutletKind.BROADCASTER),
    (PAPERS, OutletKind.NEWSPAPER),
)


def with_publishers(registers: Registers, reports: Iterable[Report]) -> Registers:
    """Return the registers with an outlet for each web address that reports come under.

    A host nobody knows keeps its address, without "www."; registered outlets stay as they are.
    """
    known = {outlet.id for outlet in registers.outlets}
    hosts = sorted({one.outlet for one in reports if one.outlet} - known)
    found = [outlet for name in hosts if (outlet := _publisher(name)) is not None]
    return replace(registers, outlets=(*registers.outlets, *found)) if found else registers


def _publisher(spelling: str) -> Outlet | None:
    match = HOST.match(spelling)
    if match is None:
        return None
    host = match[1].lower()
    labels = host.split(".")
    for n in range(len(labels) - 1):  # edition.cnn.com is CNN's too
        parent = ".".join(labels[n:])
        for names, kind in KINDS:
            if parent in names:
                return Outlet(spelling, names[parent], kind)
    return Outlet(spelling, host)
