import { createRemitServices, buildDocuments } from '@remit/language';
import { DocumentState, URI } from 'langium';
import { readFileSync } from 'node:fs';
const name = process.argv[2] ?? 'b-quality-and-outcomes'; const N = +(process.argv[3] ?? 60);
const s = createRemitServices();
const text = readFileSync(`test/fixtures/contracts/${name}.remit`, 'utf8');
const { LangiumDocumentFactory: F, LangiumDocuments: D, DocumentBuilder: B } = s.shared.workspace;
async function one() { const d = F.fromString(text, URI.parse('file:///x/a.remit')); D.addDocument(d); await B.build([d], { validation: true }); await B.update([], [d.uri]); return d; }
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000; };
for (let i = 0; i < 20; i++) await one();
let t = cpu(); for (let i = 0; i < N; i++) await one(); console.log(name, 'whole', ((cpu() - t) / N).toFixed(2), 'ms');
// phases
const ph: Record<string, number> = {}; let last = performance.now();
const p = s.remit.parser.LangiumParser;
t = cpu(); for (let i = 0; i < N; i++) p.parse(text); console.log('parse', ((cpu() - t) / N).toFixed(2));
t = cpu(); for (let i = 0; i < N; i++) s.remit.parser.Lexer.tokenize(text); console.log('lex', ((cpu() - t) / N).toFixed(2));
