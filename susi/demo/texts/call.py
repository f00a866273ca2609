"""The call: challenge, questions and answers, consent, criteria. Facts from the event of 2020."""

from typing import NamedTuple

# A text in Swedish and in English.
Words = tuple[str, str]


class Value(NamedTuple):
    """One possible answer to a criterion of the demo."""

    key: str
    name: Words
    description: Words = ("", "")


class Asked(NamedTuple):
    """A criterion of the demo."""

    key: str
    kind: str
    name: Words
    question: Words
    hint: Words
    several: bool
    may_decline: bool
    values: tuple[Value, ...]


CHALLENGE = {
    "title_sv": "Samverkans\u00adutmaning för social innovation",
    "title_en": "Co-creation challenge for social innovation",
    "over_sv": "ASIF och Malmö universitet, hösten 2020",
    "over_en": "ASIF and Malmö University, autumn 2020",
    "lede_sv": (
        "Två forskningscase. Två förmiddagar på Zoom. Du och andra från fem sektorer tar "
        "tillsammans med forskarna fram lösningsförslag som för forskningen vidare."
    ),
    "lede_en": (
        "Two research cases. Two mornings on Zoom. Together with the researchers, you and others "
        "from five sectors work out proposals that take the research further."
    ),
    "organiser_name": "ASIF, Malmö universitet",
    "funder_sv": "Vinnova (dnr 2018-03526)",
    "funder_en": "Vinnova (ref. 2018-03526)",
    "contact_email": "susi@demo.susi.example",
    "reply_name": "Eva på SUSI",
}

PARTNERS = (
    ("ASIF – Allians för Social Innovation och Förändring", ""),
    ("Malmö universitet", "https://mau.se"),
    ("Vinnova", "https://www.vinnova.se"),
)

QUESTIONS = (
    (
        "Måste jag vara expert?",
        "Nej. Vi söker människor som kan frågan på olika sätt: genom forskning, arbete, "
        "föreningsliv eller eget liv.",
        "Do I have to be an expert?",
        "No. We look for people who know the question in different ways: through research, work, "
        "associations or their own lives.",
    ),
    (
        "Vilken teknik behöver jag?",
        "En dator, surfplatta eller mobil med Zoom. Länken visas på din sida före sessionen.",
        "What equipment do I need?",
        "A computer, tablet or phone with Zoom. The link appears on your page before the session.",
    ),
    (
        "Kan jag få tolk, textning eller annat stöd?",
        "Ja. Berätta i ansökan vad du behöver. Svaret används inte i lottningen.",
        "Can I get an interpreter, captions or other support?",
        "Yes. Tell us in the application what you need. The answer is not used in the draw.",
    ),
    (
        "Kan jag söka till båda casen?",
        "Ja. Men du kan bara få en plats, eftersom sessionerna ligger dagarna efter varandra.",
        "Can I apply to both cases?",
        "Yes. But you can only get one place, because the sessions are on consecutive days.",
    ),
    (
        "Vad händer om jag inte får plats?",
        "Du får besked och står kvar på väntelistan. Om någon lämnar återbud kan du få platsen. "
        "Resultatet publiceras öppet för alla.",
        "What happens if I do not get a place?",
        "We tell you, and you stay on the waiting list. If someone gives up their place it may "
        "come to you. The result is published for everyone.",
    ),
)

CONSENT = (
    "Jag har läst hur SUSI hanterar mina uppgifter. Jag vill att mina svar används för att välja "
    "deltagare och för att ordna sessionerna. Arrangören tar bort mina uppgifter senast tre "
    "månader efter att resultatet har presenterats. Jag kan ta tillbaka min ansökan när jag vill.",
    "I have read how SUSI handles my data. I want my answers to be used to choose participants "
    "and to arrange the sessions. The organiser deletes my data at the latest three months after "
    "the result has been presented. I can withdraw my application at any time.",
)

WHY = (
    "Grupperna ska vara blandade. Ditt svar används när vi lottar deltagare, tillsammans med de "
    "andra svaren. Bara arrangören ser det.",
    "The groups should be mixed. Your answer is used when we draw participants, together with "
    "the other answers. Only the organiser sees it.",
)

SUMMIT = {
    "title_sv": "SI Summit",
    "title_en": "SI Summit",
    "note_sv": "Metoden och forskarnas reflektioner presenteras",
    "note_en": "The method and the researchers’ reflections are presented",
}

CRITERIA = (
    Asked(
        key="sektor",
        kind="sector",
        name=("Sektor", "Sector"),
        question=("Vilken sektor företräder du?", "Which sector do you represent?"),
        hint=(
            "Välj den som stämmer bäst, även om du har en fot i flera.",
            "Choose the one that fits best, even if you have a foot in several.",
        ),
        several=False,
        may_decline=False,
        values=(
            Value(
                "academia",
                ("Akademi", "Academia"),
                (
                    "Universitet, högskola, forskningsinstitut eller student",
                    "University, research institute or student",
                ),
            ),
            Value(
                "public",
                ("Offentlig sektor", "Public sector"),
                (
                    "Kommun, region, myndighet eller kommunalt bolag",
                    "Municipality, region, agency or municipal company",
                ),
            ),
            Value(
                "civil_society",
                ("Civilsamhälle", "Civil society"),
                (
                    "Förening, stiftelse, trossamfund eller nätverk",
                    "Association, foundation, faith community or network",
                ),
            ),
            Value(
                "business",
                ("Näringsliv", "Business"),
                (
                    "Företag, socialt företag, fastighetsägare eller egenföretagare",
                    "Company, social enterprise, property owner or self-employed",
                ),
            ),
            Value(
                "residents",
                ("Boende", "Residents"),
                (
                    "Du bor i området eller har egen erfarenhet och företräder dig själv",
                    "You live in the area or have own experience and speak for yourself",
                ),
            ),
        ),
    ),
    Asked(
        key="erfarenhet",
        kind="experience",
        name=("Erfarenhet av frågan", "Experience of the question"),
        question=(
            "Vilken erfarenhet har du av frågan?",
            "What experience do you have of the question?",
        ),
        hint=(
            "Egen erfarenhet betyder att du själv eller din familj har levt med frågan.",
            "Own experience means that you or your family have lived with the question.",
        ),
        several=False,
        may_decline=True,
        values=(
            Value("own", ("Egen erfarenhet", "Own experience")),
            Value("work", ("Möter den i mitt arbete", "I meet it in my work")),
            Value("none", ("Ingen särskild", "None in particular")),
        ),
    ),
    Asked(
        key="kompetens",
        kind="competence",
        name=("Kompetens", "Competence"),
        question=("Vad kan du bidra med?", "What can you contribute?"),
        hint=("Välj allt som stämmer.", "Choose all that apply."),
        several=True,
        may_decline=False,
        values=(
            Value("housing", ("Bostad och fastighet", "Housing and property")),
            Value("social_work", ("Socialt arbete", "Social work")),
            Value("health", ("Vård och hälsa", "Care and health")),
            Value("finance", ("Ekonomi och finansiering", "Economics and funding")),
            Value("law", ("Juridik och policy", "Law and policy")),
            Value("enterprise", ("Företagande och försäljning", "Enterprise and sales")),
            Value("other", ("Annan kompetens", "Other competence")),
        ),
    ),
)
