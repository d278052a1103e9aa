// "Try it": the fields become a request, the request is shown as curl and sent to this server, the answer is shown. Text goes in as text only.
import { masked } from "./mask.js";
import { curlOf, fieldValue, requestOf } from "./request.js";
import { believed, signature } from "./sign.js";

const form = document.getElementById("try-form");
const { operation, signing, region, secrets } = form.dataset;
const secretNames = new Set(secrets.split(" ").filter(Boolean));
const part = (name) => document.getElementById(`try-${name}`);
const fields = [...form.querySelectorAll("[data-member]")];
const touched = new Set();
let answer;

part("fields").disabled = false;
for (const button of form.querySelectorAll("button")) button.disabled = false;
for (const box of form.querySelectorAll("input[type=checkbox]")) box.indeterminate = true;
form.addEventListener("input", changed);
form.addEventListener("click", pressed);
form.addEventListener("submit", submit);
part("reveal-answer").addEventListener("click", ({ target }) => {
  toggle(target, "Hide secrets", "Show secrets");
  showBody();
});
showRequest();

function changed({ target }) {
  if (target.type === "checkbox") {
    touched.add(target.id);
    target.closest(".control").querySelector(".sent").textContent = String(target.checked);
  }
  showRequest();
}

function pressed({ target }) {
  if (target.id === "try-reveal-request") toggle(target, "Hide secrets", "Show secrets");
  if (target.id === "try-copy") copy(target);
  if (target.classList.contains("peek")) peek(target);
  if (target.classList.contains("sample")) fillSample(target);
  if (target.type === "button") showRequest();
}

function peek(button) {
  const control = document.getElementById(button.getAttribute("aria-controls"));
  const isShown = toggle(button, "Hide", "Show");
  if (control.localName === "textarea") control.classList.toggle("masked", !isShown);
  else control.type = isShown ? "text" : "password";
}

function fillSample(button) {
  const control = document.getElementById(button.getAttribute("aria-controls"));
  control.value = button.dataset.sample;
  control.rows = Math.min(12, control.value.split("\n").length + 1);
  control.focus();
}

function toggle(button, whenPressed, whenNot) {
  const isPressed = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(isPressed));
  button.textContent = isPressed ? whenPressed : whenNot;
  return isPressed;
}

function isPressed(button) {
  return button.getAttribute("aria-pressed") === "true";
}

// A field that cannot be read says so and is left out.
function inputOf() {
  const input = {};
  for (const field of fields) {
    const value = readField(field);
    if (value !== undefined) input[field.dataset.member] = value;
  }
  return input;
}

function readField(field) {
  const control = part(field.dataset.member);
  const problem = part(`${field.dataset.member}-problem`);
  const given = control.type === "checkbox" ? (touched.has(control.id) ? control.checked : undefined) : control.value;
  try {
    const value = fieldValue(field.dataset.kind, given);
    problem.textContent = "";
    control.removeAttribute("aria-invalid");
    return value;
  } catch (trouble) {
    if (problem.textContent !== trouble.message) problem.textContent = trouble.message;
    control.setAttribute("aria-invalid", "true");
    return undefined;
  }
}

function readRequest(input) {
  return requestOf({ origin: location.origin, operation, input, ...(signing === "any-signature" && { authorization: believed(region) }) });
}

function key() {
  return signing === "configured-keys" ? { region, hasSessionToken: part("session-token").value !== "" } : undefined;
}

function showRequest() {
  const input = inputOf();
  const shown = isPressed(part("reveal-request")) ? input : masked(input, secretNames);
  part("curl").textContent = curlOf(readRequest(shown), key());
}

async function copy(button) {
  const text = curlOf(readRequest(inputOf()), key());
  // Browsers lend the clipboard to secure addresses only (localhost is one); elsewhere the text is selected, ready to be copied by hand.
  if (!navigator.clipboard) return getSelection().selectAllChildren(part("curl"));
  await navigator.clipboard.writeText(text);
  button.textContent = "Copied";
  setTimeout(() => {
    button.textContent = "Copy";
  }, 1500);
}

async function submit(event) {
  event.preventDefault();
  const input = inputOf();
  const invalid = form.querySelector("[aria-invalid]");
  if (invalid) return invalid.focus();
  say("Sending …");
  try {
    await send(readRequest(input));
    say("");
  } catch (problem) {
    say(problem instanceof TypeError ? "The server does not answer." : problem.message);
  }
}

async function send({ url, headers, body }) {
  const own = signing === "configured-keys" ? await signed({ url, headers, body }) : {};
  const startedAt = performance.now();
  // Only ever to this origin, and with nothing that the browser would add of its own.
  const response = await fetch(url, { method: "POST", headers: { ...headers, ...own }, body, credentials: "omit", redirect: "error" });
  const text = await response.text();
  answer = { response, text, ms: Math.round(performance.now() - startedAt) };
  showAnswer();
}

function signed(request) {
  const [id, secret, sessionToken] = ["access-key", "secret-key", "session-token"].map((name) => part(name).value.trim());
  if (!id || !secret) throw new Error("This operation is signed: give an access key id and its secret.");
  if (!crypto.subtle) throw new Error("Browsers sign on https and on localhost only: open this page there, or copy the curl.");
  return signature(request, { id, secret, sessionToken, region }, new Date());
}

function showAnswer() {
  const { response, ms } = answer;
  part("answer").hidden = false;
  part("answer").dataset.outcome = response.ok ? "done" : "refused";
  part("status").textContent = `${response.status} ${response.statusText} · ${ms} ms`;
  part("headers").textContent = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  showBody();
  part("status").focus();
}

function showBody() {
  const { text } = answer;
  part("body").textContent = text === "" ? "(zero bytes)" : pretty(text, isPressed(part("reveal-answer")));
}

function pretty(text, isRevealed) {
  try {
    const value = JSON.parse(text);
    return JSON.stringify(isRevealed ? value : masked(value, secretNames), undefined, 2);
  } catch {
    return text;
  }
}

function say(text) {
  part("state").textContent = text;
}
