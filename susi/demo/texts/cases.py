"""The two cases, written from the facts of the event; titles and questions are the event's own."""

HOUSING = {
    "slug": "barns-bostad-forst",
    "title_sv": "Barns Bostad Först",
    "title_en": "Housing First for Children",
    "lead_question_sv": "Hur går vi från forskningsmodell till konkret utförande?",
    "lead_question_en": "How do we go from research model to practice?",
    "summary_sv": (
        "Martin Grander forskar om växande ojämlikhet på bostadsmarknaden. "
        "Caset handlar om barnfamiljer utan hem."
    ),
    "summary_en": (
        "Martin Grander studies growing inequality in the housing market. "
        "The case is about families with children who have no home."
    ),
    "background_sv": """Femtio års bostadspolitik och en alltmer fri marknad har gjort boendet ojämlikt. \
Den som inte kan köpa en bostad, eller inte når upp till hyresvärdarnas krav, blir utan. Allt fler \
drivs därför in i hemlöshet. Hårdast drabbas barnfamiljer, och mest av allt ensamstående föräldrar.

Projektet *Barns Bostad Först*, som Vinnova finansierade, avslutades efter sommaren 2020. Det lade \
fram förslag på två sorters politik: riktade insatser på kort sikt och generella på lång sikt.

Förslagen bygger på *Bostad Först*. Där får människor som länge levt i hemlöshet och har sociala \
problem ett eget hem som första steg, som en ny start.""",
    "background_en": """Fifty years of housing policy, and a market with ever fewer limits, have made \
housing unequal. Those who cannot buy a home, or cannot meet the landlords' demands, are left \
outside. More and more people are driven into homelessness. Families with children are hit hardest, \
and single parents most of all.

The project *Barns Bostad Först* (Housing First for Children), funded by Vinnova, ended after the \
summer of 2020. It proposed two kinds of policy: targeted measures in the short term and general \
ones in the long term.

The proposals build on *Housing First*, in which people who have lived long in homelessness and have \
social problems get a home of their own as the first step, as a fresh start.""",
    "problem_sv": """Projektgruppen planerar nästa steg. Den vill göra det konkret vad som krävs för att \
lärdomarna ska användas på riktigt. Många bitar måste prövas på allvar:

- Vem står för bostäderna?
- Vem sköter dem och fördelar dem?
- Vem arbetar förebyggande, så att familjerna inte förlorar hemmet igen?
- Hur finansieras modellen, och hur utvecklas den över tid?""",
    "problem_en": """The project group is planning the next step. It wants to make concrete what it takes \
to put the lessons into practice. Many pieces must be tried in earnest:

- Who provides the homes?
- Who manages and allocates them?
- Who does the preventive work, so that families do not lose the home again?
- How is the model funded, and how does it develop over time?""",
    "challenge_question_sv": (
        "Hur kan Barns Bostad Först se ut i verkligheten? Vilka aktörer ska vara inblandade och "
        "vilka roller kan de ha? Hur kan en långsiktig finansiering säkras?"
    ),
    "challenge_question_en": (
        "What can Housing First for Children look like in reality? Which actors should be involved "
        "and what roles can they have? How can long-term funding be secured?"
    ),
    "fact_figure": "1 200",
    "fact_text_sv": "barn i Malmö saknade ett eget hem 2018, enligt stadens egen räkning. Minst.",
    "fact_text_en": "children in Malmö had no home of their own in 2018, by the city's count. "
    "At least.",
    "tint": "sky",
}

