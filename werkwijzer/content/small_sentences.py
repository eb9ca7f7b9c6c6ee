"""The small sentences that the program says, and what it fills in; content/zinnen.yml has their words.

A sentence that the code says by `Library.sentence` stands here, so that the check knows what may not be left out.
"""

_NOTHING_TO_FILL_IN = """
    welkom regio_vraag regio_onthouden_elders verduidelijk buiten_bereik mens_aanbieden geen_van_deze storing
    te_lang niets_te_lezen onderwerp_weg knop_verlopen gemaskeerd_bsn gemaskeerd_iban groet afscheid bedankt ja
    nee meer stop hulp bot_vraag niet_snappen_niets andere_taal frustratie nood medewerker vacature_zoeken
    vacature_alert afspraak_maken afspraak_bekijken afspraak_verzetten afspraak_annuleren loopbaan_apk_doen
    gegevens_wissen gegevens_inzien training_gevonden_algemeen training_onzeker training_backend_weg
    eenvoudiger_knop geen_van_deze_knop telegram_medewerker telegram_privacy telegram_wis telegram_wis_ja_knop
    telegram_wis_nee_knop telegram_gewist telegram_bewaard telegram_wis_niets telegram_foto telegram_video
    telegram_geluid telegram_bestand telegram_plaatje telegram_locatie telegram_contact telegram_peiling
    telegram_anders telegram_aangepast telegram_groep telegram_menu_start telegram_menu_help telegram_menu_privacy
    telegram_menu_stop telegram_menu_wis verouderd stappen_lijst stappen_verder stappen_klaar stappen_welke
    stappen_anders_knop
""".split()  # noqa: SIM905

PLACEHOLDERS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_NOTHING_TO_FILL_IN, frozenset[str]()),
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
