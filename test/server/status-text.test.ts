import { describe, expect, it } from 'vitest';
import { OutputLines } from '../../packages/vscode/src/status/output-lines.ts';
import { projectLine, statusText } from '../../packages/vscode/src/status/status-text.ts';

const project = (errors: number, warnings: number, notes = 0) => ({ root: 'file:///care', name: 'care', files: 1, errors, warnings, notes });

describe('the text of the status item', () => {
  it.each([
    ['starting', undefined, '$(sync~spin) Remit: reading files'],
    ['ready', project(0, 0), '$(check) Remit: no findings in care'],
    ['ready', project(1, 0), '$(error) Remit: 1 error in care'],
    ['ready', project(2, 1, 1), '$(error) Remit: 2 errors, 1 warning, 1 note in care'],
    ['ready', project(0, 3), '$(warning) Remit: 3 warnings in care'],
    ['ready', project(0, 0, 2), '$(info) Remit: 2 notes in care'],
    ['checking', project(2, 0), '$(sync~spin) Remit: 2 errors in care'],
    ['checking', project(0, 0), '$(sync~spin) Remit: no findings in care'],
    ['ready', undefined, 'Remit'],
  ] as const)('while %s, with %o', (state, counts, text) => {
    expect(statusText(state, counts)).toEqual({ text, alert: false });
  });

  it('calls for attention when the server has stopped', () => {
    expect(statusText('stopped', project(0, 0))).toEqual({ text: '$(alert) Remit: stopped', alert: true });
  });

  it('describes a project in one line', () => {
    expect(projectLine(project(0, 0))).toBe('care: 1 file, no findings');
    expect(projectLine({ ...project(1, 2, 3), files: 4 })).toBe('care: 4 files, 1 error, 2 warnings, 3 notes');
  });
});

describe('what the output says of the server', () => {
  it('is that it has ended only where it does not come back by itself', () => {
    const lines = new OutputLines();
    expect(lines.next('ready', [project(0, 1)])).toEqual(['Everything has been checked. Findings follow the text from now on.', 'care: 1 file, 1 warning']);
    expect(lines.next('stopped', [], true)).toEqual([]);
    expect(lines.next('starting')).toEqual(['Reading the contracts that are open and those of the folder.']);
    expect(lines.next('ready', [project(0, 1)])).toHaveLength(2);
    expect(lines.next('stopped', [], false)).toEqual(['The language server has ended. Findings stay as they were until another one is started: "Remit: Restart the Language Server".']);
    expect(lines.next('stopped', [], false)).toEqual([]);
  });
});
