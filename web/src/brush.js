import { placeNames } from "./scene.js";

const READABLE = 6.5; // below so many pixels letters are left out, and names of the busiest are written over the drawing
const NAME_SIZE = 12;
const LONGEST = 28; // letters of a line
const ROOM = 13000; // square pixels of the window for each name
const RIM = 8; // around letters that stand over lines
const STRONG = ["chosen", "found", "at"];

/** The colours of the drawing's style sheet, as they are now: looked up again when the surroundings turn dark. */
export function coloursOf(root) {
  const known = new Map();
  const look = (part) => {
    const name = part.getAttribute("class");
    if (!known.has(name)) known.set(name, pick(getComputedStyle(part)));
    return known.get(name);
  };
  const family = getComputedStyle(root).fontFamily;
  return { look, family, paper: look(root.querySelector("rect.paper")).fill, far: faintness(root) };
}

const pick = ({ fill, stroke, strokeWidth }) => ({ fill, stroke, wide: parseFloat(strokeWidth) });

/** How faint lines are that nobody looks at. */
function faintness(root) {
  const line = root.querySelector(".thin:not(.near) path");
  return line ? Number(getComputedStyle(line).strokeOpacity) : 1;
}

const has = (part, name) => part.group.classList.contains(name);
export const isShown = (part) => !has(part, "hidden");

const isLegible = (scene, scale) => !scene.nodes.length || scale * scene.nodes[0].texts[0]["font-size"] >= READABLE;
const fontOf = ({ family }) => `600 ${NAME_SIZE}px ${family}`;

const isIn = (part, { left, top, right, bottom }) => part.right >= left && part.left <= right && part.bottom >= top && part.top <= bottom;

/** Lines that are in this part of the drawing, on a canvas whose measure is set, and headings over them; lines that are looked at are drawn by themselves. */
export function paintLines(brush, scene, colours, scale, seen) {
  curves(brush, scene.lines.filter((line) => isShown(line) && isIn(line, seen)), colours, "far");
  if (isLegible(scene, scale)) for (const heading of scene.headings) write(brush, heading, colours, RIM);
}

/** Bodies that are in this part of the drawing. */
export function paintBodies(brush, scene, colours, scale, seen) {
  const legible = isLegible(scene, scale);
  for (const node of scene.nodes) if (isShown(node) && isIn(node, seen)) body(brush, node, colours, legible);
}

/** Lines that look alike are one path, which is quick. */
export function curves(brush, lines, { look, far }, how = "near") {
  const alike = new Map();
  for (const line of lines) {
    const { stroke, wide } = look(line.curve);
    const key = `${stroke} ${line.dashed}`;
    if (!alike.has(key)) alike.set(key, { stroke, wide, dashed: line.dashed, path: new Path2D(), tips: new Path2D() });
    alike.get(key).path.addPath((line.shape ??= new Path2D(line.path)));
    alike.get(key).tips.addPath((line.point ??= new Path2D(line.tip)));
  }
  for (const { stroke, wide, dashed, path, tips } of alike.values()) {
    Object.assign(brush, { strokeStyle: stroke, fillStyle: stroke, lineWidth: wide, globalAlpha: how === "far" ? far : 1 });
    brush.setLineDash(dashed ? [5, 4] : []);
    brush.stroke(path);
    brush.fill(tips);
  }
  brush.globalAlpha = 1;
}

function body(brush, node, colours, legible) {
  const strong = STRONG.some((name) => has(node, name));
  for (const { x, y, width, height, rx, dashed, part } of node.boxes) {
    const { fill, stroke, wide } = colours.look(part);
    Object.assign(brush, { fillStyle: fill, strokeStyle: stroke, lineWidth: strong ? 5 : wide });
    brush.setLineDash(dashed ? [5, 4] : []);
    brush.beginPath();
    brush.roundRect(x, y, width, height, rx);
    brush.fill();
    brush.stroke();
  }
  if (legible) for (const text of node.texts) write(brush, text, colours);
}

