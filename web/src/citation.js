/** A day as it is written in French law: "1er janvier 2007". */
export function dayInWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  const months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
  return `${date === 1 ? "1er" : date} ${months[month - 1]} ${year}`;
}

/** When a version holds, in words; empty where nothing is known. */
export function validity({ since, until, observed }) {
  if (since && until) return `en vigueur du ${dayInWords(since)} au ${dayInWords(until)}`;
  if (since) return `en vigueur depuis le ${dayInWords(since)}`;
  return observed ? `version vue le ${dayInWords(observed)}` : "";
}

/** A competence as a jurist cites it: code, article, place, validity, words. */
export function citation(law, mark, quote) {
  const place = mark.where.replace(law.label, "").trim();
  const where = [law.code || law.label, law.code ? `art. ${law.number}` : "", place, validity(law)].filter(Boolean).join(", ");
  return `${where} : « ${quote} »`;
}
