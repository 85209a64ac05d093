// The queue with the keyboard: each key does what the button or link of that action does for the line in focus.

const lines = [...document.querySelectorAll(".queue > li[id]")];
const actions = { a: "accept", r: "reject", c: "correct" };
let current = Math.max(0, lines.findIndex((line) => line.id === sessionStorage.getItem("line")));

function focus(place) {
  if (!lines.length) return;
  current = Math.min(Math.max(place, 0), lines.length - 1);
  lines[current].focus({ preventScroll: true });
  lines[current].scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "j") focus(document.activeElement === lines[current] ? current + 1 : current);
  else if (event.key === "k") focus(current - 1);
  else if (event.key === "u") document.querySelector(".log .undo button")?.click();
  else if (event.key in actions && lines[current]) {
    sessionStorage.setItem("line", lines[current + 1]?.id ?? "");
    lines[current].querySelector(`[data-action="${actions[event.key]}"]`)?.click();
  }
});

// Back from a decision: on with the line that was next.
if (sessionStorage.getItem("line")) focus(current);
sessionStorage.removeItem("line");
