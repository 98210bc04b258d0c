// The one door for markup: the fixed parts of the app's own views, never data. Where a policy asks
// for Trusted Types, they go through the policy named `active-users`.

function named() {
  try {
    return globalThis.trustedTypes?.createPolicy("active-users", { createHTML: (html) => html });
  } catch (error) {
    console.error("Active Users needs `trusted-types active-users` in the content security policy.", error);
  }
}

const policy = named();

/** Markup as the page's policy wants it. */
export const trustedHtml = (html) => policy?.createHTML(html) ?? html;
