import type { ServerSharedServices } from '../create-services.ts';

/** How long is waited before it is looked again whether a check that was broken off has been taken up, in milliseconds. */
const pause = 20;
/** How often that is done at most. */
const mostPauses = 1000;

/** Works something out while no check of contracts is under way, and none that was broken off waits to be taken up. */
export async function withQuiet<T>({ workspace }: ServerSharedServices, isReady: () => boolean, work: () => T): Promise<T | undefined> {
  await workspace.WorkspaceManager.ready;
  for (let pauses = 0; pauses < mostPauses; pauses += 1) {
    let found: { value: T } | undefined;
    await workspace.WorkspaceLock.read(() => {
      if (isReady()) found = { value: work() };
    });
    if (found) return found.value;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return undefined;
}
