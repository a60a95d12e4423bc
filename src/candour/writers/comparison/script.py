"""The script inside the side-by-side page: it filters rows and lets two panes scroll together."""

SCRIPT = """
document.documentElement.classList.replace("no-script", "scripted-page");
const form = document.querySelector(".filters");
const rows = [...document.querySelectorAll("tr[data-kinds]")];
function show() {
  const kinds = new Set([...form.querySelectorAll("[name=kind]:checked")].map((one) => one.value));
  const agency = form.elements.agency.value;
  let shown = 0;
  for (const row of rows) {
    const isKind = row.dataset.kinds.split(" ").some((one) => kinds.has(one));
    const isAgency = !agency || row.dataset.agencies.split("|").includes(agency);
    row.hidden = !(isKind && isAgency);
    shown += row.hidden ? 0 : 1;
  }
  document.getElementById("shown").textContent = `${shown} of ${rows.length} rows shown`;
}
form.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
// A box of the lists may lead to a row that a filter hides.
addEventListener("hashchange", () => {
  const row = document.getElementById(location.hash.slice(1));
  if (row && row.hidden) { form.reset(); show(); row.scrollIntoView(); }
});
const panes = [...document.querySelectorAll(".pane")];
let led = null;
for (const pane of panes) {
  for (const kind of ["pointerenter", "focusin", "wheel", "touchstart", "keydown"])
    pane.addEventListener(kind, () => { led = pane; }, { passive: true });
  pane.addEventListener("scroll", () => { if (led === pane) follow(pane); }, { passive: true });
}
function follow(pane) {
  const other = panes.find((one) => one !== pane);
  const tops = [...pane.children].filter((one) => one.offsetTop >= pane.scrollTop);
  for (const one of tops) {
    const there = other.querySelector(`p[data-of="${one.dataset.of}"]`);
    if (!there) continue;
    for (const marked of document.querySelectorAll(".counterpart"))
      marked.classList.remove("counterpart");
    one.classList.add("counterpart");
    there.classList.add("counterpart");
    other.scrollTop = there.offsetTop - (one.offsetTop - pane.scrollTop);
    return;
  }
}
"""
