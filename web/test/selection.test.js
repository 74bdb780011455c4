import assert from "node:assert/strict";
import { test } from "node:test";
import { relationsOf, visible } from "../src/selection.js";

const data = {
  relations: [
    { short: "r1", source: "etat", target: "caisse", action: "oversee" },
    { short: "r2", source: "caisse", target: "base", action: "control" },
    { short: "r3", source: "caisse", target: "base", action: "coordinate" },
  ],
};

test("without filter all is visible", () => {
  assert.equal(visible(data, new Set()).relations.size, 3);
});

test("a hidden action takes its relations and lonely nodes away", () => {
  const shown = visible(data, new Set(["oversee"]));
  assert.deepEqual([...shown.relations], ["r2", "r3"]);
  assert.ok(!shown.nodes.has("etat"));
});

test("a node acts and is acted upon", () => {
  const { does, undergoes } = relationsOf(data, "caisse");
  assert.deepEqual([does.map((r) => r.short), undergoes.map((r) => r.short)], [["r2", "r3"], ["r1"]]);
});
