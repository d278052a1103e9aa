/** Reads the INI files of AWS's tools as strictly as the AWS CLI does, so that both refuse the same files. */

/** A section's settings: text, or one level of nested settings. */
export type Section = ReadonlyMap<string, string | ReadonlyMap<string, string>>;

type Draft = Map<string, string>;
type Reading = { readonly sections: Map<string, Draft>; section?: Draft; key?: string; indent: number };

/**
 * All sections by name. @param text the file's text
 * @throws Error a line outside any section or without a `=`, a section or a setting that stands twice
 */
export function readIni(text: string): ReadonlyMap<string, Section> {
  const reading: Reading = { sections: new Map(), indent: 0 };
  for (const line of text.split(/\r\n|\r|\n/)) readLine(reading, line);
  return new Map([...reading.sections].map(([name, draft]) => [name, finished(draft)]));
}

function readLine(reading: Reading, line: string): void {
  const content = line.trim();
  if (/^[#;]/.test(content)) return;
  const indent = line.length - line.trimStart().length;
  if (reading.section && reading.key !== undefined && (content === "" || indent > reading.indent)) {
    reading.section.set(reading.key, `${reading.section.get(reading.key)}\n${content}`);
    return;
  }
  if (content === "") return;
  reading.indent = indent;
  const header = /^\[(.+)\]/.exec(content)?.[1];
  if (header === undefined) readSetting(reading, content);
  else beginSection(reading, header);
}

function beginSection(reading: Reading, name: string): void {
  if (reading.sections.has(name)) throw new Error(`The section ${name} stands twice.`);
  reading.section = new Map();
  delete reading.key;
  reading.sections.set(name, reading.section);
}

function readSetting(reading: Reading, content: string): void {
  if (!reading.section) throw new Error("A setting stands outside any section.");
  const [, name, value = ""] = /^(.*?)\s*[=:]\s*(.*)$/.exec(content) ?? [];
  const key = name?.toLowerCase();
  if (!key) throw new Error("A line is no setting.");
  if (reading.section.has(key)) throw new Error(`The setting ${key} stands twice.`);
  reading.key = key;
  reading.section.set(key, value);
}

function finished(draft: Draft): Section {
  return new Map(
    [...draft].map(([key, value]) => {
      const text = value.trimEnd();
      return [key, text.startsWith("\n") ? nested(text) : text];
    }),
  );
}

function nested(text: string): ReadonlyMap<string, string> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return new Map(
    lines.map((line) => {
      const equals = line.indexOf("=");
      if (equals < 0) throw new Error("A nested line is no setting.");
      return [line.slice(0, equals).trim(), line.slice(equals + 1).trim()];
    }),
  );
}
