import { visitFiles } from './visit-files.ts';

visitFiles(1);
