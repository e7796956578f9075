import type { Overview } from '@remit/language/overview/overview';
import { capitalised, joined, sentence } from '../words.ts';
import { yearsWords } from './money.ts';
import { detail, holderTitle, missing, plainly, says, type SummarySection, type SummarySentence } from './summary.ts';

/** Who has the work done by others, who decides, and what happens at the end. */
export function delivery(overview: Overview): SummarySection[] {
  return [
    { id: 'subcontracts', heading: 'Who has work done by others', sentences: subcontracts(overview) },
    { id: 'decisions', heading: 'Who decides, and who is tied to whom', sentences: decisions(overview) },
    { id: 'end', heading: 'How it ends', sentences: ending(overview) },
  ];
}

function subcontracts(overview: Overview): SummarySentence[] {
  if (overview.subcontracts.length === 0) return [says('The contract names no subcontract.', overview.at)];
  return overview.subcontracts.flatMap((one) => {
    const years = yearsWords(one, overview, one.passedOn ? 'its price' : 'it');
    const passedOn = one.passedOn ? yearsWords({ ...one, yearly: one.passedOn }, overview, 'what it passes on') : '';
    return [
      says(sentence(`${holderTitle(overview, one.head)} has ${holderTitle(overview, one.subcontractor)} do “${one.title}”${one.term ? ` from ${one.term.text}` : ''}`), one.at),
      ...one.pays.map((words) => detail(sentence(`It ${plainly(words)}`), words.at)),
      ...(years === '' ? [] : [detail(years, one.at)]),
      ...(one.passedOn ? [detail(passedOn === '' ? 'How much it passes on cannot be told from the text alone.' : passedOn, one.at)] : []),
      ...(one.pays.length === 0 ? [{ ...missing('What it pays is not said.', one.at), isDetail: true as const }] : []),
      ...one.terms.map((words) => detail(sentence(capitalised(plainly(words).replace(/^recoveries: stay with the head$/, 'what is taken back from the head stays with the head').replace(/^recoveries: passed down/, 'what is taken back is passed down').replace(/^material, consent of (.*) given on (.*)$/, 'it is material, and $1 consented to it on $2').replace(/^consent of (.*) given on (.*)$/, '$1 consented to it on $2'))), words.at)),
    ];
  });
}

function decisions(overview: Overview): SummarySentence[] {
  const titles = new Map([...overview.payables, ...overview.subcontracts].map(({ id, title }) => [id, title]));
  const bodies = overview.bodies.flatMap((body) => {
    const about = [...new Set(body.decides.map(({ about: id }) => `“${titles.get(id ?? '') ?? 'the contract'}”`))];
    return [
      says(sentence(`${body.title}${body.of === undefined ? '' : `, a body of ${holderTitle(overview, body.of)},`} ${body.members.length > 0 ? `is made up of ${joined(body.members.map((id) => holderTitle(overview, id)))}${body.quorum === undefined ? '' : `, of whom ${body.quorum} must take part`}` : 'has no members that the text names'}`), body.at),
      detail(sentence(about.length > 0 ? `It decides about ${joined(about)}` : 'It decides about nothing that is paid'), body.at),
    ];
  });
  const interests = overview.ties.filter(({ kind }) => kind === 'interest').map(({ from, to, detail: reason, managed, at }) => {
    const what = `${holderTitle(overview, from)} has an interest in ${holderTitle(overview, to)}${reason === undefined ? '' : ` (“${reason}”)`}`;
    return managed.length > 0 ? says(sentence(`${what}, managed by ${joined(managed.map(({ text }) => text))}`), at) : missing(sentence(`${what}, and nothing is said about how it is managed`), at);
  });
  const owned = overview.ties.filter(({ kind }) => kind === 'owns').map(({ from, to, detail: share, at }) => says(sentence(`${holderTitle(overview, from)} owns ${share ?? 'a part'} of ${holderTitle(overview, to)}`), at));
  const all = [...bodies, ...interests, ...owned];
  return all.length > 0 ? all : [missing('The contract names no body that decides, and no interests.', overview.at)];
}

function ending(overview: Overview): SummarySentence[] {
  const { exit } = overview.says;
  return [
    ...overview.pilot.map((words) => says(sentence(pilotWords(plainly(words))), words.at)),
    exit ? says(sentence(`The exit plan is ${exit.text}`), exit.at) : missing('The contract has no exit plan.', overview.at),
  ];
}

function pilotWords(text: string): string {
  return text
    .replace(/^questions (.*)$/, 'It is a trial. Its questions: $1').replace(/^costs /, 'The evaluation costs ').replace(/^evaluated by /, 'It is evaluated by ').replace(/^decide on /, 'Whether it goes on is decided on ')
    .replace(/^continue if (.*) otherwise end the contract on (.*)$/, 'It goes on if the result is $1; otherwise the contract ends on $2').replace(/^if missing: stop$/, 'Where the result is missing, it stops').replace(/^if missing: /, 'Where the result is missing: ')
    .replace(/^later corrections: do not reopen$/, 'Later corrections do not reopen what was decided').replace(/^later corrections: reopen$/, 'Later corrections reopen what was decided').replace(/^after the end: /, 'After the end: ');
}
