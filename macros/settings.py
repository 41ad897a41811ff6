"""Door for MkDocs: reads ``mkdocs.yml`` and says in German what is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from macros.editing.refused import Refused

FILE = "mkdocs.yml"
_LINE = re.compile(r"\bline ([0-9]+)")


def settings(**own: Any) -> MkDocsConfig:
    """Read the settings; ``own`` go before those of the file. Raises ``Refused`` with all that is wrong with them."""
    config = _of_the_file()
    config.load_dict(own)
    errors, warnings = config.validate()
    faults = [f"{FILE}: Die Einstellung „{key}“ stimmt nicht. MkDocs meldet: {told}" for key, told in errors + warnings]
    if faults:
        raise Refused("\n".join(faults))
    return config


def _of_the_file() -> MkDocsConfig:
    config = MkDocsConfig(config_file_path=str(Path(FILE).absolute()))
    try:
        with Path(FILE).open("rb") as file:
            config.load_file(file)
    except FileNotFoundError:
        raise Refused(f"Hier fehlt {FILE}. Starten Sie den Befehl im Ordner des Projekts.") from None
    except ConfigurationError as error:
        lines = _LINE.findall(str(error))  # where the broken part begins, and where it breaks
        place = f"{FILE}:{lines[-1]}" if lines else FILE
        raise Refused(f"{place}: Die Datei hat einen Schreibfehler; so ist sie kein gültiges YAML.") from None
    return config
