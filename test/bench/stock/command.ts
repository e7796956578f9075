/** A command on stock services: reads a contract, links and checks it, and prints its findings. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { createStockServices } from './services.ts';

const [file] = process.argv.slice(2);
const { shared } = createStockServices(NodeFileSystem);
const document = shared.workspace.LangiumDocumentFactory.fromString(readFileSync(file!, 'utf8'), URI.file(path.resolve(file!)));
shared.workspace.LangiumDocuments.addDocument(document);
await shared.workspace.DocumentBuilder.build([document], { validation: true });
const found = document.diagnostics ?? [];
for (const { message, range } of found) console.error(`${file}:${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`);
console.error(`${found.length} findings`);
process.exitCode = found.length > 0 ? 1 : 0;
