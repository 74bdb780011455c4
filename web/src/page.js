import { canvasOf, isCrowded } from "./canvas.js";
import { wireDays, wireFilters, wirePath, wireSearch } from "./controls.js";
import { element } from "./element.js";
import { withQuotes, lawOf, lawPanel } from "./law.js";
import { labelOf, named, nodePanel, relationPanel, spoken } from "./panel.js";
import { pathBetween } from "./paths.js";
import { choosable, frame, pictureOf, showNear, showOnly, translate, zoomable } from "./picture.js";
import { holds, isNarrowed, nothingChosen, visible } from "./selection.js";
import { suggest } from "./names.js";
import { addressOf, download, pngOf, print, stillOf } from "./stills.js";
import { WORDS } from "./words.js";

const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const picture = pictureOf(document.querySelector("#picture svg"), data);
const panel = byId("panel");
const choice = nothingChosen();
const state = { language: "fr", shown: null, chosen: new Set(), seen: new Set() };
const canvas = isCrowded(picture) ? canvasOf(picture, byId("at")) : null;
const zoom = canvas ?? zoomable(picture);

const words = () => WORDS[state.language];
const open = { relations: showRelations, law: showLaw, focus: focusOn };
const context = () => ({ data, words: words(), language: state.language, choice, open });

/** Fill the panel; the drawing is kept, so that a change of language can repeat it. */
function show(draw, chosen) {
  state.shown = draw;
  panel.replaceChildren(...draw());
  panel.scrollTop = 0;
  panel.parentElement.classList.add("open");
  state.chosen = chosen;
  for (const group of picture.nodes) group.classList.toggle("chosen", chosen.has(group.dataset.node));
  showNear(picture, chosen);
  if (panel.getBoundingClientRect().top > innerHeight) panel.scrollIntoView(); // on a telephone it stands below the picture
}

/** Relations with their words, and the article in which the first of them stand. */
async function showRelations(relations) {
  const chosen = new Set(relations.flatMap((relation) => [relation.source, relation.target]));
  const [first] = relations.flatMap((relation) => relation.evidence).filter((evidence) => holds(evidence, choice));
  const before = () => relationPanel(context(), relations);
  show(before, chosen);
  await withQuotes(data, relations);
  const law = first?.version ? await lawOf(data, first.version) : null;
  if (law && state.shown === before) show(() => [...before(), element("hr"), ...lawPanel(context(), law, first.iri)], chosen);
}

function showNode(node) {
  show(() => nodePanel(context(), node), new Set([node]));
}

/** An article with the words of one competence. */
async function showLaw(version, competence) {
  const law = await lawOf(data, version);
  const missing = () => [element("p", { class: "note" }, words().missing)];
  show(law ? () => lawPanel(context(), law, competence) : missing, new Set());
  panel.querySelector("mark.chosen")?.scrollIntoView({ block: "nearest" });
  panel.focus({ preventScroll: true });
}

function focusOn(node) {
  choice.focus = node;
  apply();
}

/** Show what was chosen, and say how much that is. */
function apply() {
  const seen = visible(data, choice);
  state.seen = seen.relations;
  showOnly(picture, seen);
  for (const row of document.querySelectorAll("tr[data-relation]")) row.classList.toggle("hidden", !seen.relations.has(row.dataset.relation));
  if (!canvas) frame(picture, isNarrowed(choice));
  picture.svg.parentElement.classList.toggle("empty", !canvas && !seen.nodes.size);
  picture.svg.parentElement.dataset.empty = words().nothing;
  zoom.reset({ animate: false });
  byId("state").textContent = words().shown(seen.relations.size, data.relations.length, seen.nodes.size);
}

