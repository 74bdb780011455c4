/** Words as they are compared: no case, no accents, œ as oe. */
export function fold(words) {
  return words
    .replaceAll("œ", "oe")
    .replaceAll("Œ", "OE")
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

/** True where every word of the question begins or stands in the label. */
export function matches(question, label) {
  const where = fold(label);
  return fold(question)
    .split(/\s+/)
    .every((word) => where.includes(word));
}

/** The same without places where a line must not break: in "al. 15", "art. L611-4", before ":" and "»". */
export function tied(words) {
  return words.replace(/(?<![\p{L}])((?:art|al|[LRDA])\.|«) /gu, "$1\u00a0").replace(/ (?=[:;?!»])/g, "\u00a0");
}

/** Places in the law as one says them: "art. L611-4, 2° et al. 15"; several codes are named. */
export function placesInWords(evidence, and, codes = false) {
  const places = new Map();
  for (const { code, number, point } of evidence) {
    const article = codes ? `${code}, art. ${number}` : `art. ${number}`;
    places.set(article, (places.get(article) ?? new Set()).add(point));
  }
  return [...places].map(([article, points]) => [article, listed([...points].filter(Boolean), and)].filter(Boolean).join(", ")).join(" ; ");
}

function listed(words, and) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1)}`;
}
