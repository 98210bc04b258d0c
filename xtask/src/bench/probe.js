// Runs in every measured page before its own scripts, the same for all. `expected` is set before it.

/** Longer than this, work on the page's thread is felt: https://web.dev/articles/tbt */
const LONG_MILLIS = 50;

/** Entries about long tasks come a little later than the tasks. */
const LATER_MILLIS = 250;

const longTasks = [];
const watcher = new PerformanceObserver((list) => longTasks.push(...list.getEntries()));
watcher.observe({ type: "longtask", buffered: true });

const nextFrame = () => new Promise(requestAnimationFrame);
const after = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
const digits = (text) => Number(text.replace(/\D/g, ""));

/** The document, and every shadow root in it. */
function* roots(root = document) {
  yield root;
  for (const { shadowRoot } of root.querySelectorAll("*")) {
    if (shadowRoot) yield* roots(shadowRoot);
  }
}

function find(selector) {
  for (const root of roots()) {
    const found = root.querySelector(selector);
    if (found) return found;
  }
}

/** The number in a link's name, such as `Active: 68,538 users (76%)`. */
function users(label) {
  const link = find(`a[aria-label^="${label}: "]`);
  return link && digits(link.ariaLabel.split(" user")[0]);
}

const counts = () => ({ active: users("Active"), inactive: users("Inactive") });

/** Two shapes that are more than the line of an axis, or a canvas. */
function isDrawn() {
  const shapes = find("figure")?.querySelectorAll("canvas, rect, path") ?? [];
  const seen = [...shapes].filter((shape) => {
    const { width, height } = shape.getBoundingClientRect();
    return width > 4 && height > 4;
  });
  return seen.length > 1 || seen[0]?.localName === "canvas";
}

const hasBars = () => {
  const { active, inactive } = counts();
  return active === expected.active && inactive === expected.inactive && isDrawn();
};

/** Waits for a condition and for the two frames in which it is painted. Gives the time. */
async function painted(condition, patience) {
  const end = performance.now() + patience;
  while (!condition()) {
    const failure = find("[role=alert]")?.textContent.trim();
    if (failure) throw new Error(failure);
    if (performance.now() > end) throw new Error(`not after ${patience / 1000} s; it shows ${JSON.stringify(shown())}`);
    await nextFrame();
  }
  await nextFrame();
  await nextFrame();
  return performance.now();
}

/** The long tasks that began in a span of time. */
async function tasks(from, to) {
  await after(LATER_MILLIS);
  longTasks.push(...watcher.takeRecords());
  const durations = longTasks.filter((task) => task.startTime >= from && task.startTime < to).map((task) => task.duration);
  return {
    longest: Math.max(0, ...durations),
    blocking: durations.reduce((sum, duration) => sum + duration - LONG_MILLIS, 0),
  };
}

// The list of users.

const status = () => {
  const texts = [...document.querySelectorAll("[role=status]")].map((element) => element.textContent.trim());
  const count = texts.find((text) => /^[\d\s,.]+ users?$/.test(text));
  return count && digits(count);
};

const rows = () => document.querySelectorAll("table[aria-label=Users] tbody tr");
const firstRow = () => rows()[0]?.textContent;
const shown = () => ({ ...counts(), rows: status() });
const hasRows = (count) => status() === count && (count === 0 || rows().length > 0);

/** The time of an event, the last of several. */
function event(kind, times) {
  return new Promise((resolve) => {
    const listen = ({ timeStamp }) => {
      times -= 1;
      if (times > 0) return;
      removeEventListener(kind, listen, { capture: true });
      resolve(timeStamp);
    };
    addEventListener(kind, listen, { capture: true });
  });
}

/** From an input to the rows that it asks for: `count` many, and another first one if `changes`. */
async function answer(kind, { times, count, changes }, patience) {
  const before = firstRow();
  const timeStamp = await event(kind, times);
  const end = await painted(() => hasRows(count) && (!changes || firstRow() !== before), patience);
  return end - timeStamp;
}

/** Where to click on an element, in the window. */
function middle(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

const tab = (label) => middle(document.querySelector(`nav[aria-label=Activity] a[aria-label="${label}"]`));
const header = (label) => {
  const headers = document.querySelectorAll("thead a, thead button");
  return middle([...headers].find((element) => element.textContent.trim() === label));
};

/** The longest time without a frame, and the longest task, until `stop` is called. */
function watchFrames() {
  const start = performance.now();
  let last = start;
  let longest = 0;
  let isOver = false;
  const watch = async () => {
    while (!isOver) {
      await nextFrame();
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    return { frame: longest, ...(await tasks(start, last)) };
  };
  const result = watch();
  return () => ((isOver = true), result);
}

const whenDone = painted(() => (expected.rows === undefined ? hasBars() : hasRows(expected.rows)), expected.patience);

/** What is known once the page shows what it should. */
async function finished() {
  const done = await whenDone;
  const { longest, blocking } = await tasks(0, done);
  const entry = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/users.json"));
  return { done, longest, blocking, origin: performance.timeOrigin, received: entry?.responseEnd };
}

whenDone.catch(() => {});
globalThis.bench = { answer, finished, firstRow, header, tab, watchFrames, middle };
