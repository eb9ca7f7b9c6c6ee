// What is on the screen, and where.

import { button, drawing, drawn, make, unseen } from "./view.js";

/** Make the parts of the talk: as the page itself, or as a panel on the page of somebody else. */
export function screen(page) {
  const input = make("textarea", {
    id: "ww-input", class: "utrecht-textarea", rows: 1, autocomplete: "off", enterkeyhint: "send",
  });
  const send = make("button", { class: "nl-button nl-button--primary" }, "Verstuur");
  const label = make("label", { for: "ww-input", class: "utrecht-form-label" }, "Uw vraag");
  const form = make("form", { class: "ww-form" }, label, input, send);
  const dots = make("span", { class: "ww-dots", "aria-hidden": true }, make("i"), make("i"), make("i"));
  const typing = make("p", { class: "ww-typing", hidden: "" }, dots, "Werkwijzer schrijft …");
  const list = make("ol");
  const log = make("div", { role: "log", "aria-live": "off", "aria-label": "Gesprek", tabindex: 0 }, list);
  const problem = make("div", { role: "alert" });
  const choices = make("div");
  const title = make(page ? "h1" : "h2", { id: "ww-title" }, "Werkwijzer");
  const tools = make("div", { class: "ww-tools" });
  const header = make("div", { class: "ww-header" }, title, tools);
  const talk = make("div", { class: "ww-talk" }, log, typing, problem, choices);
  const scroller = make("div", { class: "ww-scroller" }, header, talk);
  const newest = button("primary", () => {}, drawing("M12 5v13M6 12l6 6 6-6"), "Naar het nieuwste bericht");
  newest.classList.add("ww-newest");
  newest.hidden = true;
  const status = make("p", { class: "ww-status", role: "status" });
  const dialog = { id: "ww-panel", role: "dialog", "aria-modal": false, "aria-labelledby": "ww-title" };
  const bottom = make("div", { class: "ww-bottom" }, newest, status, form);
  const panel = make(page ? "main" : "div", page ? {} : dialog, scroller, bottom);
  panel.classList.add("ww-panel");
  const live = make("div", { class: "ww-unseen", "aria-live": "polite" });
  return { choices, form, header, input, list, live, log, newest, panel, problem, scroller, status, tools, typing };
}

/** Let the text box grow with what is in it, and send on Enter. */
export function typed({ form, input }, say) {
  const fit = () => {
    input.rows = 1;
    while (input.rows < 5 && input.scrollHeight > input.clientHeight + 2) input.rows += 1;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text) say(text, (input.value = ""));
    fit();
  });
  input.addEventListener("input", fit);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

/** Put what is rarely wanted behind one button: `[title, press]`, or `[title, press, on]` for a switch. */
export function menu(place, items) {
  const list = make("ul", { class: "ww-menu", id: "ww-menu" }, ...items.map((item) => make("li", {}, entry(...item))));
  const opener = drawn("M5 7h14M5 12h14M5 17h14", "Meer mogelijkheden", () => show(list.hidden));
  opener.setAttribute("aria-controls", "ww-menu");

  function show(open) {
    list.hidden = !open;
    opener.setAttribute("aria-expanded", open);
  }
  function entry(title, press, on) {
    const refresh = () => on && element.setAttribute("aria-checked", on());
    const element = button("subtle", async () => {
      if (!on) {
        show(false);
        opener.focus();
      }
      await press();
      refresh();
    }, title);
    if (on) element.setAttribute("role", "switch");
    refresh();
    return element;
  }
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.preventDefault();
    show(false);
    opener.focus();
  });
  place.addEventListener("focusout", ({ relatedTarget: to }) => to && !place.contains(to) && show(false));
  document.addEventListener("click", ({ target }) => place.contains(target) || show(false));
  show(false);
  place.append(opener, list);
}

/** Ask to be sure; gives whether the answer was yes. */
export function sure(place, question, yes) {
  const words = make("p", { class: "nl-paragraph", id: "ww-question" }, question);
  const no = button("secondary", () => dialog.close(), "Nee");
  const row = make("div", { class: "ww-choices" }, no, button("primary", () => dialog.close("yes"), yes));
  const dialog = make("dialog", { "aria-labelledby": "ww-question" }, words, row);
  place.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

/** Make the button that floats on the page of somebody else, with room for a number. */
export function launcher(press) {
  const count = make("span", { class: "ww-count" });
  const element = button("primary", press, drawing("M4 5h16v11h-9l-5 4v-4H4z"), "Stel uw vraag", count);
  element.classList.add("ww-launcher");
  element.setAttribute("aria-controls", "ww-panel");
  const unread = (number) => count.replaceChildren(...(number ? [number, unseen(" nieuw")] : []));
  return { element, unread };
}
