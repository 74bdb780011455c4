import assert from "node:assert/strict";
import { test } from "node:test";
import { pathBetween } from "../src/paths.js";

const relations = [
  ["a", "b"],
  ["b", "d"],
  ["a", "c"],
  ["c", "d"],
  ["d", "a"],
  ["a", "a"],
  ["x", "d"],
].map(([source, target]) => ({ short: source + target, source, target }));
const way = (from, to) => [...(pathBetween(relations, from, to) ?? ["none"])].join();

for (const [from, to, found] of [
  ["a", "d", "ab,bd,ac,cd"],
  ["b", "a", "bd,da"],
  ["a", "x", "none"],
  ["a", "nowhere", "none"],
]) {
  test(`all shortest ways from ${from} to ${to}`, () => assert.equal(way(from, to), found));
}
