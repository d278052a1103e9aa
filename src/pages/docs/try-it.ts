/** The form "Try it" of an operation's page. It is dead without its script, docs/try-it.js, and says so. */
import type { OperationContract } from "../../api/contract.ts";
import { html, type Markup } from "../markup.ts";
import { type Field, fieldsOf, secretNames } from "./fields.ts";

/** How requests of the form are signed: with anything (development), or with keys that the reader gives. */
export type TryIt = { readonly trust: "any-signature" | "configured-keys"; readonly region: string };

/** From this many on, optional members are folded. */
const manyFields = 8;

/** The section of a page. */
export const tryItForm = (operation: OperationContract, { trust, region }: TryIt): Markup => html`
<section class="try" aria-labelledby="try-it">
<h2 id="try-it"><a class="anchor" href="#try-it">Try it</a></h2>
<noscript><p class="note">Try it needs JavaScript. Without it, the samples on this page send the same request.</p></noscript>
<form id="try-form" data-operation="${operation.name}" data-signing="${signingOf(operation, trust)}" data-region="${region}"
 data-secrets="${secretNames(operation).join(" ")}" autocomplete="off" novalidate>
<fieldset id="try-fields" disabled>
<legend class="unseen">Request of ${operation.name}</legend>
${operation.caller === "signed" && trust === "configured-keys" && keyFields}
${membersOf(fieldsOf(operation))}
</fieldset>
<div class="panel">
<div class="panel-head"><h3 id="try-request">Request</h3>
<button type="button" id="try-reveal-request" aria-pressed="false" disabled>Show secrets</button><button type="button" id="try-copy" disabled>Copy</button></div>
<pre tabindex="0" role="group" aria-labelledby="try-request"><code id="try-curl"></code></pre>
</div>
<p class="send"><button type="submit" class="primary" disabled>Send to this server</button><span id="try-state" role="status"></span></p>
</form>
<div id="try-answer" class="panel" hidden>
<div class="panel-head"><h3 id="try-status" tabindex="-1">Answer</h3><button type="button" id="try-reveal-answer" aria-pressed="false">Show secrets</button></div>
<pre tabindex="0" role="group" aria-label="Body of the answer"><code id="try-body"></code></pre>
<details><summary>Headers</summary><pre tabindex="0" role="group" aria-label="Headers of the answer"><code id="try-headers"></code></pre></details>
</div>
</section>`;

const signingOf = ({ caller }: OperationContract, trust: TryIt["trust"]) => (caller === "signed" ? trust : "none");

function membersOf(fields: readonly Field[]): Markup {
  if (fields.length === 0) return html`<p class="note">This operation takes no members: its request is <code>{}</code>.</p>`;
  const folded = fields.length < manyFields ? [] : fields.filter(({ isRequired }) => !isRequired);
  const open = fields.filter((field) => !folded.includes(field));
  const more = html`<details class="more"><summary>${folded.length} optional members</summary>${folded.map(fieldMarkup)}</details>`;
  return html`${open.map(fieldMarkup)}${folded.length > 0 && more}`;
}

const fieldMarkup = (field: Field): Markup => {
  const id = `try-${field.name}`;
  return html`
<div class="field" data-member="${field.name}" data-kind="${field.kind}">
<label for="${id}"><code>${field.name}</code>${field.isRequired && html` <span class="required">required</span>`}</label>
<div class="control">${controlOf(field, id)}${field.isSecret && peekAt(field.name, id)}${field.sample !== undefined && sampleFor(field, id)}</div>
${field.summary !== "" && html`<p class="hint" id="${id}-hint">${field.summary}</p>`}
<p class="problem" id="${id}-problem" role="alert"></p>
</div>`;
};

function controlOf(field: Field, id: string): Markup {
  const common = html`id="${id}" aria-describedby="${field.summary !== "" && `${id}-hint `}${id}-problem"${field.isRequired && html` aria-required="true"`}`;
  switch (field.kind) {
    case "choice":
      return html`<select ${common}><option value="">not sent</option>${field.values.map((value) => html`<option>${value}</option>`)}</select>`;
    case "boolean":
      return html`<input type="checkbox" ${common}> <span class="sent">not sent</span>`;
    case "json":
      return html`<textarea ${common} rows="3" spellcheck="false"${field.isSecret && html` class="masked"`} placeholder="JSON"></textarea>`;
    case "text":
      return html`<input type="${field.isSecret ? "password" : "text"}" ${common} autocomplete="off" autocapitalize="off" spellcheck="false">`;
    default:
      return html`<input type="number" ${common} step="${field.kind === "integer" ? "1" : "any"}"${limit("min", field.min)}${limit("max", field.max)}>`;
  }
}

const limit = (name: "min" | "max", value: number | undefined) => value !== undefined && html` ${name}="${value}"`;

const peekAt = (name: string, id: string): Markup =>
  html`<button type="button" class="peek" aria-pressed="false" aria-controls="${id}" aria-label="Show ${name}">Show</button>`;

const sampleFor = ({ name, sample = "" }: Field, id: string): Markup =>
  html`<button type="button" class="sample" aria-controls="${id}" aria-label="Sample for ${name}" data-sample="${sample}">Sample</button>`;

const keyFields = html`
<div class="keys">
<p class="hint">This operation is signed. The key stays in this page: it signs the request here and is not sent.</p>
${keyField("access-key", "Access key id", "text")}${keyField("secret-key", "Secret access key", "password")}${keyField("session-token", "Session token, of temporary keys", "password")}
</div>`;

function keyField(id: string, label: string, type: "text" | "password"): Markup {
  return html`<div class="field"><label for="try-${id}">${label}</label><div class="control"><input id="try-${id}" type="${type}" autocomplete="off" spellcheck="false"></div></div>`;
}
