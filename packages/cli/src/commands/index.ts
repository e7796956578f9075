import type { Command } from 'commander';
import type { Bind } from '../run-cli.ts';
import { defineCheck } from './check.ts';
import { defineCompare } from './compare.ts';
import { defineCompile } from './compile.ts';
import { defineDebugAdapter } from './debug-adapter.ts';
import { defineExplain } from './explain.ts';
import { defineFacts } from './facts.ts';
import { defineFormat } from './format.ts';
import { defineInit } from './init.ts';
import { defineLsp } from './lsp.ts';
import { defineRules } from './rules.ts';
import { defineRun } from './run.ts';
import { defineSchema } from './schema.ts';
import { defineSimulate } from './simulate.ts';
import { defineTest } from './test.ts';
import { defineView } from './view.ts';
import { defineWhyNot } from './why-not.ts';

/** Adds one command to the program. What a command needs beyond its options is loaded when it runs. */
export type Define = (program: Command, bind: Bind) => void;

/** All commands, in the order of the help. */
export const commands: readonly Define[] = [
  defineInit, defineCheck, defineCompile, defineView, defineRun, defineWhyNot, defineSimulate, defineTest, defineCompare, defineFormat, defineFacts, defineSchema, defineExplain, defineRules, defineLsp, defineDebugAdapter,
];
