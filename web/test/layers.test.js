import assert from "node:assert/strict";
import { test } from "node:test";
import { besides, glide, toWindow } from "../src/layers.js";

const box = (left, top, right, bottom) => ({ left, top, right, bottom });
const screen = { width: 100, height: 80 };

for (const [what, covered, strips] of [
  ["nothing beside a box that covers all", box(-10, -10, 110, 90), []],
  ["two strips where it was moved right and down", box(10, 20, 110, 100), [box(0, 0, 100, 20), box(0, 20, 10, 80)]],
  ["two strips where it was moved left and up", box(-10, -20, 90, 60), [box(0, 60, 100, 80), box(90, 0, 100, 60)]],
  ["a ring around a smaller one", box(20, 10, 60, 50), [box(0, 0, 100, 10), box(0, 50, 100, 80), box(0, 10, 20, 50), box(60, 10, 100, 50)]],
  ["all of it where the box is outside", box(0, -90, 100, -10), [box(0, 0, 100, 80)]],
]) {
  test(`uncovered: ${what}`, () => assert.deepEqual(besides(covered, screen), strips));
}

test("strips and box fill the window, and nothing twice", () => {
  for (const [dx, dy, by] of [[7, -13, 1], [-30, 25, 0.5], [12, 9, 2.5], [300, 0, 1]]) {
    const covered = box(dx, dy, dx + 100 * by, dy + 80 * by);
    const strips = besides(covered, screen);
    for (let x = 0.25; x < 100; x += 4) {
      for (let y = 0.25; y < 80; y += 4) {
        const holding = [covered, ...strips].filter((one) => x >= one.left && x < one.right && y >= one.top && y < one.bottom);
        assert.equal(holding.length, 1, `${x}, ${y}`);
      }
    }
  }
});

test("a point of the drawing in the window", () => assert.deepEqual(toWindow({ scale: 2, x: 10, y: -5 })(3, 4), [16, 3]));

/** A brush that tells what it was asked to draw; calls without a picture are heard and forgotten. */
function listening(canvas) {
  const drawn = [];
  const heard = { drawImage: (picture, ...where) => drawn.push([picture.name, ...where]) };
  const brush = new Proxy({ canvas }, { get: (own, name) => own[name] ?? heard[name] ?? (() => {}), set: (own, name, value) => ((own[name] = value), true) });
  return { brush, drawn };
}

function layersAt(place) {
  const canvas = { ...screen };
  const { brush, drawn } = listening(canvas);
  const last = { ...screen, name: "last", getContext: () => listening(canvas).brush };
  const layers = { brush, canvas, place, last, whole: { name: "whole" }, corner: { left: 0, top: 0, scale: 1 }, fine: 1, colours: { paper: "#fff" }, gliding: false };
  return { layers, drawn, brush };
}

test("panned, what was seen is moved as it is, and the still of the whole fills the two edges only", () => {
  const { layers, drawn, brush } = layersAt({ scale: 1, x: 0, y: 0 });
  glide(layers, { scale: 1, x: 8.4, y: -3 });
  assert.deepEqual(drawn, [["last", 8, -3], ["whole", 0, 0], ["whole", 0, 0]]);
  assert.equal(brush.imageSmoothingEnabled, false);
});

test("zoomed in, what was seen covers all; a slow machine draws it without smoothing", () => {
  const { layers, drawn, brush } = layersAt({ scale: 1, x: 0, y: 0 });
  glide(layers, { scale: 2, x: -50, y: -40 });
  assert.deepEqual(drawn, [["last", -50, -40, 200, 160]]);
  assert.equal(brush.imageSmoothingEnabled, true);
  glide(layers, { scale: 2, x: -50, y: -40 }, true);
  assert.equal(brush.imageSmoothingEnabled, false);
});
