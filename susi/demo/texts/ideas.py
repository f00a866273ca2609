"""Invented ideas for the two boards: the sentence, more words, the author's sector."""

HOUSING_IDEAS = (
    (
        "En väg in: gemensam kö för barnfamiljer utan hem",
        "Familjen berättar sin historia en gång. Kö, bedömning och kontrakt på samma ställe.",
        "civil_society",
    ),
    (
        "Hyresgaranti i fem år till privata värdar",
        "Staden går i borgen så att fler fastighetsägare vågar hyra ut.",
        "business",
    ),
    (
        "Barnets skola avgör området",
        "Flytten ska inte kosta barnet kompisar och lärare.",
        "residents",
    ),
    (
        "En fast person per familj i två år",
        "Samma kontakt hela vägen, även efter inflyttning.",
        "public",
    ),
    (
        "Stad, region och stat delar på en pott",
        "Den som sparar pengar på sikt betalar också in.",
        "academia",
    ),
    (
        "Familjer som varit med stöttar nya familjer",
        "Betalt uppdrag, några timmar i veckan.",
        "residents",
    ),
    (
        "Var tjugonde lägenhet hos de kommunala bolagen",
        "Öronmärks för barnfamiljer utan hem och följs upp varje år.",
        "public",
    ),
    ("Tomma studentlägenheter som akutlösning på sommaren", "", "academia"),
    ("Sociala obligationer för undvikna placeringar", "", "business"),
    (
        "Socialtjänst och hyresvärd i samma team",
        "Värden ringer teamet innan hyran blivit ett problem.",
        "civil_society",
    ),
    (
        "Pröva modellen i ett bostadsområde i ett år",
        "Tio familjer, en öppen utvärdering.",
        "public",
    ),
)

HEALTH_IDEAS = (
    (
        "Visa värdet i en berättelse och en siffra",
        "En boendes väg, och vad den sparade för regionen.",
        "residents",
    ),
    (
        "Sälj hälsofrämjare på timme till vårdcentraler",
        "Vårdcentralen beställer, Lindängen Kraft bemannar.",
        "business",
    ),
    (
        "Samtalsgrupper på modersmål som region och kommun köper tillsammans",
        "",
        "civil_society",
    ),
    (
        "Utfallskontrakt med bostadsbolaget",
        "Bolaget betalar när tryggheten och hälsan ökar.",
        "academia",
    ),
    (
        "Provköp: tre månader till lågt pris",
        "Kunden ser resultat innan den binder sig.",
        "business",
    ),
    ("Hälsofrämjarna berättar själva i en kort film", "", "residents"),
    (
        "Universitetet följer upp och blir en kvalitetsstämpel",
        "Oberoende siffror varje halvår.",
        "academia",
    ),
    ("Idéburet offentligt partnerskap med staden", "Tre år i taget, med gemensamma mål.", "public"),
    ("Utbildning för andra stadsdelar som vill göra likadant", "", "civil_society"),
)
