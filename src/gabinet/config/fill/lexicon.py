# SPDX-License-Identifier: EUPL-1.2
"""Words of the background: invented people, subjects and sentences of an office's post; drawn by seed, never from a register."""

from dataclasses import dataclass
from itertools import accumulate
from random import Random

WOMEN = (
    "Adela Beata Cecylia Danuta Edyta Felicja Gabriela Hanna Ilona Jagoda Kamila Lucyna Matylda Natalia Oliwia Patrycja Regina Sylwia Teresa Urszula"
)
MEN = (
    "Adrian Bartosz Czesław Dariusz Emil Fabian Grzegorz Hieronim Ireneusz Jacek Konrad Lech Mateusz Norbert Oktawian Paweł Robert "
    "Sebastian Teodor Wiktor"
)
NAMES = (
    "Baran Bielik Bocian Borsuk Bukowy Chaber Czyż Derkacz Dudek Dzięcioł Gil Głóg Grab Gronostaj Jałowiec Jarząb Jaskier Jastrząb Jeż "
    "Kalina Kawka Klon Kobuz Kopeć Koral Kruk Kukułka Leszczyna Lis Łabędź Łania Łoś Malina Mewa Modrzew Olszyna Orlik Pliszka Poziomka "
    "Puchacz Rogóż Rudzik Sarna Sasanka Sikora Skowronek Słowik Sosna Sowiński Szczygieł Szpak Świstak Topola Trznadel Tymianek "
    "Wierzbik Wilk Zawilec Żbik Żuraw"
)
STREETS = "Polna Sienkiewicza Młynarska Fredry Kolejowa Zdrojowa Okólna Lipowa"
PLACES = ("Śródmieście", "Zdrój", "Osiedle Zarzecze", "Osiedle Nad Stawem", "Bażantarnia", "Olszanów", "Grzybiniec")
DOMAINS = ("poczta.example", "skrzynka.example", "listy.example", "domowa.example")


@dataclass(frozen=True, slots=True)
class Topic:
    """What people write about: subject and sentences with {street} and {place}; the unit that knows; the class of the file plan."""

    subject: str
    says: str
    asks: str
    unit: str
    symbol: str


