import assert from "node:assert/strict";
import { test } from "node:test";
import { citation, dayInWords, validity } from "../src/citation.js";
import { literal, turtle } from "../src/turtle.js";
import { WORDS } from "../src/words.js";

const law = { label: "CSS L611-4", number: "L611-4", code: "Code de la sécurité sociale", since: "2015-12-23", until: "2016-12-31", observed: "" };
const mark = { iri: "urn:c", where: "CSS L611-4 2°", point: "urn:p", modality: "Duty", action: "urn:control", verb: "contrôler", object: 'l\'action "des" caisses', holders: [["urn:h", "Caisse"]] };

test("days as the law writes them", () => assert.deepEqual(["2007-01-01", "2015-12-23"].map(dayInWords), ["1er janvier 2007", "23 décembre 2015"]));

test("when a version holds", () => {
  assert.equal(validity(law), "en vigueur du 23 décembre 2015 au 31 décembre 2016");
  assert.equal(validity({ since: "", until: "", observed: "2015-12-23" }), "version vue le 23 décembre 2015");
  assert.equal(validity({}), "");
});

test("a citation names code, article, place, validity and words", () => {
  assert.equal(
    citation(law, mark, "contrôler l'action"),
    "Code de la sécurité sociale, art. L611-4, 2°, en vigueur du 23 décembre 2015 au 31 décembre 2016 : « contrôler l'action »",
  );
});

test("Turtle escapes what a string may not hold", () => {
  assert.equal(literal('a"b\\c\nd'), '"a\\"b\\\\c\\nd"');
  assert.match(turtle(mark), /rsi:object "l'action \\"des\\" caisses"@fr ;/);
});

test("both languages say the same things", () => assert.deepEqual(Object.keys(WORDS.fr), Object.keys(WORDS.en)));
