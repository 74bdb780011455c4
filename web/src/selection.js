/** What a reader has switched off or asked for; nothing is hidden at first. */
export function nothingChosen() {
  return { off: { action: new Set(), modality: new Set(), kind: new Set(), code: new Set() }, day: "", focus: "", path: null };
}

/** True where a piece of evidence passes the filters and holds on the day. */
export function holds(evidence, choice) {
  if (choice.off.modality.has(evidence.modality) || choice.off.code.has(evidence.code)) return false;
  if (!choice.day) return true;
  return (!evidence.since || evidence.since <= choice.day) && (!evidence.until || choice.day <= evidence.until);
}

/** Which relations and nodes are shown, given what was chosen. */
export function visible(data, choice) {
  const kindShown = (iri) => !choice.off.kind.has(data.nodes[iri].kind);
  const relations = data.relations.filter(
    (relation) =>
      !choice.off.action.has(relation.action) &&
      kindShown(relation.source) &&
      kindShown(relation.target) &&
      (!choice.focus || relation.source === choice.focus || relation.target === choice.focus) &&
      (!choice.path || choice.path.has(relation.short)) &&
      relation.evidence.some((evidence) => holds(evidence, choice)),
  );
  const nodes = new Set(relations.flatMap((relation) => [relation.source, relation.target]));
  return { relations: new Set(relations.map((relation) => relation.short)), nodes };
}

/** True where something is hidden. */
export function isNarrowed(choice) {
  return Boolean(choice.day || choice.focus || choice.path) || Object.values(choice.off).some((set) => set.size > 0);
}

/** What a node does, and what is done to it, in the order of the law. */
export function relationsOf(data, node) {
  return {
    does: data.relations.filter((relation) => relation.source === node),
    undergoes: data.relations.filter((relation) => relation.target === node),
  };
}
