// What a message looks like. Text only ever becomes a text node.

import { server } from "./api.js";

const timeZone = "Europe/Amsterdam";
const KEY = new Intl.DateTimeFormat("sv-SE", { timeZone });
const DAY = new Intl.DateTimeFormat("nl-NL", { timeZone, dateStyle: "long" });
const FULL = new Intl.DateTimeFormat("nl-NL", { timeZone, dateStyle: "full" });
const TIME = new Intl.DateTimeFormat("nl-NL", { timeZone, timeStyle: "short" });
const WHO = { user: "U", bot: "Werkwijzer", person: "Medewerker" };

/** Make an element: `make("a", {href}, "text", child)`; a child may be null. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

export const unseen = (text) => make("span", { class: "ww-unseen" }, text);

/** Make a button: `look` is primary, secondary or subtle. */
export function button(look, press, ...children) {
  const element = make("button", { type: "button", class: `nl-button nl-button--${look}` }, ...children);
  element.addEventListener("click", press);
  return element;
}

/** Make a button that shows a drawing; a screen reader hears the words. */
export function drawn(path, words, press) {
  const element = button("subtle", press, drawing(path), unseen(words));
  element.classList.add("ww-square");
  return element;
}

export function drawing(path) {
  const [svg, line] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

const timeOf = (at) => TIME.format(new Date(at)).replace(":", ".");

/** Give the day of a moment as `2026-11-24`, on the clock of Amsterdam. */
export const dayKey = (at) => KEY.format(new Date(at));

export function dayName(at, now = Date.now()) {
  const days = { [dayKey(now - 864e5)]: "gisteren", [dayKey(now)]: "vandaag" };
  return days[dayKey(at)] ?? FULL.format(new Date(at));
}

/** Make the item of a message; `copy` takes the text of an answer that somebody wants to have, `save` a file of it. */
export function messageItem(message, copy, save) {
  const { id, from, at, text, links, attachments, source } = message;
  const name = make("span", { class: from === "person" ? "ww-name" : "ww-name ww-unseen" }, `${WHO[from]}: `);
  const item = make(
    "li",
    { class: `ww-message ww-message--${from}` },
    name,
    make("time", {}, timeOf(at)),
    ...text.split(/\n{2,}/).map((part) => make("p", { class: "nl-paragraph" }, ...lines(part))),
    list(links, (link) => outward(link.url, link.title)),
    list(attachments, ({ name }, file) => button("secondary", () => save(id, file), name.replace(".", " (") + ")")),
    source ? foot(source, () => copy(plain(message))) : null,
  );
  if (id) item.dataset.id = id;
  return item;
}

function lines(part) {
  // An amount and a short telephone number stay on one line.
  const bound = part.replace(/€ (?=\d)|\b14 (?=0\d\d)/g, (found) => found.trim() + "\u00a0");
  return bound.split("\n").flatMap((line) => [make("br"), line]).slice(1);
}

function list(found, show) {
  return found?.length ? make("ul", { class: "ww-links" }, ...found.map((...each) => make("li", {}, show(...each)))) : null;
}

function foot({ title, url, checked }, copy) {
  const read = `. Bekeken op ${DAY.format(new Date(checked))}.`;
  const words = make("p", { class: "ww-source" }, "Bron: ", url ? outward(url, title) : title, read);
  return make("div", { class: "ww-foot" }, words, drawn("M9 9h10v11H9zM5 15V4h10", "Kopieer dit antwoord", copy));
}

function outward(url, title) {
  const { href, protocol } = new URL(url, `${server}/`);
  if (!/^(https?|tel|mailto):/.test(protocol)) return title;
  const attributes = { class: "nl-link", href, target: "_blank", rel: "noopener noreferrer" };
  return make("a", attributes, title, unseen(" (opent in een nieuw tabblad)"));
}

/** Give what a screen reader should say of a message, its choices counted. */
export function spoken({ from, text, buttons }) {
  const count = buttons?.length;
  return `${WHO[from]}: ${text}${count ? ` Aantal keuzes: ${count}.` : ""}`;
}

function plain({ text, links, source }) {
  const more = [...(links ?? []), ...(source ? [{ ...source, title: `Bron: ${source.title}` }] : [])];
  return [text, ...more.map(({ title, url }) => [title, url].filter(Boolean).join(": "))].join("\n\n");
}

/** Give the whole talk as plain text. */
export function plainTalk(messages) {
  const when = (at) => `${DAY.format(new Date(at))} ${timeOf(at)}`;
  return messages.map((message) => `${WHO[message.from]}, ${when(message.at)}:\n${plain(message)}`).join("\n\n");
}
