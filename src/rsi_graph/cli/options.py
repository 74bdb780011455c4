"""Options that several commands share."""

from __future__ import annotations

import click

FORMATS = ("markdown", "git", "legi-xml", "legi-data", "api")

CODE = click.option(
    "--code", metavar="SLUG", help="Le code dont vient le texte. · The code it belongs to: code-de-la-securite-sociale."
)
FORM = click.option(
    "--from",
    "form",
    type=click.Choice(FORMATS),
    help="Format des sources ; sans cette option, il est reconnu. · Format of the sources, else it is recognised.",
)
ENGINE = click.option(
    "--engine",
    type=click.Choice(("auto", "pyshacl", "shacl")),
    default="auto",
    show_default=True,
    help="Validateur SHACL : la référence pyshacl, ou shacl, plus rapide (extra). · "
    "SHACL validator: the reference pyshacl, or shacl, which is faster (an extra).",
)
AT = click.option(
    "--at",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="AAAA-MM-JJ",
    help="Seulement les versions en vigueur ce jour-là. · Only the versions in force on that day.",
)
OVERLAY = click.option(
    "--overlay",
    metavar="PATH",
    multiple=True,
    help="Décisions de relecteurs à appliquer : fichier ou dossier. · Decisions of reviewers to apply: file or folder.",
)
