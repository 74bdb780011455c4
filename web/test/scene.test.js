import assert from "node:assert/strict";
import { test } from "node:test";
import { folded } from "../src/brush.js";
import { around, boundsOf, nextIn, placeNames } from "../src/scene.js";

const box = (left, top, right = left + 10, bottom = top + 10) => ({ left, top, right, bottom });

for (const [path, bounds] of [
  ["M10 20C10 40 90 60 90 80", box(10, 20, 90, 80)],
  ["M5 5V50C5 70 -20 70 -20 90V100", box(-20, 5, 5, 100)],
  ["M1.5 2H9", box(1.5, 2, 9, 2)],
]) {
  test(`a box holds the path ${path}`, () => assert.deepEqual(boundsOf(path), bounds));
}

test("a box around boxes; none around nothing", () => {
  assert.deepEqual(around([box(0, 0), box(30, -5)]), box(0, -5, 40, 10));
  assert.equal(around([]), null);
});

const [middle, right, farRight, below, aside] = [box(0, 0), box(20, 0), box(60, 0), box(0, 30), box(40, 30)];
const all = [middle, right, farRight, below, aside];
for (const [where, from, direction, to] of [
  ["right, the nearer one", middle, [1, 0], right],
  ["on to the right, not down", right, [1, 0], farRight],
  ["down, straight rather than aside", middle, [0, 1], below],
  ["up", below, [0, -1], middle],
  ["left of the first there is nothing", middle, [-1, 0], null],
]) {
  test(`the arrow keys go ${where}`, () => assert.equal(nextIn(all, from, direction), to));
}

test("names are placed in their order, never one over another, no more than there is room for", () => {
  const [first, over, beside, third] = [box(0, 0), box(5, 5), box(10, 0), box(50, 50)];
  assert.deepEqual(placeNames([first, over, beside, third], 9), [first, beside, third]);
  assert.deepEqual(placeNames([first, over, beside, third], 2), [first, beside]);
});

for (const [name, ...lines] of [
  ["Parlement", "Parlement"],
  ["ministre chargé de la sécurité sociale", "ministre chargé de", "la sécurité sociale"],
  ["caisse nationale d'assurance vieillesse des travailleurs salariés du régime général", "caisse nationale d'assurance", "vieillesse des travailleurs …"],
]) {
  test(`from afar a name has at most two lines: ${name}`, () => assert.deepEqual(folded(name), lines));
}
