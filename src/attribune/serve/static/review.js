// The queue with the keyboard: each key does what the button or link of that action does for the line in focus.
// Two lines are judged together by marking one (m), and on the other saying whether it is the same (m) or not (s).

const lines = [...document.querySelectorAll(".queue > li[id]")];
const actions = { a: "accept", r: "reject", c: "correct" };
const pair = document.getElementById("pair");
const status = document.getElementById("marked");
let current = Math.max(0, lines.findIndex((line) => line.id === sessionStorage.getItem("line")));
let marked = null;

function focus(place) {
  if (!lines.length) return;
  current = Math.min(Math.max(place, 0), lines.length - 1);
  lines[current].focus({ preventScroll: true });
  lines[current].scrollIntoView({ block: "nearest" });
}

function mark(line) {
  marked?.classList.remove("marked");
  marked = line;
  marked?.classList.add("marked");
  const what = marked?.querySelector(".what").textContent;
  status.textContent = marked ? `Marked: ${what}. On the other line: m, it is the same; s, it is not; Escape, neither.` : "";
}

function judge(line, action) {
  if (!marked && action === "merge") mark(line);
  else if (marked === line) mark(null);
  else if (marked) {
    pair.elements.subject.value = marked.id;
    pair.elements.action.value = action;
    pair.elements.value.value = line.id;
    remember(lines.find((one) => one !== line && one !== marked && lines.indexOf(one) > Math.min(lines.indexOf(marked), current)));
    pair.requestSubmit();
  }
}

function remember(line) {
  sessionStorage.setItem("line", line?.id ?? "");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "j") focus(document.activeElement === lines[current] ? current + 1 : current);
  else if (event.key === "k") focus(current - 1);
  else if (event.key === "u") document.querySelector(".log .undo button")?.click();
  else if (event.key === "Escape" && marked) mark(null);
  else if (event.key in actions && lines[current]) {
    remember(lines[current + 1]);
    lines[current].querySelector(`[data-action="${actions[event.key]}"]`)?.click();
  } else if (pair && lines[current] && (event.key === "m" || event.key === "s")) {
    judge(lines[current], event.key === "m" ? "merge" : "split");
  }
});

// Back from a decision: on with the line that was next.
if (sessionStorage.getItem("line")) focus(current);
sessionStorage.removeItem("line");
