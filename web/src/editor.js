// The editor of /query, loaded when it is wanted; it loads nothing from elsewhere.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";
import "./editor.css";

const form = document.querySelector("form[data-endpoint]");
const place = document.getElementById("yasgui");
const pick = document.getElementById("pick");
const endpoint = new URL(form.dataset.endpoint, location.href).href;

form.hidden = true;
place.hidden = false; // an editor that is made out of sight shows nothing of its text
pick.closest("label").hidden = false;

const editor = new Yasgui(place, {
  requestConfig: { endpoint, method: "POST" },
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  persistenceId: "rsi-graph",
  populateFromUrl: false,
  // the completers of classes and properties ask a service of the web
  yasqe: { value: form.elements.query.value, autocompleters: ["prefixes", "variables"] },
});
if (new URLSearchParams(location.search).has("query")) editor.getTab().setQuery(form.elements.query.value);

pick.addEventListener("change", () => {
  const chosen = pick.selectedOptions[0];
  if (!chosen.dataset.query) return;
  const tab = editor.getTab();
  tab.setName(chosen.value);
  tab.setQuery(chosen.dataset.query);
  tab.query().catch(() => {}); // the editor itself shows what went wrong
});
