import { createRemitServices } from '@remit/language';
import { globSync, readFileSync } from 'node:fs';
import { damaged, keywordsOf } from './half-typed/damage.ts';
import { build } from './half-typed/builds.ts';
const s = createRemitServices(); const kw = keywordsOf(s);
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000; };
let N = 0, T = 0; const warm = [...damaged(readFileSync('test/fixtures/contracts/k-alliance.remit', 'utf8'), kw)]; for (let i = 0; i < 150; i++) await build(s, warm[i * 7 % warm.length]!.text);
const rows: any[] = [];
for (const f of [...globSync('examples/**/*.remit'), ...globSync('test/fixtures/contracts/**/*.remit')].sort()) {
  const all = [...damaged(readFileSync(f, 'utf8'), kw)]; const k = Math.min(40, all.length); const t = cpu();
  for (let i = 0; i < k; i++) await build(s, all[Math.floor(i * all.length / k)]!.text);
  const per = (cpu() - t) / k; N += all.length; T += per * all.length; rows.push([f.split('/').pop(), all.length, per.toFixed(1), Math.round(per * all.length / 1000)]);
}
console.log(rows.sort((a, b) => b[3] - a[3]).slice(0, 16).map(r => r.join(' ')).join('\n')); console.log(N, 'damages', Math.round(T / 1000), 's cpu');
