/** What is drawn, read once from the SVG: boxes with their lines of text, curves, headings; in its own measure. */
export function sceneOf(picture) {
  const ends = countEnds(picture);
  return {
    nodes: picture.nodes.map((group) => nodeOf(group, ends.get(group.dataset.node) ?? 0)),
    lines: picture.lines.map(lineOf),
    headings: [...picture.svg.querySelectorAll(".drawing > text")].map(textOf),
  };
}

/** How many lines end at each body. */
function countEnds(picture) {
  const ends = new Map();
  for (const group of picture.lines) {
    const [{ source, target }] = picture.relationsOf(group);
    for (const end of [source, target]) ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return ends;
}

function nodeOf(group, weight) {
  const boxes = [...group.querySelectorAll("rect")].map((rect) => ({ ...numbers(rect, "x", "y", "width", "height", "rx"), dashed: rect.hasAttribute("stroke-dasharray"), part: rect }));
  const { x, y, width, height } = boxes.at(-1);
  const texts = [...group.querySelectorAll("text")].map(textOf);
  return { group, weight, boxes, texts, left: x, top: y, right: x + width, bottom: y + height, name: texts.map((text) => text.words).join(" ") };
}

function lineOf(group) {
  const [curve, head] = group.querySelectorAll("path");
  const path = curve.getAttribute("d");
  return { group, curve, head, path, tip: head.getAttribute("d"), dashed: curve.hasAttribute("stroke-dasharray"), ...boundsOf(path) };
}

function textOf(text) {
  return { words: text.textContent, part: text, anchor: text.getAttribute("text-anchor") ?? "start", weight: text.getAttribute("font-weight") ?? "400", ...numbers(text, "x", "y", "font-size") };
}

function numbers(part, ...names) {
  return Object.fromEntries(names.map((name) => [name, Number(part.getAttribute(name))]));
}

/** A path of absolute M, C, V and H in, a box that holds it out: a curve never leaves the hull of its points. */
export function boundsOf(path) {
  const [xs, ys] = [[], []];
  for (const [, letter, values] of path.matchAll(/([MCLVH])([^A-Za-z]*)/g)) {
    const given = values.trim().split(/[\s,]+/).map(Number);
    given.forEach((value, rank) => (letter === "V" || (letter !== "H" && rank % 2) ? ys : xs).push(value));
  }
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** A box around all these; null around nothing. */
export function around(parts) {
  if (!parts.length) return null;
  return {
    left: Math.min(...parts.map((part) => part.left)),
    top: Math.min(...parts.map((part) => part.top)),
    right: Math.max(...parts.map((part) => part.right)),
    bottom: Math.max(...parts.map((part) => part.bottom)),
  };
}

/** The body that lies nearest in a direction, for the arrow keys: as little aside as may be. */
export function nextIn(nodes, from, [dx, dy]) {
  const middle = (node) => [(node.left + node.right) / 2, (node.top + node.bottom) / 2];
  const [x, y] = middle(from);
  let [best, least] = [null, Infinity];
  for (const node of nodes) {
    const [aside, ahead] = [middle(node)[0] - x, middle(node)[1] - y].reduce(([a, b], value, rank) => (rank === (dx ? 0 : 1) ? [a, b + value * (dx || dy)] : [a + Math.abs(value), b]), [0, 0]);
    const far = ahead + 3 * aside;
    if (node !== from && ahead > 1 && far < least) [best, least] = [node, far];
  }
  return best;
}

/** Names in the order of their weight, each where it covers none before it: what one reads from afar. */
export function placeNames(candidates, most) {
  const placed = [];
  for (const one of candidates) {
    if (placed.length >= most) break;
    if (placed.every((other) => one.left >= other.right || other.left >= one.right || one.top >= other.bottom || other.top >= one.bottom)) placed.push(one);
  }
  return placed;
}
