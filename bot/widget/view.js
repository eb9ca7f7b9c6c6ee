// Elements for messages. Text only ever becomes a text node.

const DAY = new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long", year: "numeric" });
const WHO = { user: "U", bot: "Werkwijzer", person: "Medewerker" };

/** Make an element: `make("a", {href}, "text", child)`. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function messageItem(message) {
  const who = message.from;
  return make(
    "li",
    { class: `ww-message ww-message--${who}`, "data-id": message.id },
    make("span", { class: "ww-visually-hidden" }, `${WHO[who]}: `),
    ...message.text.split(/\n{2,}/).map((paragraph) => make("p", {}, ...lines(paragraph))),
    links(message.links ?? []),
    source(message.source),
  );
}

// An amount and a short telephone number stay on one line.
function bound(text) {
  return text.replace(/€ (?=\d)/g, "€\u00a0").replace(/\b14 (?=0\d\d)/g, "14\u00a0");
}

function lines(paragraph) {
  return bound(paragraph).split("\n").flatMap((line, index) => (index === 0 ? [line] : [make("br"), line]));
}

function links(list) {
  if (list.length === 0) return null;
  return make("ul", { class: "ww-links" }, ...list.map((link) => make("li", {}, outward(link.url, link.title))));
}

function source(found) {
  if (!found) return null;
  const title = found.url ? outward(found.url, found.title) : found.title;
  return make("p", { class: "ww-source" }, "Bron: ", title, `. Bekeken op ${DAY.format(new Date(found.checked))}.`);
}

function outward(url, title) {
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title);
}

/** Make the row of choices below the last message; `choose` gets the button that was pressed. */
export function quickReplies(buttons, choose) {
  const row = make("ul", { class: "ww-choices", "aria-label": "Kies een antwoord" });
  for (const button of buttons) {
    const element = make("button", { type: "button", class: "ww-choice" }, button.title);
    element.addEventListener("click", () => choose(button));
    row.append(make("li", {}, element));
  }
  return row;
}

/** Give what a screen reader should say of a message, its choices counted. */
export function spoken(message) {
  const choices = message.buttons?.length ? ` Er zijn ${message.buttons.length} keuzes.` : "";
  return `${WHO[message.from]}: ${message.text}${choices}`;
}
