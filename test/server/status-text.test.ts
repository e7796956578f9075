import { describe, expect, it } from 'vitest';
import { projectLine, statusText } from '../../packages/vscode/src/status/status-text.ts';

const project = (errors: number, warnings: number) => ({ root: 'file:///care', name: 'care', files: 1, errors, warnings });

describe('the text of the status item', () => {
  it.each([
    ['starting', undefined, '$(sync~spin) Remit: reading files'],
    ['ready', project(0, 0), '$(check) Remit: no findings'],
    ['ready', project(1, 0), '$(error) Remit: 1 error'],
    ['ready', project(2, 1), '$(error) Remit: 2 errors, 1 warning'],
    ['ready', project(0, 3), '$(warning) Remit: 3 warnings'],
    ['checking', project(2, 0), '$(sync~spin) Remit: 2 errors'],
    ['checking', project(0, 0), '$(sync~spin) Remit: no findings'],
    ['ready', undefined, 'Remit'],
  ] as const)('while %s, with %o', (state, counts, text) => {
    expect(statusText(state, counts)).toEqual({ text, alert: false });
  });

  it('calls for attention when the server has stopped', () => {
    expect(statusText('stopped', project(0, 0))).toEqual({ text: '$(alert) Remit: stopped', alert: true });
  });

  it('describes a project in one line', () => {
    expect(projectLine(project(0, 0))).toBe('care: 1 file, no findings');
    expect(projectLine({ ...project(1, 2), files: 4 })).toBe('care: 4 files, 1 error, 2 warnings');
  });
});
