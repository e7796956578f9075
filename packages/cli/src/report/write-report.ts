import type { Context } from '../context.ts';
import { catalogue } from './explain.ts';
import type { FindingsReport, ReportSetting } from './formats/findings-report.ts';
import { githubCommands } from './formats/github.ts';
import { gitlabReport } from './formats/gitlab.ts';
import { junitFindings } from './formats/junit.ts';
import { sarifLog } from './formats/sarif/sarif-log.ts';
import { pathsFromCheckout } from './pipeline-paths.ts';
import { ruleFacts } from './rule-facts.ts';

const writers = { sarif: sarifLog, github: githubCommands, gitlab: gitlabReport, junit: junitFindings };

/** Reports for the pipelines of others. */
export type ReportFormat = keyof typeof writers;

/** Writes a report to the standard output, and nothing else anywhere. */
export async function writeReport(report: FindingsReport, format: ReportFormat, { io, data }: Context): Promise<void> {
  const [explanations, { ruleByCode }] = await Promise.all([catalogue(), import('@remit/language/rules/all')]);
  const setting: ReportSetting = {
    pathOf: pathsFromCheckout(io),
    explanations: new Map(explanations.map((one) => [one.code, one])),
    ruleFactsOf: (code) => {
      const rule = ruleByCode(code);
      return rule && ruleFacts(rule);
    },
  };
  data(writers[format](report, setting));
}
