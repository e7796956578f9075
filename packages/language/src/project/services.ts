import { createDefaultCoreModule, createDefaultSharedCoreModule, inject, type DefaultSharedCoreModuleContext } from 'langium';
import { RemitGeneratedModule, RemitGeneratedSharedModule } from '../generated/module.ts';
import type { StandardLibrary } from '../scoping/standard-library.ts';
import { RemitModule, type RemitServices } from '../services.ts';
import { projectLanguageModule, projectModule } from './module.ts';
import type { ProjectServices } from './project-services.ts';

/** Creates the services that load, link and check projects, without an editor. */
export function createProjectServices(context: DefaultSharedCoreModuleContext, library?: StandardLibrary): { shared: ProjectServices; remit: RemitServices } {
  const shared = inject(createDefaultSharedCoreModule(context), RemitGeneratedSharedModule, projectModule(() => remit, library)) as unknown as ProjectServices;
  const remit: RemitServices = inject(createDefaultCoreModule({ shared }), RemitGeneratedModule, RemitModule, projectLanguageModule) as RemitServices;
  shared.ServiceRegistry.register(remit);
  return { shared, remit };
}
