// The report's page: following a line lights up all of its words, following words lights up their line.
// Without this module the same links work, by loading the page with ?item=…

const article = document.querySelector("article.report");

function light(item) {
  for (const lit of article.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!/^[a-z]\d+$/.test(item)) return;
  for (const words of article.querySelectorAll(`.text .i-${item}`)) words.classList.add("lit");
  document.getElementById(item)?.classList.add("lit");
}

function follow(event) {
  const link = event.target.closest("a, [data-leads]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const item = link.dataset.words ?? link.dataset.leads ?? (link.closest(".text") && link.hash.slice(1));
  if (!item) return;
  event.preventDefault();
  light(item);
  const target = document.getElementById(link.dataset.words ? `w-${item}` : item);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target?.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  history.replaceState(null, "", `?item=${item}#${item}`);
}

article.addEventListener("click", follow);
const asked = article.dataset.item || location.hash.slice(1).replace(/^w-/, "");
if (asked) light(asked);
