import Panzoom from "@panzoom/panzoom";

import { coloursOf, isShown } from "./brush.js";
import { element } from "./element.js";
import { compose, drawAtRest, glide, keepWhole, layersOf, toWindow } from "./layers.js";
import { around, nextIn, sceneOf } from "./scene.js";

const MARGIN = 16;
const REST = 140; // milliseconds after the last movement until it is drawn sharply
const SLOW = 28; // milliseconds between two frames of a machine that does not keep up
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** True for a drawing with so many parts that a browser moves it slowly. */
export const isCrowded = (picture) => picture.thin;

/**
 * The drawing on a canvas. The SVG stays in the page, unseen: it knows what is hidden, chosen and near, hears what is
 * pointed at and pressed, and is what is exported. Null where the browser has no canvas: then the SVG is shown.
 */
export function canvasOf(picture, said) {
  const canvas = element("canvas", { tabindex: "0", role: "application" });
  if (!canvas.getContext("2d", { alpha: false })) return null;
  const frame = picture.svg.parentElement;
  const glass = element("div", { class: "glass" }); // what is panned and zoomed; the canvas follows it
  frame.classList.add("drawn");
  frame.append(canvas, glass);
  const scene = sceneOf(picture);
  const view = { canvas, glass, frame, picture, scene, layers: layersOf(canvas, scene), colours: null, fit: null, stale: true, timer: 0, asked: 0, at: null };
  frame.style.aspectRatio = shapeOf(view.scene);
  view.zoom = Panzoom(glass, { canvas: true, maxScale: 40, minScale: 0.6, animate: false, cursor: "grab" });
  wireMoves(view);
  wirePointer(view);
  wireKeys(view, said);
  wireChanges(view);
  const speak = (words) => canvas.setAttribute("aria-label", words);
  return { speak, zoomIn: () => view.zoom.zoomIn(), zoomOut: () => view.zoom.zoomOut(), reset: () => fitAll(view) };
}

/** As wide as the drawing is for its height. */
function shapeOf({ nodes, headings }) {
  const { left, right, top, bottom } = around([...nodes, ...headings.map(({ x, y }) => ({ left: x, right: x, top: y - 40, bottom: y }))]);
  return (right - left) / (bottom - top);
}

/** The whole of what is shown, in the middle of the window. */
function fitAll(view) {
  const { canvas, scene } = view;
  const fine = devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width || !height) return;
  if (canvas.width !== Math.round(width * fine)) canvas.width = Math.round(width * fine);
  if (canvas.height !== Math.round(height * fine)) canvas.height = Math.round(height * fine);
  const shown = scene.nodes.filter(isShown);
  const box = around(shown.length ? shown : scene.nodes) ?? { left: 0, top: 0, right: 1, bottom: 1 };
  const all = !shown.length || shown.length === scene.nodes.length;
  const top = all ? Math.min(box.top, ...scene.headings.map((heading) => heading.y - heading["font-size"])) : box.top;
  const scale = Math.min((width - 2 * MARGIN) / (box.right - box.left), (height - 2 * MARGIN) / (box.bottom - top), 1.4);
  view.fit = { scale, x: width / 2 - (scale * (box.left + box.right)) / 2, y: height / 2 - (scale * (top + box.bottom)) / 2, width, height, fine };
  view.zoom.reset({ animate: false });
  settle(view);
}

/** Where the drawing stands now: its measure and its corner, in the window's. */
function placeOf({ zoom, fit }) {
  const by = zoom.getScale();
  const { x, y } = zoom.getPan();
  const [midX, midY] = [fit.width / 2, fit.height / 2];
  return { scale: fit.scale * by, x: midX + by * (fit.x - midX + x), y: midY + by * (fit.y - midY + y) };
}

/** Sharp, with names; the still of the whole is made again when there is time. */
function settle(view) {
  if (!view.fit) return;
  view.colours ??= coloursOf(view.picture.svg);
  drawAtRest(view.layers, placeOf(view), view.colours, view.fit);
  if (view.stale) (window.requestIdleCallback ?? setTimeout)(() => still(view));
}

function still(view) {
  if (!view.stale || !view.colours) return;
  view.stale = false;
  keepWhole(view.layers, view.fit.scale * view.fit.fine, view.colours);
}

/** While it moves it glides, a frame at most each time the screen is drawn; sharp again at rest. */
function wireMoves(view) {
  let before = 0;
  const step = (now) => {
    view.asked = 0;
    if (view.timer) glide(view.layers, placeOf(view), now - before > SLOW);
    before = now;
  };
  const rest = () => {
    view.timer = 0;
    settle(view);
  };
  view.glass.addEventListener("panzoomchange", () => {
    if (!view.fit || !view.colours) return;
    view.asked ||= requestAnimationFrame(step);
    clearTimeout(view.timer);
    view.timer = setTimeout(rest, REST);
  });
  view.frame.addEventListener("wheel", (event) => event.ctrlKey && view.zoom.zoomWithWheel(event), { passive: false });
}

