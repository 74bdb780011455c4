const RSI = "https://w3id.org/rsi-graph/ontology#";

/** A competence as triples: each of them stands in the graph. */
export function turtle(mark) {
  const lines = [
    `a rsi:Competence, rsi:${mark.modality}`,
    `rsi:holder ${mark.holders.map(([iri]) => `<${iri}>`).join(", ")}`,
    `rsi:action <${mark.action}>`,
    `rsi:verb ${literal(mark.verb)}@fr`,
    ...(mark.object ? [`rsi:object ${literal(mark.object)}@fr`] : []),
    `rsi:legalBasis <${mark.point}>`,
  ];
  return `@prefix rsi: <${RSI}> .\n\n<${mark.iri}> ${lines.join(" ;\n    ")} .\n`;
}

/** Turtle 1.1, § 2.5.1: a quoted string. */
export function literal(words) {
  return JSON.stringify(words);
}