TOPICS = (
    Topic("Dziura w jezdni, ulica {street}", "Przy numerze {n} zapadła się nawierzchnia jezdni.", "Proszę o naprawę przed zimą.", "ZDM", "7021"),
    Topic("Oświetlenie, {place}", "Od {n} dni nie świecą latarnie na odcinku do przystanku.", "Kiedy zostaną naprawione?", "ZDM", "7021"),
    Topic("Harmonogram odbioru odpadów, {place}", "Odpady zmieszane nie zostały odebrane w terminie.", "Proszę o nowy termin odbioru.", "GK", "6233"),
    Topic("Przycinka drzew przy ulicy {street}", "Gałęzie zasłaniają znak i sygnalizację.", "Proszę o przycięcie koron.", "SR", "6131"),
    Topic("Plac zabaw, {place}", "Na placu zabaw uszkodzona jest huśtawka i ogrodzenie.", "Proszę o zabezpieczenie urządzeń.", "GK", "7031"),
    Topic("Rozkład jazdy linii {n}", "Autobus odjeżdża kilka minut przed czasem z pętli.", "Proszę o sprawdzenie kursów porannych.", "MPK", "7240"),
    Topic(
        "Zaproszenie na jubileusz, {place}",
        "Mamy zaszczyt zaprosić na jubileusz naszego stowarzyszenia.",
        "Prosimy o potwierdzenie udziału.",
        "BP",
        "0601",
    ),
    Topic("Hałas z lokalu przy ulicy {street}", "Muzykę słychać po godzinie dwudziestej drugiej.", "Proszę o kontrolę.", "SM", "5310"),
    Topic(
        "Woda na ulicy {street} po deszczu", "Studzienki są zatkane i woda stoi przy przejściu.", "Proszę o udrożnienie kanalizacji.", "PWiK", "7021"
    ),
    Topic("Dowóz dzieci do szkoły, {place}", "Autobus szkolny jest przepełniony na porannym kursie.", "Proszę o większy pojazd.", "ED", "4464"),
    Topic(
        "Dotacja na remont zabytku przy ulicy {street}",
        "Wspólnota przygotowała kosztorys i program prac.",
        "Jakie są terminy wniosków?",
        "KP",
        "4125",
    ),
    Topic(
        "Najem lokalu przy ulicy {street} {n}", "Chcemy otworzyć pracownię rzemieślniczą.", "Proszę o informację o wolnych lokalach.", "GN", "7150"
    ),
    Topic("Podziękowanie, {place}", "Mieszkańcy dziękują za szybką naprawę chodnika.", "Prosimy przekazać podziękowania pracownikom.", "ZDM", "0551"),
    Topic(
        "Spotkanie w sprawie parku, {place}", "Rada osiedla prosi o spotkanie w sprawie ścieżek.", "Prosimy o zaproponowanie terminu.", "SR", "0551"
    ),
    Topic("Zimowe utrzymanie chodników, {place}", "Chodnik przy przychodni nie był odśnieżony.", "Proszę o wpisanie go do planu.", "ZDM", "7021"),
    Topic("Parkowanie na ulicy {street}", "Samochody blokują wyjazd z posesji numer {n}.", "Proszę o oznakowanie.", "ZDM", "7221"),
)
PRESS = (
    Topic("koszty utrzymania fontann", "Przygotowujemy materiał o fontannach w mieście.", "Ile kosztowało ich utrzymanie w tym roku?", "GK", "1431"),
    Topic("ścieżki rowerowe, {place}", "Czytelnicy pytają o nowe ścieżki rowerowe.", "Ile kilometrów powstanie do końca roku?", "IN", "1431"),
    Topic("wymiana pieców", "Piszemy o programie wymiany pieców.", "Ile pieców wymieniono i ile wniosków czeka?", "SR", "1431"),
    Topic("miejsca w przedszkolach", "Trwa nabór do przedszkoli.", "Ile miejsc przygotowano i ilu dzieci nie przyjęto?", "ED", "1431"),
    Topic("awarie sieci wodociągowej", "Zbieramy dane o awariach.", "Ile awarii usunięto w minionym roku?", "PWiK", "1431"),
    Topic("program letnich koncertów", "Przygotowujemy kalendarz wydarzeń.", "Jaki jest budżet koncertów w parku?", "KP", "1431"),
    Topic("remont ulicy {street}", "Kierowcy skarżą się na objazdy.", "Kiedy skończy się remont ulicy {street}?", "ZDM", "1431"),
    Topic("zadłużenie lokali komunalnych", "Piszemy o mieszkaniach komunalnych.", "Ile wynosi zadłużenie lokatorów?", "GN", "1431"),
)
NOUNS = (
    "altana ambulatorium aneks archiwum barierka biblioteka boisko bruk budżet chodnik ciepłownia cmentarz czynsz deptak droga drzewo "
    "dworzec dywan dzielnica elewacja estrada festyn filharmonia fontanna garaż gazon głośnik hala harmonogram hulajnoga hydrant izba "
    "jarmark jezdnia kanał kasztan kawiarnia kino kładka kolektor komisja kosztorys kotłownia krawężnik kurtyna kwiaciarnia latarnia "
    "ławka mapa most murek nabrzeże naprawa nawierzchnia neon niecka objazd ogród okno oranżeria orkiestra osiedle ościeżnica palma "
    "parapet park parking pergola peron piaskownica pływalnia podjazd pomnik pompa potok przejście przepust przystanek pustostan rabata "
    "ratusz remont rondo rower rusztowanie rynek sadzonka schody sieć skarpa skwer słup staw strażnica studnia szalet szlaban szyld "
    "ścieżka śmietnik świetlica taras tężnia tablica trawnik tunel uchwała umowa urządzenie wiadukt wiata witraż wodociąg wózek wykaz "
    "wyspa zabytek zagroda zasieki zegar zieleń zjazd znak żłobek żwirownia"
)
_WEIGHTS = list(accumulate(1 / (place + 1) for place in range(len(NOUNS.split()))))
_TOPIC_WEIGHTS = list(accumulate(1 / (place + 1) for place in range(len(TOPICS))))
_WOMEN, _MEN, _NAMES, _STREETS, _NOUNS = WOMEN.split(), MEN.split(), NAMES.split(), STREETS.split(), NOUNS.split()


@dataclass(frozen=True, slots=True)
class Said:
    """One letter's words."""

    subject: str
    text: str
    topic: Topic


def person(chance: Random) -> tuple[str, str]:
    """A name and an address."""
    given, surname = chance.choice(chance.choice((_WOMEN, _MEN))), chance.choice(_NAMES)
    plain = f"{given}.{surname}".lower().translate(str.maketrans("ąćęłńóśźż", "acelnoszz"))
    return f"{given} {surname}", f"{plain}{chance.randrange(10, 99)}@{chance.choice(DOMAINS)}"


def letter(chance: Random) -> Said:
    """A letter of a resident; common topics are common, rare words are rare (Zipf)."""
    return _said(chance.choices(TOPICS, cum_weights=_TOPIC_WEIGHTS)[0], chance, "Dzień dobry,")


def question(chance: Random) -> Said:
    """A question of the press."""
    said = _said(chance.choice(PRESS), chance, "Dzień dobry,")
    return Said(f"Pytanie prasowe: {said.subject}", said.text, said.topic)


def _said(topic: Topic, chance: Random, greeting: str) -> Said:
    fields = {"street": chance.choice(_STREETS), "place": chance.choice(PLACES), "n": chance.randrange(2, 90)}
    beside = " ".join(chance.choices(_NOUNS, cum_weights=_WEIGHTS, k=8))
    words = [greeting, topic.says.format(**fields), topic.asks.format(**fields), f"Dotyczy także: {beside}."]
    return Said(topic.subject.format(**fields), "\n\n".join(words), topic)


def answer(topic: Topic, number: str) -> str:
    """What the office writes back."""
    return (
        f"Dzień dobry,\n\ndziękujemy za wiadomość ({number}). Sprawę przekazaliśmy do jednostki {topic.unit}, która zajmie się nią w swoim planie.\n"
    )
