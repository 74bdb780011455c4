import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, matches, placesInWords, tied } from "../src/text.js";

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

const place = (code, number, point = "") => ({ code, number, point });

for (const [places, codes, said] of [
  [[place("CSS", "L611-4", "2°"), place("CSS", "L611-4", "6°"), place("CSS", "L611-4", "al. 15")], false, "art. L611-4, 2°, 6° et al. 15"],
  [[place("CSS", "L611-4", "5°"), place("CSS", "L611-4", "5°")], false, "art. L611-4, 5°"],
  [[place("CSS", "L1"), place("code de l'énergie", "L1", "al. 2")], true, "CSS, art. L1 ; code de l'énergie, art. L1, al. 2"],
]) {
  test(`places in words: ${said}`, () => assert.equal(placesInWords(places, "et", codes), said));
}

for (const [words, kept] of [
  ["art. L611-4, 6° et al. 15", "art.~L611-4, 6° et al.~15"],
  ["article L. 611-4 : « gérer » ;", "article L.~611-4~: «~gérer~»~;"],
  ["le total. 15 caisses", "le total. 15 caisses"],
]) {
  test(`no line breaks within: ${words}`, () => assert.equal(tied(words).replaceAll("\u00a0", "~"), kept));
}
