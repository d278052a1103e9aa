// One message as an element. Text goes in as text (textContent), never as markup: a message shows what it says and runs nothing.

/**
 * @param {Document} document
 * @param {{id: string, to: string, medium: string, subject?: string, body: string, text?: string, code?: string, sentAt: number}} message `sentAt` in epoch seconds
 * @returns {HTMLLIElement}
 */
export function entryOf(document, message) {
  const entry = element(document, "li", { id: `message-${message.id}` });
  const head = element(document, "div", { className: "head" });
  head.append(
    element(document, "span", { className: "medium", textContent: message.medium === "SMS" ? "SMS" : "E-mail" }),
    element(document, "span", { className: "to", textContent: message.to }),
    moment(document, message.sentAt),
  );
  entry.append(head);
  if (message.subject !== undefined) entry.append(element(document, "p", { className: "subject", textContent: message.subject }));
  entry.append(element(document, "p", { className: "body", textContent: message.text ?? message.body }));
  if (message.code !== undefined) entry.append(codeOf(document, message.code));
  return entry;
}

function codeOf(document, code) {
  const line = element(document, "div", { className: "code" });
  const button = element(document, "button", { type: "button", textContent: "Copy" });
  button.setAttribute("aria-label", `Copy code ${code}`);
  button.dataset.copy = code;
  line.append(element(document, "code", { textContent: code }), button);
  return line;
}

function moment(document, sentAt) {
  const date = new Date(sentAt * 1000);
  const time = element(document, "time", { textContent: date.toLocaleTimeString() });
  time.setAttribute("datetime", date.toISOString());
  time.title = date.toLocaleString();
  return time;
}

function element(document, name, properties) {
  return Object.assign(document.createElement(name), properties);
}
