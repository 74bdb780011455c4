import Panzoom from "@panzoom/panzoom";
import { nodePanel, relationPanel } from "./panel.js";
import { visible } from "./selection.js";
import { matches } from "./text.js";
import { WORDS } from "./words.js";

const data = JSON.parse(document.getElementById("data").textContent);
const picture = document.querySelector("#picture svg");
const panel = document.getElementById("panel");
const state = { language: "fr", hidden: new Set(), shown: null };

const words = () => WORDS[state.language];
const relationByKey = new Map(data.relations.map((relation) => [relation.key, relation]));

/** Fill the panel anew; kept as a function so that a change of language can repeat it. */
function show(draw) {
  state.shown = draw;
  panel.replaceChildren(...draw());
}

function showRelations(relations) {
  show(() => relationPanel(data, relations, words(), state.language));
  mark(new Set(relations.flatMap((relation) => [relation.source, relation.target])));
}

function showNode(node) {
  show(() => nodePanel(data, node, words(), state.language, showRelations));
  mark(new Set([node]));
}

function mark(nodes) {
  for (const group of picture.querySelectorAll("[data-node]")) group.classList.toggle("chosen", nodes.has(group.dataset.node));
}

/** Everything in the picture that can be chosen answers to click, Enter and Space. */
function choosable(group, choose) {
  group.setAttribute("tabindex", "0");
  group.setAttribute("role", "button");
  group.addEventListener("click", choose);
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose();
  });
}

function wirePicture() {
  for (const group of picture.querySelectorAll("[data-node]")) choosable(group, () => showNode(group.dataset.node));
  for (const group of picture.querySelectorAll("[data-relations]")) {
    const keys = group.dataset.relations.split(" ");
    if (!group.classList.contains("label")) continue;
    group.setAttribute("aria-label", keys.map((key) => relationByKey.get(data.keys[key]).spoken).join(" ; "));
    choosable(group, () => showRelations(keys.map((key) => relationByKey.get(data.keys[key])).filter((r) => !state.hidden.has(r.action))));
  }
}

function applyFilter() {
  const { relations, nodes } = visible(data, state.hidden);
  for (const group of picture.querySelectorAll("[data-relations]")) {
    const shown = group.dataset.relations.split(" ").some((key) => relations.has(data.keys[key]));
    group.classList.toggle("hidden", !shown);
  }
  for (const line of picture.querySelectorAll("[data-relation]")) line.classList.toggle("hidden", !relations.has(data.keys[line.dataset.relation]));
  for (const group of picture.querySelectorAll("[data-node]")) group.classList.toggle("faint", !nodes.has(group.dataset.node));
  for (const row of document.querySelectorAll("tr[data-relation]")) row.hidden = !relations.has(data.keys[row.dataset.relation]);
}

function wireFilter() {
  for (const box of document.querySelectorAll("#filter input")) {
    box.addEventListener("change", () => {
      if (box.checked) state.hidden.delete(box.value);
      else state.hidden.add(box.value);
      applyFilter();
    });
  }
}

function wireSearch(zoom) {
  const field = document.getElementById("search");
  const said = document.getElementById("found");
  field.addEventListener("input", () => {
    const question = field.value.trim();
    const groups = [...picture.querySelectorAll("[data-node]")];
    const found = question ? groups.filter((g) => matches(question, `${data.nodes[g.dataset.node].label} ${data.nodes[g.dataset.node].label_en}`)) : [];
    for (const group of groups) group.classList.toggle("found", found.includes(group));
    said.textContent = !question ? "" : found.length ? words().found(found.length) : words().none;
  });
  field.addEventListener("keydown", (event) => {
    const first = picture.querySelector(".found");
    if (event.key !== "Enter" || !first) return;
    first.focus();
    showNode(first.dataset.node);
  });
}

function wireZoom() {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const zoom = Panzoom(picture, { maxScale: 6, minScale: 0.4, animate: !still, excludeClass: "none", cursor: "grab" });
  const frame = document.getElementById("picture");
  frame.addEventListener("wheel", (event) => event.ctrlKey && zoom.zoomWithWheel(event), { passive: false });
  document.getElementById("nearer").addEventListener("click", () => zoom.zoomIn());
  document.getElementById("farther").addEventListener("click", () => zoom.zoomOut());
  document.getElementById("fit").addEventListener("click", () => zoom.reset());
  return zoom;
}

function speak(language) {
  state.language = language;
  document.documentElement.lang = language;
  const said = words();
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = said[place.dataset.word];
  document.getElementById("search").placeholder = said.search;
  for (const label of document.querySelectorAll("[data-fr]")) label.textContent = language === "fr" ? label.dataset.fr : label.dataset.en;
  if (state.shown) panel.replaceChildren(...state.shown());
}

document.documentElement.classList.add("scripted");
wirePicture();
wireFilter();
wireSearch(wireZoom());
document.getElementById("language").addEventListener("click", () => speak(state.language === "fr" ? "en" : "fr"));
