"""Which organisation runs what happens at a venue, for the demonstration's invented activities."""

VENUE_HOSTS = {
    "thammasat-hall": "thammasat",
    "thammasat-library": "thammasat",
    "silpakorn-wang-tha-phra": "silpakorn",
    "wat-pho-medical-school": "wat-pho-school",
    "wat-pho": "wat-pho-school",
    "wat-suthat-school": "wat-suthat-school",
    "corrections-museum": "bma-culture",
    "santichaiprakan-park": "bang-lamphu-guides",
    "phraeng-phuthon": "sam-phraeng-kitchen",
    "pak-khlong-talat": "garland-group",
    "thepthidaram-pavilion": "old-town-seniors",
    "ban-phan-thom-community": "phan-thom-growers",
    "mai-amatarot-community": "phan-thom-growers",
    "ratchabophit-community": "old-town-makers",
    "october-14-memorial": "young-coders",
    "bangkok-city-hall": "bma-social",
    "lan-khon-mueang": "bma-culture",
    "science-park-phayao": "phayao-pao",
    "culture-hall-phayao": "wat-si-khom-kham",
    "kwan-phayao-park": "kwan-fishers",
    "lai-ing-school": "phayao-seniors",
    "mae-tam-school": "mae-tam-kitchen",
    "yala-station-market": "talat-kao-kitchen",
    "suan-khwan-mueang": "khwan-mueang-birds",
    "yala-youth-centre": "yala-youth",
    "chang-phueak-park": "yala-batik",
}
"""By venue; a venue whose code is also an organisation's code is run by that organisation."""

CITY_HOSTS = {
    "phra-nakhon": ("phra-nakhon-office", "bma-social", "bma-culture"),
    "phayao": ("phayao-municipality", "university-of-phayao"),
    "yala": ("yala-municipality", "yala-rajabhat"),
}
"""For venues that run nothing themselves."""
