export { createServerServices, type ServerServices, type ServerSharedServices } from './create-services.ts';
export { startServer, serverVersion } from './start-server.ts';
export { statusNotification } from './status.ts';
export type { ProjectStatus, ServerStatus } from './status.ts';
