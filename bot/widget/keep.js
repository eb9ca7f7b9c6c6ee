// What stays behind: for the tab, or the token for the device where that is asked.

function storage(kind) {
  try {
    window[kind].getItem("");
    return window[kind];
  } catch {
    // A frame of another site may not have it.
    const held = new Map();
    return {
      getItem: (key) => held.get(key) ?? null,
      setItem: (key, value) => held.set(key, value),
      removeItem: (key) => held.delete(key),
    };
  }
}

const TAB = storage("sessionStorage");
const DEVICE = storage("localStorage");
const get = (place, key) => place.getItem(`werkwijzer.${key}`);

function set(place, key, value) {
  if (value) place.setItem(`werkwijzer.${key}`, value);
  else place.removeItem(`werkwijzer.${key}`);
}

export const keep = {
  get token() {
    return get(TAB, "token") ?? get(DEVICE, "token");
  },
  /** Whether the talk stays on this device when the tab goes. */
  get kept() {
    return !get(TAB, "token") && !!get(DEVICE, "token");
  },
  remember(token, kept) {
    if (kept || this.kept) set(DEVICE, "token", kept && token);
    set(TAB, "token", !kept && token);
  },
  forget() {
    this.remember(null, false);
    this.seen = 0;
    set(TAB, "outbox");
  },
  /** Number of the last message that was on the screen. */
  get seen() {
    return Number(get(this.kept ? DEVICE : TAB, "seen"));
  },
  set seen(number) {
    set(this.kept ? DEVICE : TAB, "seen", number);
  },
  /** What was said and not answered yet: `{id, text | button, shown}`. */
  get outbox() {
    return JSON.parse(get(TAB, "outbox") ?? "[]");
  },
  put(message) {
    set(TAB, "outbox", JSON.stringify([...this.outbox, message]));
  },
  drop(id) {
    set(TAB, "outbox", JSON.stringify(this.outbox.filter((message) => message.id !== id)));
  },
  get open() {
    return !!get(TAB, "open");
  },
  set open(value) {
    set(TAB, "open", value);
  },
  get large() {
    return !!get(DEVICE, "large");
  },
  set large(value) {
    set(DEVICE, "large", value);
  },
};
