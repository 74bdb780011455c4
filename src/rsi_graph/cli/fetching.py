"""The command `fetch`: law that others publish as a package."""

from __future__ import annotations

from pathlib import Path

import click

from rsi_graph.cli.progress import byte_progress
from rsi_graph.cli.streams import say, write_out


@click.command(short_help="Des codes entiers depuis npm. · Whole codes from npm.")
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default=".",
    show_default=True,
    help="Dossier de l'archive. · Folder of the archive.",
)
@click.option(
    "--version",
    metavar="VERSION",
    default="2.513.0",
    show_default=True,
    help="Version du paquet, ou `latest`. · Version of the package, or `latest`.",
)
@click.option(
    "--registry",
    metavar="URL",
    help="Registre npm ; par défaut celui de la machine (NPM_CONFIG_REGISTRY, .npmrc, npm). · "
    "npm registry; by default that of the machine.",
)
def fetch(*, output: str, version: str, registry: str | None) -> None:
    """Apporte le paquet npm @socialgouv/legi-data (quatre codes entiers, en JSON), vérifié par sa somme SHA-512.

    Brings the npm package @socialgouv/legi-data (four whole codes), checked by the SHA-512 that the registry states.
    Broken off, the same command goes on where it was. Then: rsi-graph build socialgouv-legi-data-….tgz
    """
    from rsi_graph.fetch import LEGI_DATA, default_registry, fetch_package, find_package

    if registry is not None and not registry.startswith(("https://", "http://")):
        raise click.BadParameter(f"« {registry} » : https://…/", param_hint="--registry")
    package = find_package(registry or default_registry(LEGI_DATA.split("/", 1)[0]), LEGI_DATA, version)
    line = byte_progress()
    try:
        done = fetch_package(package, Path(output), step=line.show)
    finally:
        line.end()
    write_out(f"{done.path}\n")
    say(f"{done.size} octets, {done.brought} apportés · bytes, brought now ; sha512-{package.sha512}")
