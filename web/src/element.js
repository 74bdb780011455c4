/** An element with attributes and children; text is never read as markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(label, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}

/** A button that copies words, and says so. */
export function copyButton(label, words, said) {
  const made = button(label, async () => {
    await copy(words());
    made.textContent = said;
    made.dataset.copied = words();
    setTimeout(() => (made.textContent = label), 2000);
  });
  return made;
}

/** The clipboard is there for pages of a server of this machine; a page from the disk copies by selection. */
async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const field = element("textarea", { class: "spoken" });
    field.value = words;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
