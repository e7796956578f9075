import path from 'node:path';
import type { CliIo } from '../io.ts';

/** Turns a path of a finding into one from the root of the pipeline's checkout, with "/": never one of this machine alone. */
export type PathInPipeline = (file: string) => string;

/**
 * Paths as pipelines want them: from the root of the checkout where GitHub or GitLab say which folder that is and the command runs in it,
 * else from the folder that the command runs in.
 */
export function pathsFromCheckout({ cwd, env }: Pick<CliIo, 'cwd' | 'env'>): PathInPipeline {
  const root = [env['GITHUB_WORKSPACE'], env['CI_PROJECT_DIR']].find((folder) => folder !== undefined && path.isAbsolute(folder) && contains(folder, cwd)) ?? cwd;
  return pathsFrom(root, cwd);
}

/** Paths from a folder. */
export function pathsFrom(root: string, cwd: string): PathInPipeline {
  return (file) => {
    const relative = path.relative(root, path.resolve(cwd, file));
    // On another drive of Windows no way leads there.
    const shown = path.isAbsolute(relative) ? path.basename(relative) : relative === '' ? '.' : relative;
    return shown.split(path.sep).join('/');
  };
}

function contains(folder: string, inner: string): boolean {
  const relative = path.relative(folder, inner);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
