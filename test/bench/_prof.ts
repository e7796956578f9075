import { build } from 'esbuild';
import { startLspProcess } from '../helpers/lsp-client.ts';
import { mkdirSync, writeFileSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { contractText, importingText, libraryText } from './texts.ts';
import { setTimeout as wait } from 'node:timers/promises';
const mode = process.argv[2], which = process.argv[3] ?? 'ours';
await build({ bundle: true, minify: false, platform: 'node', target: 'node20', format: 'cjs', entryPoints: [which === 'ours' ? 'packages/server/src/main-node.ts' : 'test/bench/stock/server.ts'], outfile: '/tmp/profserver.cjs', logLevel: 'error' });
const folder = `/tmp/prof-${mode}`; mkdirSync(folder, { recursive: true });
let file: string, versions: string[];
if (mode === 'long') { const t = contractText(1000); file = folder + '/contract.remit'; versions = [t, t.replace('£13.50 per visit', '£13.75 per visit')]; writeFileSync(file, t); }
else { const t = libraryText(40); file = folder + '/shared.remit'; versions = [t, t.replace('= £1.25', '= £1.75')]; writeFileSync(file, t); for (let i = 1; i <= 500; i++) writeFileSync(`${folder}/contract${i}.remit`, importingText('./shared.remit', i, 40)); }
const uri = pathToFileURL(file).href;
const dir = `/tmp/cpuprof-${mode}-${which}-${Date.now()}`;
const s = startLspProcess(process.execPath, ['--cpu-prof', '--cpu-prof-dir=' + dir, '/tmp/profserver.cjs', '--stdio']);
await s.client.initialize({ workspace: folder }); await s.client.open(uri, versions[0]!);
await s.client.until('first', () => s.client.published.find(e => e.uri === uri));
for (let c = -1; c !== s.client.published.length;) { c = s.client.published.length; await wait(1500); }
const times = [];
for (let i = 1; i <= (mode === 'long' ? 40 : 15); i++) { const b = s.client.published.filter(e => e.uri === uri).length; const t = performance.now(); await s.client.change(uri, versions[i % 2]!); await s.client.until('x', () => s.client.published.filter(e => e.uri === uri).length > b ? true : undefined); times.push(performance.now() - t); if (mode !== 'long') await wait(600); }
console.log(times.map(t => t.toFixed(0)).join(' '));
await s.client.shutdown(); await s.exited;
const p = JSON.parse(readFileSync(dir + '/' + readdirSync(dir)[0], 'utf8'));
const total = new Map<string, number>(); const self = new Map<string, number>(); const nodes = new Map<number, any>(p.nodes.map((n: any) => [n.id, n])); const parent = new Map<number, number>(); for (const n of p.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
// only the last part of samples
let t = 0; const end = p.endTime - p.startTime; let sum = 0; const from = Number(process.argv[4] ?? 0.5);
p.samples.forEach((id: number, i: number) => { t += p.timeDeltas[i]; if (t < end * from) return; const n = nodes.get(id); const nm = (x: any) => x.callFrame.functionName + ':' + x.callFrame.lineNumber; if (n.callFrame.functionName === '(idle)') return; sum += p.timeDeltas[i]; self.set(nm(n), (self.get(nm(n)) ?? 0) + p.timeDeltas[i]); const seen = new Set(); for (let x: number | undefined = id; x !== undefined; x = parent.get(x)) { const k = nm(nodes.get(x)); if (!seen.has(k)) { seen.add(k); total.set(k, (total.get(k) ?? 0) + p.timeDeltas[i]); } } });
console.log('busy ms', sum / 1000);
console.log('SELF'); [...self].sort((a, b) => b[1] - a[1]).slice(0, 15).forEach(([k, v]) => console.log((v / sum * 100).toFixed(1), k));
console.log('TOTAL'); [...total].sort((a, b) => b[1] - a[1]).slice(0, 45).forEach(([k, v]) => console.log((v / sum * 100).toFixed(1), k));
process.exit(0);
