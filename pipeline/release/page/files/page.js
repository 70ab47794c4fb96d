// What a script adds to the release page: filters, copying, the way from a cell of the matrix to its election, and the console.
// Everything can be read without it. A classic script, since the page opens from disk too, where browsers refuse modules.
(() => {
  "use strict";

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  // What an item is found by: its text, and the ids in its links.
  const sought = (item) => plain([item.textContent, ...[...item.querySelectorAll("a")].map((link) => link.getAttribute("href"))].join(" "));

  for (const filter of document.querySelectorAll(".filter")) {
    const items = [...document.querySelectorAll(filter.dataset.targets)].map((element) => [element, sought(element)]);
    const said = filter.querySelector("output");
    const input = filter.querySelector("input");
    filter.hidden = items.length < 2;
    input.addEventListener("input", () => {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [element, text] of items) {
        element.hidden = !words.every((word) => text.includes(word));
        shown += element.hidden ? 0 : 1;
      }
      said.textContent = words.length ? `${shown} of ${items.length}` : "";
    });
  }

  for (const snippet of navigator.clipboard ? document.querySelectorAll(".snippet") : []) {
    const button = document.createElement("button");
    button.type = "button";
    const title = snippet.querySelector("h3").textContent;
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${title}`);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(snippet.querySelector("code").textContent);
      button.textContent = "Copied";
      button.setAttribute("aria-label", `Copied: ${title}`);
    });
    snippet.append(button);
  }

  const matrix = document.querySelector(".matrix");
  matrix?.addEventListener("click", ({ target }) => {
    const cell = target.closest("td[class]");
    const election = cell?.parentElement.querySelector("th a")?.getAttribute("href");
    if (election) location.assign(`${election}#position-${cell.className}`);
  });

  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details");
    if (folded && !folded.open) {
      folded.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", unfold);
  unfold();

  const section = document.getElementById("console");
  if (section?.dataset.built !== "yes") return;
  const says = document.getElementById("console-says");
  for (const element of section.querySelectorAll(".scripted")) element.hidden = false;
  if (location.hash.startsWith("#sql=")) section.scrollIntoView();
  section.addEventListener("click", ({ target }) => {
    const button = target.closest("#open-console, #example-queries button");
    if (!button || section.dataset.state) return;
    if (location.protocol === "file:") {
      says.textContent = "Browsers do not load an engine from disk. In this folder run  python3 -m http.server --bind 127.0.0.1  and open http://127.0.0.1:8000/";
      return;
    }
    section.dataset.state = "loading";
    if (button.dataset.sql) section.dataset.query = button.dataset.sql;
    says.textContent = "Loading the engine …";
    import(new URL(section.dataset.engine, document.baseURI).href).then(
      () => { says.textContent = ""; },
      () => { section.dataset.state = ""; says.textContent = "The engine could not be loaded."; },
    );
  });
})();
