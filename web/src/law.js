import { citation, validity } from "./citation.js";
import { copyButton, button, element } from "./element.js";
import { labelOf } from "./panel.js";
import { tied } from "./text.js";
import { turtle } from "./turtle.js";

/** The text of a version: in the page, or asked of the server that shows it; null where there is none. */
export async function lawOf(data, version) {
  if (!data.laws[version] && data.server) {
    const answer = await fetch(`/text?version=${encodeURIComponent(version)}`);
    if (answer.ok) data.laws[version] = await answer.json();
  }
  return data.laws[version] ?? null;
}

/** Evidence whose words the page does not have gets them from its article. */
export async function withQuotes(data, relations) {
  const wanting = relations.flatMap((relation) => relation.evidence).filter((evidence) => !evidence.quote && evidence.version);
  for (const evidence of wanting.slice(0, 12)) {
    const law = await lawOf(data, evidence.version);
    const rank = law?.marks.findIndex((mark) => mark.iri === evidence.iri) ?? -1;
    if (rank >= 0) evidence.quote = quoteOf(law, rank);
  }
}

/** The words of a competence, as they stand in the text. */
export function quoteOf(law, rank) {
  return law.segments
    .filter(([, marks]) => marks.includes(rank))
    .map(([words]) => words)
    .join("");
}

/** The article as published, the words of each competence marked by the family of its action. */
export function lawPanel(context, law, chosen) {
  const { words, language, open } = context;
  const rank = law.marks.findIndex((mark) => mark.iri === chosen);
  const choose = (mark) => open.law(law.iri, mark.iri);
  const dates = validity(law);
  return [
    element("h2", {}, law.label),
    element("p", { class: "note" }, [law.code, dates].filter(Boolean).join(", "), " ", ...(law.law ? [outside(words.law, law.law)] : [])),
    ...(rank >= 0 ? [chosenNote(context, law, rank)] : []),
    element("div", { class: "law", lang: "fr" }, ...law.segments.map((segment) => run(law, segment, rank, choose))),
    ...versions(context, law),
    ...(law.marks.length ? [element("h3", {}, words.marks), element("ul", { class: "marks" }, ...law.marks.map((mark, place) => line(mark, place === rank, choose, language, words)))] : []),
    ...references(law, words),
  ];
}

function outside(label, address) {
  return element("a", { href: address, rel: "noreferrer", target: "_blank" }, label);
}

/** Who does what, in a sentence, and how to take it along. */
function chosenNote(context, law, rank) {
  const { words, language } = context;
  const mark = law.marks[rank];
  return element(
    "div",
    { class: "chosen-mark" },
    element("p", {}, `${mark.holders.map(([, name]) => name).join(", ")} : `, element("em", { class: `t-${mark.family}` }, `${mark.verb} ${mark.object}`)),
    element("p", { class: "note" }, tied([mark.where, words[mark.modality], labelOf(mark, language)].join(", "))),
    element("p", { class: "acts" }, copyButton(words.cite, () => citation(law, mark, quoteOf(law, rank)), words.copied), copyButton(words.turtle, () => turtle(mark), words.copied)),
  );
}

/** A run of the text: marked by the innermost competence, and a link where it cites another text. */
function run(law, [text, marks, reference], rank, choose) {
  const cited = reference >= 0 && law.references[reference].law;
  const inside = cited ? outside(text, cited) : text;
  if (!marks.length) return inside;
  const own = marks.includes(rank) ? rank : marks.at(-1);
  const mark = law.marks[own];
  const made = element("mark", { class: `m-${mark.family}${marks.includes(rank) ? " chosen" : ""}`, title: `${mark.label}, ${mark.where}` }, inside);
  if (!cited) made.addEventListener("click", () => choose(mark));
  return made;
}

function line(mark, chosen, choose, language, words) {
  const holder = mark.holders.map(([, name]) => name).join(", ");
  const open = button(`${mark.verb} ${mark.object}`, () => choose(mark), { class: "link", ...(chosen ? { "aria-current": "true" } : {}) });
  return element("li", {}, element("span", { class: `swatch b-${mark.family}`, "aria-hidden": "true" }), open, element("span", { class: "note" }, ` ${labelOf(mark, language)} · ${words[mark.modality]} · ${holder}`));
}

function references(law, words) {
  const unique = [...new Map(law.references.map((one) => [one.cited, one])).values()];
  if (!unique.length) return [];
  return [element("h3", {}, words.references), element("ul", {}, ...unique.map((one) => element("li", {}, one.law ? outside(one.label, one.law) : one.label)))];
}

/** All versions of the article, and what this one changed, word by word. */
function versions({ words, open }, law) {
  if (law.versions.length < 2) return [];
  const list = law.versions.map((one) => {
    const label = validity(one) || one.iri;
    return element("li", {}, one.iri === law.iri ? element("strong", {}, label) : button(label, () => open.law(one.iri, ""), { class: "link" }));
  });
  const changes = law.changes.map(([sign, text]) => (sign === "-" ? element("del", {}, text) : sign === "+" ? element("ins", {}, text) : text));
  const shown = changes.length ? element("p", { class: "changes", lang: "fr" }, ...changes) : element("p", { class: "note" }, words.first);
  return [
    element("details", { class: "versions" }, element("summary", {}, `${words.versions} (${law.versions.length})`), element("ol", {}, ...list)),
    element("details", { class: "versions", open: "" }, element("summary", {}, words.changes), shown),
  ];
}
