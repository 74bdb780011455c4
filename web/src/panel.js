import { button, element } from "./element.js";
import { holds, relationsOf } from "./selection.js";
import { placesInWords, tied } from "./text.js";

/** The words of the law behind relations; each leads into its article. */
export function relationPanel(context, relations) {
  const { data, words, choice, open } = context;
  const name = (iri) => labelOf(data.nodes[iri], context.language);
  return relations.map((relation) =>
    element(
      "section",
      { class: "relation" },
      element("h2", {}, `${name(relation.source)} `, element("em", { class: `t-${relation.family}` }, labelOf(relation, context.language)), ` ${name(relation.target)}`),
      ...(relation.joint ? [element("p", { class: "note" }, words.joint)] : []),
      ...(relation.scheme ? [element("p", { class: "note" }, words.scheme)] : []),
      ...relation.evidence.filter((evidence) => holds(evidence, choice)).map((evidence) => figure(evidence, words, open)),
    ),
  );
}

function figure(evidence, words, open) {
  const dates = words.validity(evidence);
  const place = [evidence.code, evidence.number, evidence.point].filter(Boolean).join(" ");
  const caption = [place, words[evidence.modality], dates].filter(Boolean).join(", ");
  const read = button(words.read, () => open.law(evidence.version, evidence.iri), { class: "link read" });
  return element(
    "figure",
    {},
    ...(evidence.quote ? [element("blockquote", { lang: "fr" }, `«\u00a0${evidence.quote}\u00a0»`)] : []),
    element("figcaption", {}, tied(caption), " ", ...(evidence.version ? [read] : [])),
  );
}

/** What a node does and undergoes, each leading to its words of the law. */
export function nodePanel(context, node) {
  const { data, words, language, open } = context;
  const { does, undergoes } = relationsOf(data, node);
  const entry = data.nodes[node];
  const list = (relations, other) =>
    element("ul", {}, ...relations.map((relation) => element("li", {}, button(`${labelOf(relation, language)} : ${labelOf(data.nodes[relation[other]], language)}`, () => open.relations([relation]), { class: "link" }))));
  const sheet = new URL(node).pathname.replace(/^\/rsi-graph/, "");
  return [
    element("h2", {}, labelOf(entry, language)),
    element("p", { class: "note" }, language === "fr" ? entry.kind_fr : entry.kind_en),
    element(
      "p",
      { class: "acts" },
      button(words.focus, () => open.focus(node)),
      ...(data.server ? [element("a", { href: sheet }, words.sheet), element("a", { href: `/map?body=${encodeURIComponent(node)}` }, words.around)] : []),
    ),
    ...(does.length ? [element("h3", {}, words.does), list(does, "target")] : []),
    ...(undergoes.length ? [element("h3", {}, words.undergoes), list(undergoes, "source")] : []),
  ];
}

/** The label in the language, the French one where there is no other. */
export function labelOf(entry, language) {
  return (language === "en" && entry.label_en) || entry.label;
}

/** Relations as one sentence for those who hear the page. */
export function spoken(data, relations, words, language) {
  return relations
    .map((relation) => `${labelOf(data.nodes[relation.source], language)} ${inWords(data, relation, words, language)} ${labelOf(data.nodes[relation.target], language)} (${places(data, relation, words)})`)
    .join(" ; ");
}

/** Relations for the pointer that rests on them: who and whom, then a line for each: "contrôle, art. L611-4, 2° et al. 15". */
export function named(data, relations, words, language) {
  const [{ source, target }] = relations;
  const ends = `${labelOf(data.nodes[source], language)} → ${labelOf(data.nodes[target], language)}`;
  return [ends, ...relations.map((relation) => `${inWords(data, relation, words, language)}, ${places(data, relation, words)}`)].join("\n");
}

function inWords(data, relation, words, language) {
  return [labelOf(relation, language), ...(relation.joint ? [`(${words.jointly})`] : [])].join(" ");
}

function places(data, relation, words) {
  const several = new Set(data.relations.map((one) => one.evidence[0]?.code)).size > 1;
  const { evidence } = relation;
  return tied(evidence.length > 8 ? `${placesInWords(evidence.slice(0, 8), ",", several)}…` : placesInWords(evidence, words.and, several));
}
