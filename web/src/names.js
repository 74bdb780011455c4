/** Names of bodies that the server knows, offered as one types in one of the fields. */
export function suggest(list, fields) {
  for (const field of fields) {
    field.addEventListener("input", async () => {
      const found = await namesLike(field.value);
      list.replaceChildren(...found.map(({ label }) => new Option(label)));
    });
  }
}

/** What the server has by these words. */
export async function namesLike(words) {
  if (words.trim().length < 2) return [];
  const answer = await fetch(`/names?name=${encodeURIComponent(words)}`);
  return answer.ok ? answer.json() : [];
}
