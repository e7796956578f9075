import { defineDiagnostic, type DiagnosticEntry } from '../diagnostics/entry.ts';

type Detail = { detail: string };
type About = Omit<DiagnosticEntry<Detail>, 'message' | 'severity'> & { severity?: DiagnosticEntry['severity'] };

/** The message of these findings is put together where a file is looked for, because it says what is there instead. */
const about = (entry: About) => defineDiagnostic<Detail>({ severity: 'error', message: ({ detail }) => detail, ...entry });

/** Findings of the project loader: imports (besides those of a file that is not there and of a path without meaning), encodings and project files. */
export const projectEntries = [
  about({
    code: 'IMP-006', title: 'A file that the library of Remit does not have',
    why: 'Paths that start with "std/" mean the library that comes with Remit and nothing else.',
    remedy: 'Correct the name, or write "./" in front if it is a file of your own.',
    bad: 'import "std/calender/england.remit"', good: 'import "std/calendar/england.remit"',
  }),
  about({
    code: 'IMP-007', title: 'A library that the project does not list',
    why: 'What a contract is made of has to be visible in the project file, so that nobody gets another library by accident.',
    remedy: 'Add its name to "libraries" in remit.json. A file of the project itself is written with "./" in front.',
    bad: 'import "@health/measures/diabetes.remit"', good: '{ "libraries": ["@health/measures"] }',
  }),
  about({
    code: 'IMP-008', title: 'A library that is not installed',
    why: 'Its files are looked for in node_modules, beside the project file or further up, and are not there.',
    remedy: 'Install it: npm install NAME.',
    bad: 'import "@health/measures/diabetes.remit"', good: 'import "@health/measures/diabetes.remit"',
  }),
  about({
    code: 'IMP-009', title: 'An import through a link',
    why: 'A link can lead elsewhere on another computer, and then the same contract would mean something else.',
    remedy: 'Import the file itself, or make a package of it and list that under "libraries".',
    bad: 'import "./linked/measures.remit"', good: 'import "../shared/measures.remit"',
  }),
  about({
    code: 'IMP-010', title: 'A file to import that cannot be read',
    why: 'Whatever the file declares is missing.',
    remedy: 'Check that you may open the file.',
    bad: 'import "./locked.remit"', good: 'import "./measures.remit"',
  }),
  about({
    code: 'LEX-090', title: 'A file that is not UTF-8',
    why: 'Signs such as £ have other bytes in other encodings; guessing could change what a contract says.',
    remedy: 'Save the file again with the encoding UTF-8.',
    bad: '// saved as "ANSI" or "Unicode"', good: '// saved as "UTF-8"',
  }),
  about({
    code: 'CFG-001', title: 'A project file that is not JSON',
    why: 'None of its settings can be read, so the project is loaded as if there were none.',
    remedy: 'Look for a missing comma, quotation mark or bracket just before the place. Comments are not possible.',
    bad: '{ "out": "made", }', good: '{ "out": "made" }',
  }),
  about({
    code: 'CFG-002', title: 'A setting that does not exist',
    why: 'It has no effect, and what was meant by it does not happen.',
    remedy: 'Correct the name. "remit schema project" lists all settings.',
    bad: '{ "inclued": ["contracts/**"] }', good: '{ "include": ["contracts/**"] }',
  }),
  about({
    code: 'CFG-003', title: 'A setting of the wrong kind',
    why: 'It cannot be understood, so the default is used instead.',
    remedy: 'Write it as "remit schema project" says.',
    bad: '{ "include": "contracts/**" }', good: '{ "include": ["contracts/**"] }',
  }),
  about({
    code: 'CFG-004', title: 'A glob that does not say which files are meant',
    why: 'It matches nothing, so files are left out or taken in against your intention.',
    remedy: 'Write it relative to the project file, with "/" between folders and every bracket closed.',
    bad: '{ "exclude": ["..\\\\drafts"] }', good: '{ "exclude": ["drafts"] }',
  }),
  about({
    code: 'CFG-005', title: 'A setting given twice',
    why: 'Only the first would count, and a reader cannot see which.',
    remedy: 'Put both into one, or remove one.',
    bad: '{ "out": "a", "out": "b" }', good: '{ "out": "a" }',
  }),
  about({
    code: 'CFG-006', title: 'A library that is not the name of a package',
    why: 'Libraries are npm packages; files of the project itself are imported by their path.',
    remedy: 'Write the name of the package, such as "@health/measures".',
    bad: '{ "libraries": ["./measures.remit"] }', good: '{ "libraries": ["@health/measures"] }',
  }),
  about({
    code: 'CFG-007', title: 'An output folder outside of the project',
    why: 'Compiled programs would be written over files that the project does not know.',
    remedy: 'Name a folder of its own inside the project, or give --out on the command line.',
    bad: '{ "out": "../build" }', good: '{ "out": "build" }',
  }),
  about({
    code: 'CFG-008', severity: 'warning', title: 'A folder with too many files',
    why: 'Not all of it was searched, so contracts may have been left out.',
    remedy: 'Name a folder further down, or list what belongs to the project under "include".',
    bad: 'remit check /', good: 'remit check contracts',
  }),
  about({
    code: 'CFG-009', title: 'A rule that cannot be turned up or down',
    why: 'Findings about what a contract means are not a matter of taste: without them it would pay something else than it says.',
    remedy: 'Name a rule by its code, such as "OUT-019", or correct the contract.',
    bad: '{ "rules": { "REF-001": "off" } }', good: '{ "rules": { "OUT-019": "off" } }',
  }),
  about({
    code: 'CFG-020', title: 'A threshold that no rule looks at',
    why: 'It has no effect, and the rule that was meant goes on with the figure of the profile.',
    remedy: 'Correct the name.',
    bad: '{ "thresholds": { "weight-limits": "60%" } }', good: '{ "thresholds": { "weight-limit": "60%" } }',
  }),
  about({
    code: 'CFG-021', title: 'A threshold of law or guidance',
    why: 'A project can set what Remit proposes, not what an authority has laid down.',
    remedy: 'Remove it; name the profile of the right time in the contract.',
    bad: '{ "thresholds": { "kpi-count": "1" } }', good: '{ "thresholds": { "weight-limit": "60%" } }',
  }),
  about({
    code: 'CFG-022', title: 'A threshold that is no figure of its kind',
    why: 'It cannot be compared with what the contract says, so the figure of the profile is used instead.',
    remedy: 'Write it as contracts do: "60%", "30 days", "£500,000", "5,000".',
    bad: '{ "thresholds": { "weight-limit": "0.6 of all" } }', good: '{ "thresholds": { "weight-limit": "60%" } }',
  }),
  about({
    code: 'CFG-023', severity: 'warning', title: 'A severity of a rule that there is not',
    why: 'It has no effect, and the rule that was meant is taken as before.',
    remedy: 'Correct the code. "remit rules" lists the rules.',
    bad: '{ "rules": { "OUT-910": "off" } }', good: '{ "rules": { "OUT-019": "off" } }',
  }),
  about({
    code: 'CFG-035', severity: 'warning', title: 'Pages at no address',
    why: 'A report of findings would link to a page that nobody can open, so it links to none.',
    remedy: 'Write the address below which docs/codes and docs/rules are published, over https and without "?" or "#"; or leave the setting out, for reports hold what the pages say.',
    bad: '{ "pages": "docs" }', good: '{ "pages": "https://docs.example.org/remit" }',
  }),
  about({
    code: 'CFG-036', severity: 'info', title: 'A threshold that some profiles lay down',
    why: 'Whoever reads the project file believes that its figure holds for every contract, and under some profiles that of the law holds.',
    remedy: 'Nothing need be done; know which contracts it is for.',
    bad: '{ "thresholds": { "prompt-payment": "45 days" } }', good: '{ "thresholds": { "weight-limit": "60%" } }',
  }),
  about({
    code: 'CFG-037', severity: 'warning', title: 'A threshold that no rule looks at yet',
    why: 'A profile states the figure for the record, and no rule compares a contract with it. Whoever sets it believes that something is watched.',
    remedy: 'Remove it. The page of a rule says which thresholds it looks at.',
    bad: '{ "thresholds": { "band-jump": "30%" } }', good: '{ "thresholds": { "weight-limit": "60%" } }',
  }),
  about({
    code: 'CFG-038', title: 'Facts of no contract',
    why: 'The facts would be compared with nothing, and what is wrong in them would be found only when payments are worked out.',
    remedy: 'Write the way to the contract file from the project file.',
    bad: '{ "facts": { "reported/*.csv": "Diabetes" } }', good: '{ "facts": { "reported/*.csv": "contracts/diabetes.remit" } }',
  }),
] as const;
