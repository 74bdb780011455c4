import { button, element } from "./element.js";
import { namesLike } from "./names.js";
import { matches } from "./text.js";

/** Boxes of the filters: those of a family switch all its actions. */
export function wireFilters(choice, changed) {
  const boxes = [...document.querySelectorAll("[data-filter]")];
  const families = [...document.querySelectorAll("[data-family]")];
  const set = (box, on) => {
    box.checked = on;
    choice.off[box.dataset.filter][on ? "delete" : "add"](box.value);
  };
  const settle = () => {
    for (const family of families) {
      const own = boxes.filter((box) => box.dataset.of === family.dataset.family);
      family.checked = own.some((box) => box.checked);
      family.indeterminate = family.checked && !own.every((box) => box.checked);
    }
    changed();
  };
  for (const box of boxes) box.addEventListener("change", () => (set(box, box.checked), settle()));
  for (const family of families) {
    family.addEventListener("change", () => {
      for (const box of boxes.filter((box) => box.dataset.of === family.dataset.family)) set(box, family.checked);
      settle();
    });
  }
  return () => {
    for (const box of boxes) set(box, true); // some browsers remember what was chosen before a reload
    settle();
  };
}

/** Search as one types: what fits is marked in the picture and listed below the field. */
export function wireSearch(data, picture, words, choose) {
  const [field, said, hits] = ["search", "found", "hits"].map((id) => document.getElementById(id));
  const name = (iri) => `${data.nodes[iri].label} ${data.nodes[iri].label_en}`;
  const close = () => hits.setAttribute("hidden", "");
  const pick = (iri) => (close(), choose(iri));
  const list = (entries) => {
    hits.replaceChildren(...entries.map((entry) => element("li", {}, entry)));
    hits.toggleAttribute("hidden", !entries.length);
  };
  const search = () => {
    const question = field.value.trim();
    const found = question ? Object.keys(data.nodes).filter((iri) => matches(question, name(iri))) : [];
    for (const group of picture.nodes) group.classList.toggle("found", found.includes(group.dataset.node));
    said.textContent = !question ? "" : found.length ? words().found(found.length) : words().none;
    const here = found.slice(0, 12).map((iri) => button(data.nodes[iri].label, () => pick(iri)));
    list(here);
    if (data.partial && found.length < 12) others(question).then((more) => field.value.trim() === question && list([...here, ...more]));
    return found;
  };
  /** Bodies that are not in the picture: each leads to the map around it. */
  const others = async (question) =>
    (await namesLike(question))
      .filter(({ iri }) => !data.nodes[iri])
      .map(({ iri, label }) => element("a", { href: `/map?body=${encodeURIComponent(iri)}` }, label, element("span", { class: "note" }, ` · ${words().elsewhere}`)));
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "ArrowDown" && !hits.hidden) (event.preventDefault(), hits.querySelector("button, a").focus());
    if (event.key !== "Enter") return;
    const [first] = search();
    if (first) pick(first);
    else if (data.server) location.assign(`/search?name=${encodeURIComponent(field.value)}`);
  });
  hits.addEventListener("keydown", (event) => {
    const all = [...hits.querySelectorAll("button, a")];
    const place = all.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") (close(), field.focus());
    if (Number.isInteger(place)) (event.preventDefault(), (all[place] ?? field).focus());
  });
}

/** The slider over the days on which the law changes; at its end all days are shown at once. */
export function wireDays(data, choice, words, changed) {
  const slider = document.getElementById("day");
  if (!slider) return () => {};
  const told = () => {
    choice.day = data.days[Number(slider.value)] ?? "";
    const said = choice.day ? words().inForce(choice.day) : words().allDays;
    document.getElementById("on").textContent = said;
    slider.setAttribute("aria-valuetext", said);
  };
  slider.value = slider.max;
  slider.addEventListener("input", () => (told(), changed()));
  return told;
}

/** Two lists of bodies between which the way is shown. */
export function wirePath(data, find, choice, changed, none) {
  const [from, to] = ["path-from", "path-to"].map((id) => document.getElementById(id));
  const search = () => {
    choice.path = from.value && to.value ? (find(data.relations, from.value, to.value) ?? new Set()) : null;
    changed();
    if (choice.path && !choice.path.size) none();
  };
  for (const list of [from, to].filter(Boolean)) list.addEventListener("change", search);
  return () => {
    for (const list of [from, to].filter(Boolean)) list.value = "";
    choice.path = null;
  };
}
