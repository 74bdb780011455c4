"""Competences of a folder of articles by Spark: the same rows as `rsi-graph extract`, on as many machines as there are.

    spark-submit examples/spark_competences.py FOLDER OUTPUT

FOLDER holds the mirror's Markdown, `code-*/**/*.md`; OUTPUT gets JSON Lines. Every machine needs rsi-graph installed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from pyspark.sql import SparkSession

from rsi_graph import extract, load_lexicon, parse_article, to_records
from rsi_graph.errors import RsiGraphError


def rows(file: tuple[str, str]) -> Iterator[str]:
    """Path and text of a file in, its competences as lines of JSON out; a file that is no article gives none."""
    path, text = file
    try:
        article = parse_article(text, source=path.removeprefix("file:"))
    except RsiGraphError as error:
        print(error, file=sys.stderr)
        return
    for record in to_records(extract(article, load_lexicon())):
        yield json.dumps(record, ensure_ascii=False)


if __name__ == "__main__":
    folder, output = sys.argv[1:]
    spark = SparkSession.builder.appName("rsi-graph").getOrCreate()
    spark.sparkContext.wholeTextFiles(f"{folder}/code-*/**/*.md").flatMap(rows).saveAsTextFile(output)
