import type { LangiumDocument, URI } from 'langium';
import type { RuleProjects, RuleSettings } from '../rules/settings.ts';
import { wouldFind } from './discover.ts';
import { matchAny } from './glob.ts';
import { pathBelow } from './membership.ts';
import { isOnFileSystem } from './on-file-system.ts';
import type { ProjectLoader } from './project-loader.ts';
import { settingsOf } from './project-finder.ts';

/** What project files say of rules. Contracts are looked at together with those of their project that a search through it finds. */
export class ProjectRules implements RuleProjects {
  private readonly projects: () => ProjectLoader;
  /** By address, as far as project files have been read: claims ask it of every contract of a project. */
  private readonly known = new Map<string, string | undefined>();
  private generation = -1;

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
    const { finder } = this.projects();
    if (finder.generation !== this.generation) this.known.clear();
    this.generation = finder.generation;
    const key = uri.toString();
    if (!this.known.has(key)) this.known.set(key, this.findProject(uri));
    return this.known.get(key);
  }

  private findProject(uri: URI): string | undefined {
    if (!isOnFileSystem(uri) || !wouldFind(uri, false, this.projects().finder)) return undefined;
    return this.projects().knownProjectOf(uri)?.folder.toString() ?? '';
  }
}
