// The floating button and its panel. No modal dialog: the page around it stays in use.

import { keep } from "./keep.js";
import { launcher } from "./screen.js";
import { drawn } from "./view.js";

export class Panel {
  constructor(parts, opened) {
    Object.assign(this, { parts, opened }, launcher(() => this.open()));
    parts.tools.append(drawn("M6 6l12 12M18 6L6 18", "Sluit de chat", () => this.close()));
    parts.panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.close();
    });
    this.#show(false);
  }

  get isOpen() {
    return !this.parts.panel.hidden;
  }

  /** Open; without taking the focus where it was open on the page before. */
  open(take = true) {
    this.#show((keep.open = true));
    this.unread(0);
    this.opened();
    if (take) this.parts.input.focus({ preventScroll: true });
  }

  close() {
    this.#show((keep.open = false));
    this.element.focus();
  }

  #show(open) {
    this.parts.panel.hidden = !open;
    this.element.hidden = open;
    this.element.setAttribute("aria-expanded", open);
  }
}

/** Keep the text box above the keyboard of a phone, also where the page lets the keyboard cover it. */
export function fitToKeyboard({ style }) {
  const view = window.visualViewport;
  view?.addEventListener("resize", () => {
    // Who pinches wants to see less of the page, not a smaller chat.
    if (view.scale > 1.01) return;
    style.setProperty("--ww-height", `${view.height}px`);
    style.setProperty("--ww-under", `${Math.max(0, innerHeight - view.height - view.offsetTop)}px`);
  });
}
