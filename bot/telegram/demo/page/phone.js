// A phone in a page: shows what the Telegram of the demo knows, and moves its one person.

const find = (id) => document.getElementById(id);
const log = find("log");
let seen = -1;
let typings = 0;
let toast = "";
let shown = "";

async function post(path, body) {
  await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
}

function words(bubble) {
  // The words of a link are looked up in order; everything else is plain text.
  const paper = document.createElement("div");
  paper.className = "bubble";
  let rest = bubble.text;
  for (const link of bubble.links) {
    const at = rest.indexOf(link.title);
    const anchor = document.createElement("a");
    anchor.href = link.url;
    anchor.textContent = link.title;
    anchor.target = "_blank";
    anchor.rel = "noreferrer";
    paper.append(rest.slice(0, at), anchor);
    rest = rest.slice(at + link.title.length);
  }
  paper.append(rest);
  if (bubble.file) {
    const anchor = document.createElement("a");
    anchor.href = bubble.file.url;
    anchor.textContent = `📄 ${bubble.file.name}`;
    paper.append(anchor);
  }
  return paper;
}

function row(bubble) {
  const item = document.createElement("li");
  item.className = bubble.bot ? "" : "own";
  item.append(words(bubble));
  for (const button of bubble.keyboard.flat()) {
    const key = document.createElement("button");
    key.type = "button";
    key.className = "key";
    key.textContent = button.text;
    key.addEventListener("click", () => post("/demo/press", { bubble: bubble.id, data: button.callback_data }));
    item.append(key);
  }
  return item;
}

function show(state) {
  const bubbles = JSON.stringify(state.bubbles);
  if (bubbles !== shown) {
    shown = bubbles;
    log.replaceChildren(...state.bubbles.map(row));
    log.scrollTop = log.scrollHeight;
    find("state").textContent = "bot";
  } else if (state.typing > typings) {
    find("state").textContent = "is aan het typen…";
  }
  typings = state.typing;
  find("block").textContent = state.blocked ? "Deblokkeren" : "Blokkeren";
  if (state.toast && state.toast !== toast) {
    find("toast").textContent = state.toast;
    find("toast").hidden = false;
    setTimeout(() => { find("toast").hidden = true; }, 2500);
  }
  toast = state.toast;
  find("menu").replaceChildren(...state.commands.map(command));
}

function command({ command: name, description }) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `/${name}: ${description}`;
  button.addEventListener("click", () => { openMenu(false); post("/demo/type", { text: `/${name}` }); });
  return button;
}

function openMenu(open) {
  find("menu").hidden = !open;
  find("open-menu").setAttribute("aria-expanded", String(open));
  log.scrollTop = log.scrollHeight;
}

find("open-menu").addEventListener("click", () => openMenu(find("menu").hidden));
find("block").addEventListener("click", () => post("/demo/block"));
find("kind").addEventListener("change", (event) => {
  post("/demo/send", { kind: event.target.value });
  event.target.value = "";
});
find("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = find("text").value.trim();
  find("text").value = "";
  if (text) post("/demo/type", { text });
});
find("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    find("composer").requestSubmit();
  }
});

for (;;) {
  try {
    const state = await (await fetch(`/demo/state?seen=${seen}`)).json();
    seen = state.version;
    show(state);
  } catch {
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
  }
}
