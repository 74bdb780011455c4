import assert from "node:assert/strict";
import { test } from "node:test";
import { isNarrowed, nothingChosen, relationsOf, visible } from "../src/selection.js";

const node = (kind) => ({ label: kind, kind });
const evidence = (since, until, modality = "Duty", code = "CSS") => ({ since, until, modality, code });
const data = {
  nodes: { state: node("Office"), fund: node("NamedBody"), branch: node("Scheme") },
  relations: [
    { short: "r0", source: "state", target: "fund", action: "oversee", evidence: [evidence("2006-01-01", "2006-12-31"), evidence("2007-01-01", "", "Power")] },
    { short: "r1", source: "fund", target: "branch", action: "finance", evidence: [evidence("2007-01-01", "", "Duty", "CSP")] },
  ],
};
const seen = (change) => {
  const choice = nothingChosen();
  change(choice);
  const { relations, nodes } = visible(data, choice);
  return [[...relations].join(), [...nodes].join()];
};

for (const [what, change, relations, nodes] of [
  ["without choice all is visible", () => {}, "r0,r1", "state,fund,branch"],
  ["a hidden action takes its relations and lonely nodes away", (c) => c.off.action.add("finance"), "r0", "state,fund"],
  ["a hidden kind takes all its relations away", (c) => c.off.kind.add("Office"), "r1", "fund,branch"],
  ["a relation stays as long as some of its evidence has a form that is shown", (c) => c.off.modality.add("Power"), "r0,r1", "state,fund,branch"],
  ["a hidden code", (c) => c.off.code.add("CSP"), "r0", "state,fund"],
  ["a day", (c) => (c.day = "2006-12-31"), "r0", "state,fund"],
  ["a day on which one version follows the other", (c) => (c.day = "2007-01-01"), "r0,r1", "state,fund,branch"],
  ["a day before all", (c) => (c.day = "2005-01-01"), "", ""],
  ["day and form count for the same evidence", (c) => ((c.day = "2006-06-01"), c.off.modality.add("Duty")), "", ""],
  ["a focus", (c) => (c.focus = "branch"), "r1", "fund,branch"],
  ["a path", (c) => (c.path = new Set(["r0"])), "r0", "state,fund"],
]) {
  test(what, () => assert.deepEqual(seen(change), [relations, nodes]));
}

test("something is narrowed as soon as something is chosen", () => {
  const choice = nothingChosen();
  assert.equal(isNarrowed(choice), false);
  choice.off.kind.add("Office");
  assert.equal(isNarrowed(choice), true);
});

test("what a node does and undergoes", () => {
  const { does, undergoes } = relationsOf(data, "fund");
  assert.deepEqual([does.map((r) => r.short), undergoes.map((r) => r.short)], [["r1"], ["r0"]]);
});
