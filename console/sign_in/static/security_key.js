// Asks a security key or passkey what the form wants to know, and sends the form with its answer (W3C WebAuthn).

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const readable = (options) => ({
  ...options,
  challenge: toBytes(options.challenge),
  user: options.user && { ...options.user, id: toBytes(options.user.id) },
  allowCredentials: options.allowCredentials?.map((key) => ({ ...key, id: toBytes(key.id) })),
  excludeCredentials: options.excludeCredentials?.map((key) => ({ ...key, id: toBytes(key.id) })),
});

const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

const asJSON = (credential) =>
  JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(
      PARTS.filter((part) => credential.response[part]).map((part) => [part, toText(credential.response[part])]),
    ),
    clientExtensionResults: credential.getClientExtensionResults(),
  });

const answer = (form) =>
  form.dataset.make
    ? navigator.credentials.create({ publicKey: readable(JSON.parse(form.dataset.make)) })
    : navigator.credentials.get({ publicKey: readable(JSON.parse(form.dataset.ask)) });

const ask = async (form) => {
  const failed = form.querySelector("[data-failed]");
  failed.hidden = true;
  try {
    form.elements.answer.value = asJSON(await answer(form));
    form.submit();
  } catch {
    failed.hidden = false;
  }
};

for (const form of document.querySelectorAll("form[data-make], form[data-ask]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form);
  });
}
