"""The room of templates: how this city is set up, another started from it, and how far it has drifted."""