HEALTH = {
    "slug": "jamlik-halsa",
    "title_sv": "Jämlik Hälsa",
    "title_en": "Equal Health",
    "lead_question_sv": "Hur ställer vi om från forskningsprojekt till socialt företag?",
    "lead_question_en": "How do we turn a research project into a social enterprise?",
    "summary_sv": (
        "Margareta Rämgård forskar om jämlik hälsa och processer som medborgare driver. "
        "Caset handlar om föreningen Lindängen Kraft."
    ),
    "summary_en": (
        "Margareta Rämgård studies equal health and processes driven by citizens. "
        "The case is about the association Lindängen Kraft."
    ),
    "background_sv": """Människor i utsatta situationer faller mellan stolarna i den svenska vården. \
Utrymmet för att främja hälsa är litet: i OECD-länderna går så lite som tre procent av pengarna \
till det.

*Jämlik Hälsa i Lindängen* byggde en modell där de som berörs är med och forskar, så kallad \
community-based participatory research (CBPR). Civilsamhälle, privat och offentlig sektor, akademi \
och de boende själva var med. Hälsofrämjare från området och samverkansparter skapade aktiviteter \
utifrån gemensamma behov.

I slutet av september 2020 bildade de boende föreningen *Lindängen Kraft*. Målet är att anställa \
egna hälsofrämjare och få intäkter som ett fristående socialt företag.""",
    "background_en": """People in exposed situations fall between the chairs of Swedish health care. \
There is little room for promoting health: in the OECD countries it gets as little as three per cent \
of the money.

*Jämlik Hälsa i Lindängen* (Equal Health in Lindängen) built a model in which those concerned take \
part in the research, known as community-based participatory research (CBPR). Civil society, \
the private and public sectors, academia and the residents themselves took part. Health promoters \
from the neighbourhood and partners made activities from shared needs.

At the end of September 2020 the residents founded the association *Lindängen Kraft*. Its aim is to \
employ its own health promoters and earn income as an independent social enterprise.""",
    "problem_sv": """Lindängen Kraft behöver hjälp att enkelt berätta för en möjlig köpare vad föreningen \
gör, hur den skapar värde och vad det betyder för kunden och för samhället.

Det började som ett forskningsprojekt och håller på att bli ett socialt företag. Akademin är \
fortfarande med och utvärderar och utvecklar. Nu måste föreningen övertyga andra om att \
satsa på den.""",
    "problem_en": """Lindängen Kraft needs help to tell a possible buyer, simply, what the association \
does, how it makes value and what that means for the client and for society.

It began as a research project and is becoming a social enterprise. Academia still takes part in \
evaluation and development. Now the association must convince others to invest in it.""",
    "challenge_question_sv": (
        "Hur kan forskningsprojektet Jämlik Hälsa förmedla sitt värde till externa kunder för att "
        "bli ekonomiskt hållbart?"
    ),
    "challenge_question_en": (
        "How can the research project Equal Health convey its value to external clients and become "
        "economically sustainable?"
    ),
    "fact_figure": "3 %",
    "fact_text_sv": "av vårdens pengar går till att främja hälsa. Så lite kan det vara i "
    "OECD-länderna.",
    "fact_text_en": "of health spending goes to promoting health. It can be as little as that in "
    "OECD countries.",
    "tint": "mint",
}

SETUP = (
    "Utmaningen är en workshop i två sessioner på Zoom. Deltagarna väljs efter sektor, erfarenhet "
    "och kompetens som har med frågan att göra, så att grupperna blir dynamiska och mångsidiga.",
    "The challenge is a workshop in two sessions on Zoom. Participants are chosen by sector, "
    "experience and competence that matter to the question, so that groups become dynamic and "
    "many-sided.",
)

PURPOSES = (
    (
        "Vi gräver djupare i problemet och tar fram idéer i små grupper, parallellt.",
        "We dig deeper into the problem and generate ideas in small groups, in parallel.",
    ),
    (
        "Vi utvärderar, konkretiserar och presenterar idéerna från den första sessionen.",
        "We evaluate, make concrete and present the ideas of the first session.",
    ),
)

AFFILIATION = ("Malmö universitet", "Malmö University")

# Quotas: places by value key, (least, most). Sectors sum to the 24 places with room to move.
QUOTAS = {
    "barns-bostad-forst": {
        "academia": (4, 6),
        "public": (4, 6),
        "civil_society": (4, 6),
        "business": (3, 5),
        "residents": (4, 6),
        "own": (3, 8),
        "work": (8, 14),
        "none": (4, 12),
        "housing": (4, 12),
        "social_work": (4, 12),
        "finance": (3, 10),
        "law": (2, 8),
    },
    "jamlik-halsa": {
        "academia": (4, 6),
        "public": (4, 6),
        "civil_society": (4, 6),
        "business": (3, 5),
        "residents": (4, 6),
        "own": (3, 8),
        "work": (8, 14),
        "none": (4, 12),
        "health": (5, 12),
        "social_work": (3, 10),
        "finance": (3, 10),
        "enterprise": (3, 10),
    },
}
