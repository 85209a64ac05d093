// The matter's page: a slider over the days on which its reports were published, the last place standing for all of them.
// It fills in the field "by reports published by", which does the same without this module.

const form = document.querySelector("form[data-days]");
const slider = form.querySelector(".slider input");
if (slider) start();

function start() {
  const days = [...form.dataset.days.split(" "), ""];
  const field = form.elements.as_of;
  const shown = form.querySelector(".slider output");
  let waiting, asked;

  // A year or a month reaches to its end.
  const placeOf = (date) => (date ? Math.max(0, days.findLastIndex((day) => day && day.slice(0, date.length) <= date)) : days.length - 1);

  function tell() {
    const words = days[slider.value] || "all reports";
    shown.textContent = words;
    slider.setAttribute("aria-valuetext", words);
  }

  async function show() {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = form.getAttribute("action") + (query.size ? `?${query}` : "");
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok) return form.requestSubmit();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of ["standing", "told"]) {
        document.getElementById(part).replaceChildren(...page.getElementById(part).childNodes);
      }
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") form.requestSubmit();
    }
  }

  slider.value = placeOf(field.value);
  tell();
  slider.closest(".slider").hidden = false;
  slider.addEventListener("input", () => {
    field.value = days[slider.value];
    tell();
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
}
