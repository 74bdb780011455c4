import { relationsOf } from "./selection.js";

/** An element with attributes and children; text is never read as markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The words of the law behind relations. */
export function relationPanel(data, relations, words, language) {
  const name = (iri) => labelOf(data.nodes[iri], language);
  return relations.map((relation) =>
    element(
      "section",
      { class: "relation" },
      element("h3", {}, `${name(relation.source)} `, element("em", { class: `t-${relation.family}` }, labelOf(relation, language)), ` ${name(relation.target)}`),
      ...(relation.joint ? [element("p", { class: "note" }, words.joint)] : []),
      ...(relation.scheme ? [element("p", { class: "note" }, words.scheme)] : []),
      ...relation.evidence.map((evidence) =>
        element(
          "figure",
          {},
          element("blockquote", { lang: "fr" }, `« ${evidence.quote} »`),
          element("figcaption", {}, evidence.article + (evidence.since ? `, ${words.since} ${evidence.since}` : "")),
        ),
      ),
    ),
  );
}

/** What a node does and undergoes, each leading to its words of the law. */
export function nodePanel(data, node, words, language, open) {
  const { does, undergoes } = relationsOf(data, node);
  const entry = data.nodes[node];
  const list = (relations, other) =>
    element(
      "ul",
      {},
      ...relations.map((relation) => {
        const button = element("button", { type: "button", class: "link" }, `${labelOf(relation, language)} : ${labelOf(data.nodes[relation[other]], language)}`);
        button.addEventListener("click", () => open([relation]));
        return element("li", {}, button);
      }),
    );
  return [
    element("h3", {}, labelOf(entry, language)),
    element("p", { class: "note" }, language === "fr" ? entry.kind_fr : entry.kind_en),
    ...(does.length ? [element("h4", {}, words.does), list(does, "target")] : []),
    ...(undergoes.length ? [element("h4", {}, words.undergoes), list(undergoes, "source")] : []),
  ];
}

/** The label in the language, the French one where there is no other. */
export function labelOf(entry, language) {
  return (language === "en" && entry.label_en) || entry.label;
}

/** Relations as one sentence for those who hear the page. */
export function spoken(data, relations, words, language) {
  const sentence = (relation) =>
    [
      labelOf(data.nodes[relation.source], language),
      labelOf(relation, language),
      labelOf(data.nodes[relation.target], language),
      ...(relation.joint ? [`(${words.jointly})`] : []),
    ].join(" ");
  return relations.map(sentence).join(" ; ");
}
