/** The shortest ways from one body to another along the direction of action: short names of their relations; null where there is none. */
export function pathBetween(relations, from, to) {
  const steps = distances(relations, from, "source", "target");
  if (!steps.has(to)) return null;
  const back = distances(relations, to, "target", "source");
  const length = steps.get(to);
  const on = relations.filter(
    (relation) => steps.has(relation.source) && back.has(relation.target) && steps.get(relation.source) + 1 + back.get(relation.target) === length,
  );
  return new Set(on.map((relation) => relation.short));
}

/** Breadth first: how many steps each node is away. */
function distances(relations, start, near, far) {
  const found = new Map([[start, 0]]);
  for (let edge = [start], step = 1; edge.length; step += 1) {
    const next = relations.filter((relation) => edge.includes(relation[near]) && !found.has(relation[far])).map((relation) => relation[far]);
    edge = [...new Set(next)];
    for (const node of edge) found.set(node, step);
  }
  return found;
}
