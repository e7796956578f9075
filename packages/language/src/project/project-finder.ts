import { UriUtils, type URI } from 'langium';
import type { FileAccess } from './file-access.ts';
import type { ProjectFinding } from './finding.ts';
import type { KnownProfile } from '../scoping/rule-profiles.ts';
import { readProjectFile } from './project-file.ts';
import { defaultSettings, PROJECT_FILE, type ProjectSettings } from './project-settings.ts';

/** A folder with a project file. */
export interface Project {
  folder: URI;
  /** The project file itself. */
  file: URI;
  settings: ProjectSettings;
  findings: readonly ProjectFinding[];
}

/** Finds and reads project files; each folder is looked at once until `forget`. */
export class ProjectFinder {
  private readonly byFolder = new Map<string, Promise<Project | undefined>>();
  private readonly known = new Map<string, Project>();
  /** Another number each time a project file was read or all were forgotten. */
  generation = 0;
  private readonly access: FileAccess;
  private readonly profiles: readonly KnownProfile[];

  constructor(access: FileAccess, profiles: readonly KnownProfile[] = []) {
    this.access = access;
    this.profiles = profiles;
  }

  /** Forgets everything, because a project file was made, changed or removed. */
  forget(): void {
    this.byFolder.clear();
    this.known.clear();
    this.generation += 1;
  }

  /** Every project read so far. */
  all(): Project[] {
    return [...this.known.values()];
  }

  /** The project whose file lies in this very folder. */
  in(folder: URI): Promise<Project | undefined> {
    const key = folder.toString();
    let project = this.byFolder.get(key);
    if (!project) {
      project = this.read(folder);
      this.byFolder.set(key, project);
    }
    return project;
  }

  /** The project a folder belongs to: that of the nearest project file, in it or above. */
  async of(folder: URI): Promise<Project | undefined> {
    for (let at = folder; ; ) {
      const project = await this.in(at);
      if (project) return project;
      const parent = UriUtils.dirname(at);
      if (parent.path === at.path) return undefined;
      at = parent;
    }
  }

  /** As `of`, among the projects read so far. */
  knownAbove(folder: URI): Project | undefined {
    for (let at = folder; ; ) {
      const project = this.known.get(at.toString());
      if (project) return project;
      const parent = UriUtils.dirname(at);
      if (parent.path === at.path) return undefined;
      at = parent;
    }
  }

  private async read(folder: URI): Promise<Project | undefined> {
    const file = UriUtils.joinPath(folder, PROJECT_FILE);
    const bytes = await this.access.read(file);
    if (!bytes) return undefined;
    const project = { folder, file, ...readProjectFile(bytes, this.profiles) };
    this.known.set(folder.toString(), project);
    this.generation += 1;
    return project;
  }
}

/** The settings that hold in a project, or outside of any. */
export function settingsOf(project: Project | undefined): ProjectSettings {
  return project?.settings ?? defaultSettings;
}
