/** What is seen as a file of its own: nothing hidden, nothing that only a page needs. */
export function stillOf(svg) {
  const copy = svg.cloneNode(true);
  for (const hidden of copy.querySelectorAll(".hidden")) hidden.remove();
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["tabindex", "role", "aria-label", "style"]) part.removeAttribute(name);
    for (const name of ["found", "chosen"]) part.classList.remove(name);
  }
  copy.setAttribute("role", "img");
  return new XMLSerializer().serializeToString(copy);
}

/** Words as a file that the browser keeps. */
export function download(name, address) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/** SVG as an address of its own; no blob, which the page's policy does not know. */
export function addressOf(still) {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(still)}`;
}

/** SVG as PNG, twice as fine as on the screen, as far as a canvas goes. */
export async function pngOf(still, width, height) {
  const fine = Math.min(2, 8000 / width, 8000 / height);
  const image = new Image();
  image.src = addressOf(still);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * fine);
  canvas.height = Math.round(height * fine);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

/** What is seen on a sheet of its own size, for the printer or as PDF: lines and letters stay what they are. */
export function print(svg) {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: ${width}px ${height + 2}px; margin: 0 }`);
  document.adoptedStyleSheets = [sheet];
  document.documentElement.classList.add("printing");
  addEventListener("afterprint", restore, { once: true });
  window.print();
}

function restore() {
  document.adoptedStyleSheets = [];
  document.documentElement.classList.remove("printing");
}
