// The line above the list that says what was done or went wrong. The page has its sentences, in its language.

/** Shows that something was done. `{n}` in the sentence becomes the number. */
export function say(sentence, number) {
  show("status", sentence, number);
}

/** Says that something went wrong. */
export function warn(sentence, number) {
  show("alert", sentence, number);
}

/** Moves the focus to what was said, when the button that led to it is gone. */
export function focusNotice() {
  document.getElementById("notice")?.focus();
}

/** Lets the reader close it. */
export function closeNotices() {
  addEventListener("click", ({ target }) => {
    if (!target.closest?.("#notice button")) return;
    target.closest("#notice").hidden = true;
    document.querySelector("main").focus({ preventScroll: true });
  });
}

function show(role, sentence, number) {
  const notice = document.getElementById("notice");
  if (!notice) return;
  const text = notice.dataset[sentence].replace("{n}", number);
  for (const line of notice.querySelectorAll("p")) line.textContent = line.getAttribute("role") === role ? text : "";
  notice.hidden = false;
}
