// /query has a plain form; this offers the editor in its place, and loads it when it is wanted.
const button = document.getElementById("edit");

button.hidden = false;
button.addEventListener("click", () => {
  button.hidden = true;
  document.head.append(
    Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/editor.css" }),
    Object.assign(document.createElement("script"), { src: "/editor.js" }),
  );
});
