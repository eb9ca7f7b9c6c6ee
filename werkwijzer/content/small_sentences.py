"""The small sentences that the program says, and what it fills in; content/zinnen.yml has their words.

A sentence that the code says by `Library.sentence` stands here, so that the check knows what may not be left out.
"""

_NOTHING_TO_FILL_IN = """
    welkom regio_vraag regio_onthouden_elders verduidelijk buiten_bereik mens_aanbieden geen_van_deze storing
    te_lang niets_te_lezen onderwerp_weg knop_verlopen gemaskeerd_bsn gemaskeerd_iban groet afscheid bedankt ja
    nee meer stop hulp bot_vraag niet_snappen_niets andere_taal frustratie nood medewerker vacature_zoeken
    vacature_alert loopbaan_apk_doen
    gegevens_wissen gegevens_inzien training_gevonden_algemeen training_onzeker training_backend_weg
    eenvoudiger_knop geen_van_deze_knop telegram_medewerker telegram_privacy telegram_wis telegram_wis_ja_knop
    telegram_wis_nee_knop telegram_gewist telegram_bewaard telegram_wis_niets telegram_foto telegram_video
    telegram_geluid telegram_bestand telegram_plaatje telegram_locatie telegram_contact telegram_peiling
    telegram_anders telegram_aangepast telegram_groep telegram_menu_start telegram_menu_help telegram_menu_privacy
    telegram_menu_stop telegram_menu_wis verouderd stappen_lijst stappen_verder stappen_klaar stappen_welke
    stappen_anders_knop
    afspraak_soort afspraak_soort_meer_knop afspraak_soort_niet_hier afspraak_wijze_kan_niet afspraak_tijd
    afspraak_tijd_past afspraak_tijd_past_niet afspraak_andere_tijden_knop afspraak_stop_knop afspraak_ja_knop
    afspraak_nummer_nodig afspraak_nummer_fout afspraak_voorbij afspraak_net_weg afspraak_niet_vrij
    afspraak_geen_tijd afspraak_geen_gesprekken afspraak_elders afspraak_bel afspraak_online
    afspraak_online_link afspraak_voorbeeld
    afspraak_hoe_telefoon afspraak_hoe_online afspraak_bekijken_meer afspraak_welke_verzetten
    afspraak_welke_afzeggen afspraak_code_vraag afspraak_code_fout afspraak_verzetten_knop
    afspraak_afzeggen_knop afspraak_afzeggen_ja_knop afspraak_afzeggen_nee_knop afspraak_weg
    afspraak_klaarleggen afspraak_nog_geen afspraak_kies_tijd afspraak_herinneren_kan_niet
    afspraak_herinneren_knop afspraak_herinneren afspraak_backend_weg afspraak_agenda_weg
    afspraak_hoe_ergens herinnering_kan_niet afgezegd_excuus agenda_afzeggen
    """.split()  # noqa: SIM905

PLACEHOLDERS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_NOTHING_TO_FILL_IN, frozenset[str]()),
    "afspraak_wijze": frozenset({"kind"}),
    "afspraak_klopt": frozenset({"how", "kind", "when"}),
    "afspraak_klopt_telefoon": frozenset({"how", "kind", "when"}),
    "afspraak_klopt_verzetten": frozenset({"how", "kind", "when"}),
    "afspraak_geen_dag": frozenset({"day"}),
    "afspraak_te_snel": frozenset({"day"}),
    "afspraak_te_ver": frozenset({"day"}),
    "afspraak_feestdag": frozenset({"day", "holiday"}),
    "afspraak_te_veel": frozenset({"limit"}),
    "afspraak_geboekt": frozenset({"whole"}),
    "afspraak_code": frozenset({"code"}),
    "afspraak_heel": frozenset({"how", "kind", "when"}),
    "afspraak_hoe_locatie": frozenset({"address", "place"}),
    "afspraak_bekijken_een": frozenset({"whole"}),
    "afspraak_code_te_vaak": frozenset({"wait"}),
    "afspraak_verzet": frozenset({"whole"}),
    "afspraak_verzetten_begin": frozenset({"whole"}),
    "afspraak_afzeggen_zeker": frozenset({"whole"}),
    "afspraak_afgezegd": frozenset({"whole"}),
    "afspraak_blijft": frozenset({"whole"}),
    "herinnering": frozenset({"whole"}),
    "afgezegd_door_medewerker": frozenset({"whole"}),
    "afgezegd_bericht": frozenset({"words"}),
    "agenda_hoe": frozenset({"how"}),
    "melding": frozenset({"text"}),
    "regio_onthouden": frozenset({"region"}),
    "stap_gedaan": frozenset({"step"}),
    "stap_gedaan_knop": frozenset({"step"}),
    "training_gevonden": frozenset({"subject"}),
    "training_niet_gevonden": frozenset({"subjects"}),
    "verder_met_knop": frozenset({"title"}),
    "woord_knop": frozenset({"word"}),
}
"""The name of each sentence, with the words that may stand between braces in it."""
