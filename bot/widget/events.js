// Hear what the bot says unasked and what another tab sent. Over fetch: an EventSource cannot send the token in a header.

import { api } from "./api.js";

const FIRST_WAIT = 1_000;
const LAST_WAIT = 30_000;
const SILENCE = 45_000; // The server gives a sign of life every 15 seconds.

let control = new AbortController();

export function stop() {
  control.abort();
}

/** Listen, again and again; `hear` has `after()`, `up()`, `gone(error)` and a function for each kind of event. */
export async function listen(hear) {
  stop();
  const { signal } = (control = new AbortController());
  for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(wait * 2, LAST_WAIT)) {
    try {
      await stream(hear, signal, () => (wait = FIRST_WAIT));
    } catch (error) {
      if (error.gone && !signal.aborted) return hear.gone(error);
    }
    await pause(wait * (0.5 + Math.random() / 2), signal);
  }
}

async function stream(hear, signal, well) {
  const control = new AbortController();
  const stop = () => control.abort();
  let timer = setTimeout(stop, SILENCE);
  signal.addEventListener("abort", stop);
  try {
    const body = await api.listen(hear.after(), control.signal);
    well();
    hear.up();
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = "", read; !(read = await reader.read()).done; ) {
      clearTimeout(timer);
      timer = setTimeout(stop, SILENCE);
      const blocks = (rest + read.value).split(/\r?\n\r?\n/);
      rest = blocks.pop();
      for (const block of blocks) if (!signal.aborted) tell(hear, block);
    }
  } finally {
    clearTimeout(timer);
    stop();
  }
}

function tell(hear, block) {
  const { event, data } = Object.fromEntries(block.split(/\r?\n/).map((line) => line.split(/: ?(.*)/s)));
  if (data) hear[event]?.(JSON.parse(data));
}

/** Wait; less when the device says that it is online again. */
function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    window.addEventListener("online", resolve, { once: true });
    signal.addEventListener("abort", resolve);
  });
}