/** What lies under a point of the window: a body, else a line that comes forward, else any line. */
function under(view, event) {
  const { left, top } = view.canvas.getBoundingClientRect();
  const { scale, x, y } = placeOf(view);
  const [px, py] = [(event.clientX - left - x) / scale, (event.clientY - top - y) / scale];
  const holds = (part, by) => px >= part.left - by && px <= part.right + by && py >= part.top - by && py <= part.bottom + by;
  const node = view.scene.nodes.find((one) => isShown(one) && holds(one, 1));
  if (node) return node;
  const reach = Math.max(1.8, 5 / scale);
  view.probe ??= element("canvas").getContext("2d");
  view.probe.lineWidth = reach;
  const touched = view.scene.lines.filter((line) => isShown(line) && holds(line, reach) && view.probe.isPointInStroke((line.shape ??= new Path2D(line.path)), px, py));
  return touched.find((line) => line.group.classList.contains("near")) ?? touched[0] ?? null;
}

/** The drawing's own parts hear what is pointed at and pressed on the canvas. */
function wirePointer(view) {
  const { canvas, picture } = view;
  let [over, from] = [null, null];
  const leave = () => ((over = null), picture.svg.dispatchEvent(new PointerEvent("pointerleave")));
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons || !view.fit) return;
    const part = under(view, event);
    canvas.style.cursor = part ? "pointer" : "grab";
    if (part !== over) rest((over = part)?.group ?? picture.svg, event);
  });
  canvas.addEventListener("pointerleave", leave);
  canvas.addEventListener("pointerdown", (event) => ((from = [event.clientX, event.clientY]), leave()));
  canvas.addEventListener("click", (event) => {
    if (from && Math.hypot(event.clientX - from[0], event.clientY - from[1]) > 5) return;
    under(view, event)?.group.dispatchEvent(new MouseEvent("click"));
  });
}

/** The pointer, or the keyboard, rests on a part of the drawing. */
function rest(part, { clientX, clientY }) {
  part.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, clientX, clientY }));
}

/** Arrows go from body to body, Enter and Space open, Shift and the arrows move, + and − zoom. */
function wireKeys(view, said) {
  const { canvas, zoom, scene } = view;
  const go = (direction) => {
    const shown = scene.nodes.filter(isShown);
    const next = view.at && isShown(view.at) ? nextIn(shown, view.at, direction) : shown.toSorted((one, other) => other.weight - one.weight)[0];
    if (next) stand(view, next, said);
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) zoom.pan((-60 * arrow[0]) / zoom.getScale(), (-60 * arrow[1]) / zoom.getScale(), { relative: true });
    else if (arrow) go(arrow);
    else if (event.key === "+") zoom.zoomIn();
    else if (event.key === "-") zoom.zoomOut();
    else if ((event.key === "Enter" || event.key === " ") && view.at) view.at.group.dispatchEvent(new MouseEvent("click"));
    else return;
    event.preventDefault();
  });
  canvas.addEventListener("blur", () => view.at?.group.classList.remove("at"));
}

/** The keyboard stands on a body: it is in the window, its lines come forward, its name is said. */
function stand(view, node, said) {
  view.at?.group.classList.remove("at");
  view.at = node;
  node.group.classList.add("at");
  const middle = () => toWindow(placeOf(view))((node.left + node.right) / 2, (node.top + node.bottom) / 2);
  const { width, height } = view.fit;
  const [x, y] = middle();
  const by = view.zoom.getScale();
  if (x < 40 || y < 40 || x > width - 40 || y > height - 40) view.zoom.pan((width / 2 - x) / by, (height / 2 - y) / by, { relative: true });
  const { left, top } = view.canvas.getBoundingClientRect();
  const [clientX, clientY] = [left + middle()[0], top + middle()[1]];
  rest(node.group, { clientX, clientY });
  said.textContent = node.group.querySelector("title").textContent;
}

/** Drawn again when something is hidden or comes forward, when the window changes, when it turns dark. */
function wireChanges(view) {
  let [waiting, all] = [0, false];
  const again = (whole) => {
    all ||= whole;
    waiting ||= requestAnimationFrame(() => {
      if (all) settle(view);
      else compose(view.layers);
      [waiting, all] = [0, false];
    });
  };
  new MutationObserver((changes) => {
    const hidden = changes.some(({ target, oldValue }) => /\bhidden\b/.test(oldValue) !== target.classList.contains("hidden"));
    view.stale ||= hidden;
    again(hidden || changes.some(({ target }) => !target.classList.contains("thin")));
  }).observe(view.picture.svg, { subtree: true, attributeFilter: ["class"], attributeOldValue: true });
  new ResizeObserver(() => fitAll(view)).observe(view.canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => ((view.colours = null), (view.stale = true), again(true)));
}
