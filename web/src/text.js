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
