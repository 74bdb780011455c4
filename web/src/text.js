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

/** Places in the law as one says them: "art. L611-4, 2° et al. 15"; several codes are named. */
export function placesInWords(labels, and, codes = false) {
  const places = new Map();
  for (const label of new Set(labels)) {
    const [code, number, ...place] = label.split(" ");
    const article = codes ? `${code}, art. ${number}` : `art. ${number}`;
    places.set(article, [...(places.get(article) ?? []), ...(place.length ? [place.join(" ")] : [])]);
  }
  return [...places].map(([article, points]) => (points.length ? `${article}, ${listed(points, and)}` : article)).join(" ; ");
}

function listed(words, and) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1)}`;
}
