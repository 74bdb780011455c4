import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, matches } from "../src/text.js";

test("accents, case and œ are folded", () => {
  assert.equal(fold("Mise en ŒUVRE de l'État"), "mise en oeuvre de l'etat");
});

test("every word of the question must be there", () => {
  assert.ok(matches("base caisse", "caisses de base"));
  assert.ok(!matches("caisses nationale", "caisses de base"));
});

test("an empty question matches all", () => {
  assert.ok(matches("", "caisses de base"));
});
