import Panzoom from "@panzoom/panzoom";

const MARGIN = 28;
const LARGEST = 1.6;
const LEAST = 0.8;

/** The drawing: its nodes and relations, which of them are shown, how near one sees it. */
export function pictureOf(svg, data) {
  const relationByShort = new Map(data.relations.map((relation) => [relation.short, relation]));
  const relationsOf = (group) => group.dataset.relations.split(" ").map((short) => relationByShort.get(short));
  const nodes = [...svg.querySelectorAll("[data-node]")];
  const bundles = [...svg.querySelectorAll("[data-relations]")];
  const whole = svg.getAttribute("viewBox");
  const size = { width: svg.getAttribute("width"), height: svg.getAttribute("height") };
  return {
    svg,
    nodes,
    bundles,
    whole,
    size,
    labels: bundles.filter((group) => group.classList.contains("label")),
    lines: bundles.filter((group) => !group.classList.contains("label")),
    thin: bundles.some((group) => group.classList.contains("thin")),
    relationsOf,
  };
}

/** Only these relations and nodes are seen. */
export function showOnly(picture, { relations, nodes }) {
  const toggle = (group, shown) => group.classList.toggle("hidden", !shown);
  for (const group of picture.bundles) toggle(group, picture.relationsOf(group).some((relation) => relations.has(relation.short)));
  for (const part of picture.svg.querySelectorAll("[data-relation]")) toggle(part, relations.has(part.dataset.relation));
  for (const group of picture.nodes) toggle(group, nodes.has(group.dataset.node));
}

/** Words of the drawing in the language of the page: relations, legend, headings; names and places stay as the law has them. */
export function translate(picture, data, words, language) {
  const english = language === "en";
  for (const text of picture.svg.querySelectorAll(".heading text, .legend text, .drawing > text")) {
    text.french ??= text.textContent;
    text.textContent = (english && data.english[text.french]) || text.french;
  }
  const relations = new Map(data.relations.map((relation) => [relation.short, relation]));
  for (const group of picture.svg.querySelectorAll("[data-relation]")) {
    const relation = relations.get(group.dataset.relation);
    for (const [rank, line] of group.querySelectorAll("text[font-weight]").entries()) {
      line.french ??= line.textContent;
      line.textContent = english ? ([relation.label_en, relation.joint ? `(${words.jointly})` : ""][rank] ?? "") : line.french;
    }
  }
}

/** In an overview the lines of these nodes, and the line itself that is looked at, come forward; the others go back. */
export function showNear(picture, nodes, line = null) {
  if (!picture.thin) return;
  picture.linesAt ??= linesByEnd(picture);
  const near = new Set([...nodes].flatMap((node) => picture.linesAt.get(node) ?? []));
  if (line?.classList.contains("thin")) near.add(line);
  for (const group of picture.near ?? []) if (!near.has(group)) group.classList.remove("near");
  for (const group of near) group.classList.add("near");
  picture.near = near;
}

function linesByEnd(picture) {
  const found = new Map();
  for (const group of picture.lines) {
    const [{ source, target }] = picture.relationsOf(group);
    for (const end of new Set([source, target])) found.set(end, [...(found.get(end) ?? []), group]);
  }
  return found;
}

/** The drawing as large as what is seen of it, heading above and legend below; the whole as it was drawn. */
export function frame(picture, narrowed) {
  const { svg, whole } = picture;
  const [heading, legend, drawing] = [".heading", ".legend", ".drawing"].map((name) => svg.querySelector(name));
  heading.removeAttribute("transform");
  legend.removeAttribute("transform");
  const box = narrowed && around([...picture.nodes, ...picture.bundles].filter((group) => !group.classList.contains("hidden")));
  if (!box) return resize(picture, whole.split(" ").map(Number));
  const shift = drawing.transform.baseVal.consolidate().matrix;
  const [left, top] = [box.left + shift.e, box.top + shift.f];
  const [title, key] = [heading.getBBox(), legend.getBBox()];
  const width = Math.max(box.right - box.left, title.width, key.width) + 2 * MARGIN;
  const start = left - (width - 2 * MARGIN - (box.right - box.left)) / 2;
  heading.setAttribute("transform", `translate(${start - title.x} ${top - MARGIN - title.height - title.y})`);
  legend.setAttribute("transform", `translate(${start - key.x} ${box.bottom + shift.f + MARGIN - key.y})`);
  const height = box.bottom - box.top + title.height + key.height + 4 * MARGIN;
  resize(picture, [start - MARGIN, top - 2 * MARGIN - title.height, width, height]);
}

function resize({ svg }, [x, y, width, height]) {
  const whole = [x, y, width, height].map((number) => Math.round(number));
  svg.setAttribute("viewBox", whole.join(" "));
  svg.setAttribute("width", whole[2]);
  svg.setAttribute("height", whole[3]);
  svg.style.maxWidth = `${whole[2] * LARGEST}px`; // few bodies are not blown up
  svg.style.maxHeight = `max(82vh, ${whole[3] * LEAST}px)`; // letters are read: what is high is scrolled
  const paper = svg.querySelector("rect.paper");
  for (const [key, value] of Object.entries({ x: whole[0], y: whole[1] })) paper.setAttribute(key, value);
}

function around(groups) {
  if (!groups.length) return null;
  const boxes = groups.map((group) => group.getBBox());
  return {
    left: Math.min(...boxes.map((box) => box.x)),
    top: Math.min(...boxes.map((box) => box.y)),
    right: Math.max(...boxes.map((box) => box.x + box.width)),
    bottom: Math.max(...boxes.map((box) => box.y + box.height)),
  };
}

/** Everything in the picture that can be chosen answers to click, Enter and Space; a click that ends a pan does not count. */
export function choosable(group, choose) {
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

/** Zoom by buttons, by Ctrl and the wheel, by pinch, by + and −; pan by dragging and by the arrows. */
export function zoomable(picture) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const frame = picture.svg.parentElement;
  const zoom = Panzoom(picture.svg, { maxScale: 12, minScale: 0.5, animate: !still, cursor: "grab" });
  // The wheel alone scrolls the page, as readers expect; with Ctrl, or by a pinch, it zooms.
  frame.addEventListener("wheel", (event) => event.ctrlKey && zoom.zoomWithWheel(event), { passive: false });
  frame.addEventListener("keydown", (event) => {
    const keys = { "+": () => zoom.zoomIn(), "-": () => zoom.zoomOut(), ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (Array.isArray(act)) zoom.pan(act[0] / zoom.getScale(), act[1] / zoom.getScale(), { relative: true });
    else act();
  });
  moveLightly(picture.svg, frame);
  return zoom;
}

/** While it moves the drawing is a layer of its own, which need not be drawn again; at rest it is sharp. */
function moveLightly(svg, frame) {
  let rest = 0;
  const moving = () => {
    frame.classList.add("moving");
    clearTimeout(rest);
    rest = setTimeout(() => frame.classList.remove("moving"), 600);
  };
  for (const name of ["panzoomstart", "panzoomchange"]) svg.addEventListener(name, moving);
}
