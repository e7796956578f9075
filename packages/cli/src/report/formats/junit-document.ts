import { xmlDocument, type XmlElement } from './xml.ts';

/** A case of a suite: it passed unless it has a problem. */
export interface JunitCase {
  name: string;
  /** What it belongs to, for readers that show cases in groups. */
  group: string;
  file?: string;
  line?: number;
  problem?: { kind: 'failure' | 'error'; type: string; message: string; text: string };
}

/** Cases that belong together. */
export interface JunitSuite {
  name: string;
  cases: readonly JunitCase[];
}

/** A report of tests as Jenkins, Azure DevOps and GitLab read it. Cases of one name in a suite are numbered, as readers know them by it. */
export function junitDocument(name: string, suites: readonly JunitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  return xmlDocument({ name: 'testsuites', attributes: { name, ...counts(all) }, children: suites.map(suiteElement) });
}

function suiteElement({ name, cases }: JunitSuite): XmlElement {
  const seen = new Map<string, number>();
  return {
    name: 'testsuite',
    attributes: { name, ...counts(cases) },
    children: cases.map((one) => {
      const times = (seen.get(one.name) ?? 0) + 1;
      seen.set(one.name, times);
      return caseElement(one, times === 1 ? one.name : `${one.name} (${times})`);
    }),
  };
}

function caseElement({ group, file, line, problem }: JunitCase, name: string): XmlElement {
  return {
    name: 'testcase',
    attributes: { name, classname: group, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) },
    children: problem ? [{ name: problem.kind, attributes: { type: problem.type, message: problem.message }, text: problem.text }] : [],
  };
}

function counts(cases: readonly JunitCase[]): Record<'tests' | 'failures' | 'errors', number> {
  const of = (kind: string): number => cases.filter(({ problem }) => problem?.kind === kind).length;
  return { tests: cases.length, failures: of('failure'), errors: of('error') };
}
