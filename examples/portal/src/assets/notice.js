// The line above the list that says what was done or went wrong. The page has its sentences, in its language.

/** Says one of the sentences, with a number in place of `{n}`. */
export function say(sentence, number) {
  const notice = document.getElementById("notice");
  if (!notice) return;
  notice.textContent = notice.dataset[sentence].replace("{n}", number);
  notice.hidden = false;
}
