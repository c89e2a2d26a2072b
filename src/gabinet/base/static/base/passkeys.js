// SPDX-License-Identifier: EUPL-1.2
// Passkeys: asks the browser for one and sends what it gave by the page's own form. Without them the password form is enough.

/** @param {string} text base64url @returns {ArrayBuffer} */
function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0)).buffer;
}

/** @param {ArrayBuffer | null | undefined} buffer @returns {string | undefined} base64url */
function text(buffer) {
  if (!buffer) {
    return undefined;
  }
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @param {HTMLFormElement} form @param {string} url */
async function options(form, url) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", /** @type {HTMLInputElement} */ (form.elements.namedItem("csrfmiddlewaretoken")).value);
  const answer = await fetch(url, { method: "POST", body });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return (await answer.json()).publicKey;
}

/** @param {any[] | undefined} listed */
function known(listed) {
  return (listed ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
}

/** @param {HTMLFormElement} form */
async function get(form) {
  const asked = await options(form, form.dataset.gabPasskeyGet ?? "");
  const publicKey = { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) };
  const found = /** @type {PublicKeyCredential} */ (await navigator.credentials.get({ publicKey }));
  const said = /** @type {AuthenticatorAssertionResponse} */ (found.response);
  return {
    clientDataJSON: text(said.clientDataJSON),
    authenticatorData: text(said.authenticatorData),
    signature: text(said.signature),
    userHandle: text(said.userHandle),
    found,
  };
}

/** @param {HTMLFormElement} form */
async function create(form) {
  const asked = await options(form, form.dataset.gabPasskeyCreate ?? "");
  const user = { ...asked.user, id: bytes(asked.user.id) };
  const publicKey = { ...asked, challenge: bytes(asked.challenge), user, excludeCredentials: known(asked.excludeCredentials) };
  const found = /** @type {PublicKeyCredential} */ (await navigator.credentials.create({ publicKey }));
  const said = /** @type {AuthenticatorAttestationResponse} */ (found.response);
  return { clientDataJSON: text(said.clientDataJSON), attestationObject: text(said.attestationObject), found };
}

/** @param {HTMLFormElement} form @param {(form: HTMLFormElement) => Promise<any>} ceremony */
function by(form, ceremony) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const { found, ...response } = await ceremony(form);
      const sent = { id: found.id, rawId: text(found.rawId), type: found.type, response, clientExtensionResults: found.getClientExtensionResults() };
      /** @type {HTMLInputElement} */ (form.elements.namedItem("credential")).value = JSON.stringify(sent);
      form.submit();
    } catch {
      form.querySelector("button")?.focus();
    }
  });
}

// Browsers take no passkey for an address of digits: the house must have a name.
const possible = "PublicKeyCredential" in window && !/^[\d.:[\]]+$/.test(location.hostname);
for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-gab-passkey-get], form[data-gab-passkey-create]"))) {
  if (possible) {
    form.hidden = false;
    form.querySelector("[data-gab-passkey-says]")?.remove();
    by(form, form.dataset.gabPasskeyCreate ? create : get);
  } else if (form.dataset.gabPasskeyCreate) {
    form.querySelector("button")?.setAttribute("disabled", "");
  }
}
