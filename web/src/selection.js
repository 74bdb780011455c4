/** Which relations and nodes are shown, given the actions that are switched off. */
export function visible(data, hiddenActions) {
  const relations = data.relations.filter((relation) => !hiddenActions.has(relation.action));
  const nodes = new Set(relations.flatMap((relation) => [relation.source, relation.target]));
  return { relations: new Set(relations.map((relation) => relation.short)), nodes };
}

/** What a node does, and what is done to it, in the order of the law. */
export function relationsOf(data, node) {
  return {
    does: data.relations.filter((relation) => relation.source === node),
    undergoes: data.relations.filter((relation) => relation.target === node),
  };
}