function speak(language) {
  const said = WORDS[language];
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = said[place.dataset.word];
  if (language !== state.language) for (const place of document.querySelectorAll("[data-fr]")) place.textContent = place.dataset[language];
  state.language = language;
  document.documentElement.lang = language;
  byId("search").placeholder = said.search;
  byId("language").textContent = language === "fr" ? "English" : "Français";
  byId("language").lang = language === "fr" ? "en" : "fr";
  for (const group of picture.labels) titleOf(group).textContent = spoken(data, picture.relationsOf(group), said, language);
  for (const group of picture.nodes) {
    const entry = data.nodes[group.dataset.node];
    titleOf(group).textContent = `${labelOf(entry, language)} – ${language === "fr" ? entry.kind_fr : entry.kind_en}`;
  }
  translate(picture, data, said, language);
  canvas?.speak(said.canvas);
  tellDay();
  apply();
  if (state.shown) panel.replaceChildren(...state.shown());
}

/** What a part of the picture is called, by those who hear it and by the pointer that rests on it. */
const titleOf = (group) => group.querySelector("title");

/** What the pointer or the keyboard stands on, in words beside it; in an overview its lines come forward. */
function wireHovering() {
  const said = byId("hovered");
  const tell = (event) => {
    const group = event.target.closest("[data-node], [data-relations]");
    const node = group?.dataset.node;
    said.hidden = !group;
    showNear(picture, node ? new Set([node]) : state.chosen, node ? null : group);
    if (!group) return;
    said.textContent = node ? titleOf(group).textContent : named(data, seenOf(group), words(), state.language);
    place(said, event.type === "focusin" ? group.getBoundingClientRect() : { left: event.clientX, bottom: event.clientY });
  };
  for (const name of ["pointerover", "focusin"]) picture.svg.addEventListener(name, tell);
  for (const name of ["pointerleave", "focusout", "pointerdown"]) picture.svg.addEventListener(name, () => (said.hidden = true));
}

/** Words in the window, below what they are about and never outside. */
function place(said, { left, bottom }) {
  said.style.left = `${Math.max(4, Math.min(left + 8, innerWidth - said.offsetWidth - 8))}px`;
  said.style.top = `${Math.max(4, Math.min(bottom + 14, innerHeight - said.offsetHeight - 8))}px`;
}

/** The relations of a line that are not hidden. */
const seenOf = (group) => picture.relationsOf(group).filter((relation) => state.seen.has(relation.short));

function wirePicture() {
  picture.svg.setAttribute("role", "group"); // an image would hide from those who hear it what can be chosen
  for (const group of picture.nodes) choosable(group, () => showNode(group.dataset.node));
  for (const group of picture.labels) choosable(group, () => showRelations(seenOf(group)));
  for (const group of picture.lines) group.addEventListener("click", () => showRelations(seenOf(group)));
  wireHovering();
}

/** The drawing as a file; one that is on a canvas is measured first. */
function still() {
  const { classList } = picture.svg.parentElement;
  classList.add("measured");
  if (canvas) frame(picture, isNarrowed(choice));
  classList.remove("measured");
  return stillOf(picture.svg);
}

function wireButtons() {
  byId("nearer").addEventListener("click", () => zoom.zoomIn());
  byId("farther").addEventListener("click", () => zoom.zoomOut());
  byId("fit").addEventListener("click", () => {
    choice.focus = "";
    clearPath();
    clearFilters();
    zoom.reset();
  });
  byId("svg").addEventListener("click", () => download("carte.svg", addressOf(still())));
  byId("png").addEventListener("click", async () => {
    const kept = still();
    const [, , width, height] = picture.svg.getAttribute("viewBox").split(" ").map(Number);
    download("carte.png", await pngOf(kept, width, height));
  });
  byId("pdf").addEventListener("click", () => (still(), print(picture.svg)));
  byId("language").hidden = false;
  byId("language").addEventListener("click", () => speak(state.language === "fr" ? "en" : "fr"));
}

document.documentElement.classList.add("scripted");
wirePicture();
const clearFilters = wireFilters(choice, apply);
const tellDay = wireDays(data, choice, words, apply);
const clearPath = wirePath(data, pathBetween, choice, apply, () => (byId("state").textContent = words().noPath));
wireSearch(data, picture, words, showNode);
if (data.server) suggest(byId("names"), document.querySelectorAll("[list=names]"));
wireButtons();
clearFilters();
speak("fr");
performance.mark("map"); // benchmarks ask when it was there
