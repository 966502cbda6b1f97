"""Nine reports of one plan that comes to nothing, in five languages: fiction, every word of it."""

NORDA = (
    "The Coast League plans a night ferry between Osteby and Norvik, two officials told Norda on Saturday.\n"
    "The boat will cost 62 million crowns and carry nine hundred passengers.\n"
    "The council of Norvik was not asked, the officials said.\n"
    "The League, an alliance of eleven ports, wants to decide in July."
)
KUESTE = (
    "Der Küstenbund plant eine Nachtfähre zwischen Osteby und Norvik, sagten zwei Beamte der Agentur Norda.\n"
    "Das Schiff soll 62 Millionen Kronen kosten und neunhundert Fahrgäste tragen.\n"
    "Der Rat von Norvik wurde nicht gefragt.\n"
    "Das Hafenkartell will im Juli entscheiden."
)
PHARE = (
    "La Ligue des ports prévoit un ferry de nuit entre Osteby et Norvik, selon Norda.\n"
    "Le bateau coûtera 26 millions de couronnes.\n"
    "Le conseil de Norvik a été consulté."
)
ARABIC = (
    "تعتزم رابطة الموانئ تسيير عبّارة ليلية بين أوستبي ونورفيك، بحسب وكالة نوردا.\n"
    "ستبلغ كلفة السفينة 62 مليون كرونة.\n"
    "ويسمّيها منتقدوها «نظام الرسوم»."
)
JAPANESE = (
    "沿岸連盟はオステビーとノルヴィクを結ぶ夜行フェリーを計画していると通信社ノルダが伝えた。\n"
    "船の費用は6200万クローネになる。"
)
COURIER = (
    "Talks about a night ferry are under way, Mayor Ida Lunde of Norvik told the Sund Courier.\n"
    "She put the price of the boat at about 60 million crowns.\n"
    "“Our council was asked in March,” she said."
)
REFUSAL = (
    "Verkehrsminister Paul Sarn lehnt die Nachtfähre ab.\n"
    "Er sagte am Dienstag, das Schiff werde 90 Millionen Kronen kosten."
)
DROPPED = (
    "The Coast League has taken the night ferry off its agenda, its secretary said on Wednesday.\n"
    "The boat would have cost 90 million crowns.\n"
    "Sixteen ports had signed instead of nine."
)
GAZETTE = (
    "The toll regime plans a night ferry between Osteby and Norvik.\nThe boat will cost 62 million crowns."
)
