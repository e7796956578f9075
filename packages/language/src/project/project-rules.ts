import type { LangiumDocument } from 'langium';
import type { RuleProjects, RuleSettings } from '../rules/settings.ts';
import { wouldFind } from './discover.ts';
import { matchAny } from './glob.ts';
import { pathBelow } from './membership.ts';
import type { ProjectLoader } from './project-loader.ts';
import { settingsOf } from './project-finder.ts';

/** What project files say of rules. Contracts are looked at together with those of their project that a search through it finds. */
export class ProjectRules implements RuleProjects {
  private readonly projects: () => ProjectLoader;

  constructor(projects: () => ProjectLoader) {
    this.projects = projects;
  }

  settingsOf({ uri }: LangiumDocument): RuleSettings {
    const project = this.projects().knownProjectOf(uri);
    const { thresholds, unreviewed } = settingsOf(project);
    const path = project && pathBelow(project.folder, uri);
    return { thresholds, unreviewed: path !== undefined && unreviewed.length > 0 && matchAny(unreviewed)(path) };
  }

  projectOf({ uri }: LangiumDocument): string | undefined {
    if (uri.scheme !== 'file' || !wouldFind(uri, false, this.projects().finder)) return undefined;
    return this.projects().knownProjectOf(uri)?.folder.toString() ?? '';
  }
}
