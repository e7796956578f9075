import { createRemitServices } from '@remit/language';
import { URI, DocumentState } from 'langium';
const block = (i: number) => `
  measure M${i} "Measure ${i}" {
    proportion Tested${i} / Registered${i}
    better when higher
    source "Register"
  }
  outcome O${i} {
    measured by M${i}
    baseline 50%
    target ${60 + i % 20}%
    accountable P 100%
  }
  let L${i} = ${i > 0 ? `L${i - 1} + ` : ''}£100 * (O${i} rising from baseline to target)
  payment Pay${i} {
    from C to P
    paid yearly
    amount L${i} then up to £1,000
  }`;
const file = (n: number) => `contract Big "Big" {\n  version 1.0\n  term 1 April 2026 to 31 March 2031\n  currency GBP\n  rounding to £0.01, half up\n  commissioner C "C"\n  provider P "P"\n${Array.from({ length: n }, (_, i) => block(i)).join('\n')}\n}\n`;
const s = createRemitServices();
const { LangiumDocumentFactory: F, LangiumDocuments: D, DocumentBuilder: B } = s.shared.workspace;
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000; };
for (const n of [50, 50, 250, 500]) {
  const text = file(n); let t0 = cpu();
  const times: any = {};
  const l = [DocumentState.IndexedContent, DocumentState.ComputedScopes, DocumentState.Linked, DocumentState.IndexedReferences, DocumentState.Validated].map(st => B.onBuildPhase(st, () => { const t = cpu(); times[DocumentState[st]] = Math.round(t - t0); t0 = t; }));
  const d = F.fromString(text, URI.parse('file:///x/a.remit')); times.parse = Math.round(cpu() - t0); t0 = cpu();
  D.addDocument(d); await B.build([d], { validation: true });
  console.log(text.split('\n').length, 'lines', times, d.diagnostics!.length, [...new Set(d.diagnostics!.map(x => `${x.code} ${x.message}`))].slice(0, 3));
  l.forEach(x => x.dispose()); await B.update([], [d.uri]);
}
