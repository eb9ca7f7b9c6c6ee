// Show the answers that fit the filter, and the topics and groups that still hold one.
const form = document.querySelector(".filter");
const cards = [...document.querySelectorAll("article")].map((element) => ({
  element,
  words: plain(`${element.closest(".topic").querySelector("h3").textContent} ${element.textContent}`),
  regions: element.dataset.readIn.split(" "),
}));

function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ");
}

function fits({ element, words, regions }, wanted) {
  return plain(wanted.get("search")).split(" ").every((word) => words.includes(word))
    && (!wanted.get("region") || regions.includes(wanted.get("region")))
    && (!wanted.get("status") || element.dataset.status === wanted.get("status"))
    && (!wanted.has("overdue") || "overdue" in element.dataset)
    && (!wanted.has("found") || "found" in element.dataset);
}

function show() {
  const wanted = new FormData(form);
  let shown = 0;
  for (const card of cards) {
    card.element.hidden = !fits(card, wanted);
    shown += card.element.hidden ? 0 : 1;
  }
  for (const part of document.querySelectorAll(".topic, .group")) {
    part.hidden = !part.querySelector("article:not([hidden])");
  }
  for (const part of document.querySelectorAll(".no-answers")) {
    part.hidden = shown < cards.length;
  }
  form.querySelector("[role=status]").textContent = `${shown} van ${cards.length} antwoorden`;
  document.querySelector(".none").hidden = shown > 0;
}

function goTo() {
  const topic = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (topic?.hidden) {
    form.reset();
    show();
  }
  topic?.scrollIntoView();
}

form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  document.querySelector("main").scrollIntoView();
});
// The fields are empty only after the event.
form.addEventListener("reset", () => setTimeout(show));
addEventListener("hashchange", goTo);
show();
