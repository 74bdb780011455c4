import { curves, isShown, namesFor, paintBodies, paintLines, writeNames } from "./brush.js";
import { element } from "./element.js";
import { around } from "./scene.js";

const EDGE = 40;
const LARGEST = 4096; // pixels of a side of the still

/**
 * The drawing as layers as large as the window: lines, and above them bodies with names. What comes forward is drawn
 * between the two, so that pointing costs no more than that. While it moves, what was seen last moves as a picture,
 * on a still of the whole: a frame costs the same however much is drawn, and is sharp again at rest.
 */
export function layersOf(canvas, scene) {
  const [ground, bodies, whole, last] = Array.from({ length: 4 }, () => element("canvas"));
  return { brush: canvas.getContext("2d"), canvas, scene, ground, bodies, whole, last, corner: null, place: null, gliding: false };
}

/** Where a point of the drawing is in the window. */
export const toWindow = ({ scale, x, y }) => (px, py) => [x + scale * px, y + scale * py];

/** All of it sharp at this place; only what is in the window is drawn. */
export function drawAtRest(layers, place, colours, { width, height, fine }) {
  const { scene, ground, bodies } = layers;
  for (const layer of [ground, bodies]) Object.assign(layer, { width: Math.round(width * fine), height: Math.round(height * fine) });
  const seen = { left: -place.x / place.scale, top: -place.y / place.scale, right: (width - place.x) / place.scale, bottom: (height - place.y) / place.scale };
  Object.assign(layers, { place, colours, seen, fine, gliding: false });
  const below = ground.getContext("2d", { alpha: false });
  onPaper(below, colours.paper, ground);
  setPlace(below, place, fine);
  paintLines(below, scene, colours, place.scale, seen);
  const above = bodies.getContext("2d");
  setPlace(above, place, fine);
  paintBodies(above, scene, colours, place.scale, seen);
  above.setTransform(fine, 0, 0, fine, 0, 0);
  const at = toWindow(place);
  writeNames(above, namesFor(above, scene, colours, { scale: place.scale, at, width, height }), colours, at);
  compose(layers);
}

/** The layers, and between them the lines that are looked at. */
export function compose(layers) {
  const { brush, scene, ground, bodies, place, colours, fine, gliding } = layers;
  if (!place || gliding) return;
  brush.setTransform(1, 0, 0, 1, 0, 0);
  brush.imageSmoothingEnabled = true;
  brush.drawImage(ground, 0, 0);
  const near = scene.lines.filter((line) => isShown(line) && line.group.classList.contains("near"));
  if (near.length) {
    setPlace(brush, place, fine);
    curves(brush, near, colours);
    brush.setTransform(1, 0, 0, 1, 0, 0);
  }
  brush.drawImage(bodies, 0, 0);
}

/**
 * What was seen last at another place; the still of the whole beside it only, so that each pixel is drawn once. A machine
 * that does not keep up gets it without smoothing, until it is sharp again at rest.
 */
export function glide(layers, place, hurried = false) {
  const { brush, canvas, last, fine } = layers;
  if (!layers.gliding) keepLast(layers);
  const by = place.scale / layers.place.scale;
  const [x, y] = ["x", "y"].map((side) => Math.round((place[side] - by * layers.place[side]) * fine));
  brush.imageSmoothingEnabled = !hurried && by !== 1;
  brush.setTransform(1, 0, 0, 1, 0, 0);
  if (by === 1) brush.drawImage(last, x, y);
  else brush.drawImage(last, x, y, last.width * by, last.height * by);
  for (const strip of besides({ left: x, top: y, right: x + last.width * by, bottom: y + last.height * by }, canvas)) drawWhole(layers, place, strip);
}

/** The parts of a window that a box does not cover: above, below, left and right of it. */
export function besides({ left, top, right, bottom }, { width, height }) {
  const within = (value, most) => Math.max(0, Math.min(value, most));
  const [first, end] = [within(top, height), within(bottom, height)];
  const strips = [
    { left: 0, top: 0, right: width, bottom: first },
    { left: 0, top: end, right: width, bottom: height },
    { left: 0, top: first, right: within(left, width), bottom: end },
    { left: within(right, width), top: first, right: width, bottom: end },
  ];
  return strips.filter((strip) => strip.right > strip.left && strip.bottom > strip.top);
}

function drawWhole({ brush, whole, corner, fine, colours }, place, { left, top, right, bottom }) {
  brush.save();
  brush.beginPath();
  brush.rect(left, top, right - left, bottom - top);
  brush.clip();
  onPaper(brush, colours.paper, brush.canvas);
  if (corner) blit(brush, whole, place.x + place.scale * corner.left, place.y + place.scale * corner.top, place.scale / corner.scale, fine);
  brush.restore();
}

function keepLast(layers) {
  const { canvas, last } = layers;
  Object.assign(last, { width: canvas.width, height: canvas.height });
  last.getContext("2d", { alpha: false }).drawImage(canvas, 0, 0);
  layers.gliding = true;
}

/** A picture with its corner at a point of the window, so many times as large. */
function blit(brush, picture, x, y, by, fine) {
  brush.setTransform(by * fine, 0, 0, by * fine, x * fine, y * fine);
  brush.drawImage(picture, 0, 0);
}

/** The still of the whole, as fine as it is seen from afar. */
export function keepWhole(layers, scale, colours) {
  const { scene, whole } = layers;
  const box = around([...scene.nodes, ...scene.lines]);
  if (!box) return;
  const [wide, high] = [box.right - box.left + 2 * EDGE, box.bottom - box.top + 2 * EDGE];
  const corner = { left: box.left - EDGE, top: box.top - EDGE, scale: Math.min(scale, LARGEST / wide, LARGEST / high) };
  Object.assign(whole, { width: Math.ceil(wide * corner.scale), height: Math.ceil(high * corner.scale) });
  const brush = whole.getContext("2d", { alpha: false });
  onPaper(brush, colours.paper, whole);
  brush.setTransform(corner.scale, 0, 0, corner.scale, -corner.left * corner.scale, -corner.top * corner.scale);
  paintLines(brush, scene, colours, corner.scale, box);
  paintBodies(brush, scene, colours, corner.scale, box);
  layers.corner = corner;
}

function onPaper(brush, paper, { width, height }) {
  brush.setTransform(1, 0, 0, 1, 0, 0);
  brush.fillStyle = paper;
  brush.fillRect(0, 0, width, height);
}

function setPlace(brush, { scale, x, y }, fine) {
  brush.setTransform(scale * fine, 0, 0, scale * fine, x * fine, y * fine);
}
