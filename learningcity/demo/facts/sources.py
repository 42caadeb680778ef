"""Where the facts of the demonstration come from, by the short name used in its tables."""

SOURCES = {
    "osm": "© OpenStreetMap contributors (ODbL)",
    "fad": "Fine Arts Department, register of monuments (CC BY)",
    "wat": "Bangkok Metropolitan Administration open data, temples of Bangkok",
    "mus": "Fine Arts Department, national museums (data.go.th)",
    "bmc": "BMA register of communities; point placed by hand",
    "hand": "Well-known public place; point placed by hand",
    "sch": "Thai Wikipedia, list of schools (CC BY-SA 4.0); point placed by hand",
    "tky": "TK Park, page on TK Park Yala (tkpark.or.th); point placed by hand",
    "pmu": "PMU-A, page on Phayao learning city (pmua.or.th/15257); point placed by hand",
    "nwt": "Phayao Learning City Network 2021 (newswit.com/th/LC0F); point placed by hand",
    "khp": "Khao Phayao news, archive 32187 (khawphayao.com); point placed by hand",
    "bod": "Bangkok city library opening, BMA (iad.bangkok.go.th/node/2870)",
    "pip": "Pipit Banglamphu, Treasury Department (trueid.net/detail/9B2Xyw7oJJWY); point placed by hand",
    "pipex": "Pipit Banglamphu, exhibition on seven communities, Treasury Department; point placed by hand",
    "gide": "Banglamphu young guides (th.readme.me/p/41118)",
    "sanpa": "San Pa Muang water-hyacinth weavers (phayaopuktobchawa.com)",
    "lct": "Learning City Thailand declaration, University of Phayao, August 2023",
    "pnk": "Phra Nakhon learning city meeting, Bangkok Metropolitan Administration, June 2024",
    "self": "The organisation's own public name",
    "inv": "Invented for the demonstration",
}
EXACT = frozenset({"osm", "fad", "wat", "mus"})
