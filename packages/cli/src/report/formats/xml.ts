/** Writes XML: elements with attributes, two blanks deep. */

/** An element; text stands as it is, with what XML would take for its own escaped. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string | number>>;
  children?: readonly XmlElement[];
  text?: string;
}

/** A document with one element and all that is in it. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(root, '')}`;
}

function elementText({ name, attributes, children = [], text }: XmlElement, indent: string): string {
  const start = `${indent}<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(String(value))}"`).join('')}`;
  if (text !== undefined) return `${start}>${escaped(text)}</${name}>\n`;
  if (children.length === 0) return `${start}/>\n`;
  return `${start}>\n${children.map((child) => elementText(child, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;', '\r': '&#13;' };

/** Characters that XML 1.0 does not have, halves of characters among them, become the sign for an unknown one. */
function escaped(text: string, signs = /[&<>\r]/g): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\uFFFD').replace(signs, (sign) => entities[sign]!);
}

/** In an attribute, a reader would make blanks of line breaks and tabs. */
function attributeText(text: string): string {
  return escaped(text, /[&<>"\n\t\r]/g);
}