/** Letters; with a rim of paper where they stand over lines. */
function write(brush, text, { look, family, paper }, rim = 0) {
  Object.assign(brush, { fillStyle: look(text.part).fill, font: `${text.weight} ${text["font-size"]}px ${family}`, textAlign: text.anchor === "middle" ? "center" : "start" });
  if (rim) {
    Object.assign(brush, { strokeStyle: paper, lineWidth: rim, lineJoin: "round" });
    brush.setLineDash([]);
    brush.strokeText(text.part.textContent, text.x, text.y);
  }
  brush.fillText(text.part.textContent, text.x, text.y);
}

/** From afar: headings and names that are written over the drawing, in the window's measure; none where letters can be read. */
export function namesFor(brush, scene, colours, { scale, at, width, height }) {
  if (isLegible(scene, scale)) return [];
  brush.font = fontOf(colours);
  const rank = (node) => (STRONG.some((name) => has(node, name)) ? Infinity : node.weight);
  const shown = scene.nodes.filter(isShown).sort((one, other) => rank(other) - rank(one));
  const labels = [
    ...scene.headings.map((heading) => ({ x: heading.x, y: heading.y, lines: [heading.part.textContent], part: heading.part, start: true })),
    ...shown.map((node) => ({ x: (node.left + node.right) / 2, y: (node.top + node.bottom) / 2, lines: folded(node.name), part: node.texts[0].part, box: node.boxes.at(-1) })),
  ];
  const boxes = labels.map((label) => boxed(brush, label, at, width));
  return placeNames(boxes.filter((one) => one.seen && one.top >= 0 && one.bottom <= height), (width * height) / ROOM);
}

/** A label with the box that it fills in the window; moved aside so that it is not cut. */
function boxed(brush, label, at, width) {
  const [x, y] = at(label.x, label.y);
  const wide = Math.max(...label.lines.map((line) => brush.measureText(line).width));
  const from = label.start ? x : x - wide / 2;
  const left = Math.max(8, Math.min(from, width - wide - 8));
  const high = (label.lines.length * NAME_SIZE * 1.2) / 2 + 1;
  return { ...label, seen: x >= 0 && x <= width, aside: left - from, left: left - 5, right: left + wide + 5, top: y - high, bottom: y + high };
}

/** A name in two lines about equally long; where it is longer than a map has room for, its beginning. */
export function folded(name) {
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  if (name.length <= LONGEST || !spaces.length) return [name];
  const middle = Math.min(name.length / 2, LONGEST);
  const at = spaces.reduce((best, space) => (Math.abs(space - middle) < Math.abs(best - middle) ? space : best));
  const [first, rest] = [name.slice(0, at), name.slice(at + 1)];
  return [first, rest.length <= LONGEST ? rest : `${rest.slice(0, rest.lastIndexOf(" ", LONGEST))} …`];
}

/** Names over the drawing: each on a card that looks as its body does, so that one sees whose it is; headings have a rim of paper. */
export function writeNames(brush, names, colours, at) {
  Object.assign(brush, { font: fontOf(colours), lineJoin: "round" });
  for (const name of names) {
    const { x, y, lines, part, start, aside } = name;
    const [left, middle] = at(x, y);
    if (!start) card(brush, name, colours);
    Object.assign(brush, { fillStyle: colours.look(part).fill, strokeStyle: colours.paper, lineWidth: 4, textAlign: start ? "start" : "center" });
    lines.forEach((line, rank) => {
      const base = middle + (rank - (lines.length - 1) / 2) * NAME_SIZE * 1.2 + NAME_SIZE * 0.35;
      if (start) brush.strokeText(line, left + aside, base);
      brush.fillText(line, left + aside, base);
    });
  }
}

function card(brush, { left, top, right, bottom, box }, colours) {
  const { fill, stroke } = colours.look(box.part);
  Object.assign(brush, { fillStyle: fill, strokeStyle: stroke, lineWidth: 1.2 });
  brush.setLineDash(box.dashed ? [3, 2] : []);
  brush.beginPath();
  brush.roundRect(left, top, right - left, bottom - top, Math.min(box.rx, 8));
  brush.fill();
  brush.stroke();
}
