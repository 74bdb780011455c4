import Panzoom from "@panzoom/panzoom";
import { nodePanel, relationPanel, spoken } from "./panel.js";
import { visible } from "./selection.js";
import { matches } from "./text.js";
import { WORDS } from "./words.js";

const data = JSON.parse(document.getElementById("data").textContent);
const picture = document.querySelector("#picture svg");
const panel = document.getElementById("panel");
const state = { language: "fr", hidden: new Set(), shown: null };

const words = () => WORDS[state.language];
const relationByShort = new Map(data.relations.map((relation) => [relation.short, relation]));
const nodeGroups = [...picture.querySelectorAll("[data-node]")];
const bundleGroups = [...picture.querySelectorAll("[data-relations]")];
const relationsOfGroup = (group) => group.dataset.relations.split(" ").map((short) => relationByShort.get(short));

/** Fill the panel; the drawing is kept, so that a change of language can repeat it. */
function show(draw, chosen) {
  state.shown = draw;
  panel.replaceChildren(...draw());
  panel.scrollTop = 0;
  for (const group of nodeGroups) group.classList.toggle("chosen", chosen.has(group.dataset.node));
}

function showRelations(relations) {
  const chosen = new Set(relations.flatMap((relation) => [relation.source, relation.target]));
  show(() => relationPanel(data, relations, words(), state.language), chosen);
}

function showNode(node) {
  show(() => nodePanel(data, node, words(), state.language, showRelations), new Set([node]));
}

/** Everything in the picture that can be chosen answers to click, Enter and Space; a click that ends a pan does not count. */
function choosable(group, choose) {
  let from = null;
  group.setAttribute("tabindex", "0");
  group.setAttribute("role", "button");
  group.addEventListener("pointerdown", (event) => (from = [event.clientX, event.clientY]));
  group.addEventListener("click", (event) => {
    const moved = from && Math.hypot(event.clientX - from[0], event.clientY - from[1]) > 5;
    if (!moved) choose();
  });
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose();
  });
}

function wirePicture() {
  for (const group of nodeGroups) choosable(group, () => showNode(group.dataset.node));
  for (const group of bundleGroups.filter((group) => group.classList.contains("label"))) {
    choosable(group, () => showRelations(relationsOfGroup(group).filter((relation) => !state.hidden.has(relation.action))));
  }
}

function applyFilter() {
  const { relations, nodes } = visible(data, state.hidden);
  for (const group of bundleGroups) group.classList.toggle("hidden", !relationsOfGroup(group).some((relation) => relations.has(relation.short)));
  for (const part of document.querySelectorAll("[data-relation]")) part.classList.toggle("hidden", !relations.has(part.dataset.relation));
  for (const group of nodeGroups) group.classList.toggle("faint", !nodes.has(group.dataset.node));
}

function wireFilter() {
  for (const box of document.querySelectorAll("#filter input")) {
    box.checked = true; // some browsers remember what was chosen before a reload
    box.addEventListener("change", () => {
      if (box.checked) state.hidden.delete(box.value);
      else state.hidden.add(box.value);
      applyFilter();
    });
  }
}

function wireSearch() {
  const field = document.getElementById("search");
  const said = document.getElementById("found");
  const labels = (group) => data.nodes[group.dataset.node];
  const search = () => {
    const question = field.value.trim();
    const found = question ? nodeGroups.filter((group) => matches(question, `${labels(group).label} ${labels(group).label_en}`)) : [];
    for (const group of nodeGroups) group.classList.toggle("found", found.includes(group));
    said.textContent = !question ? "" : found.length ? words().found(found.length) : words().none;
    return found;
  };
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const [first] = search();
    if (first) showNode(first.dataset.node);
  });
}

function wireZoom() {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const zoom = Panzoom(picture, { maxScale: 8, minScale: 0.5, animate: !still, cursor: "grab" });
  const frame = document.getElementById("picture");
  // The wheel alone scrolls the page, as readers expect; with Ctrl, or by a pinch, it zooms.
  frame.addEventListener("wheel", (event) => event.ctrlKey && zoom.zoomWithWheel(event), { passive: false });
  document.getElementById("nearer").addEventListener("click", () => zoom.zoomIn());
  document.getElementById("farther").addEventListener("click", () => zoom.zoomOut());
  document.getElementById("fit").addEventListener("click", () => zoom.reset());
}

function speak(language) {
  state.language = language;
  document.documentElement.lang = language;
  const said = words();
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = said[place.dataset.word];
  for (const place of document.querySelectorAll("[data-fr]")) place.textContent = place.dataset[language];
  document.getElementById("search").placeholder = said.search;
  for (const group of bundleGroups) group.setAttribute("aria-label", spoken(data, relationsOfGroup(group), words(), language));
  if (state.shown) panel.replaceChildren(...state.shown());
}

document.documentElement.classList.add("scripted");
document.getElementById("language").hidden = false;
document.getElementById("language").addEventListener("click", () => speak(state.language === "fr" ? "en" : "fr"));
wirePicture();
wireFilter();
wireSearch();
wireZoom();
speak("fr");
