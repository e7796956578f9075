import type { Fact, Program, RowTable } from '@remit/program';
import { factOfJudgement } from '@remit/program/judgement-fact';
import { deciders } from '@remit/story/deciders';
import { boundsInWords, grainInWords, kindInWords, mayNotApply } from '@remit/story/fact-words';

type Json = Record<string, unknown>;

const number = { type: 'string', pattern: '^-?(0|[1-9][0-9]*)([.][0-9]*[1-9]|/[1-9][0-9]*)?$', description: 'An exact number: "1250.5", "0.7", "1/3".' };

/** JSON Schema of a facts document for one program: only its facts, periods, set elements and codes. */
export function factsSchemaOf(program: Program): Json {
  const { groups, rows } = program;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Facts of ${program.name}`,
    type: 'object',
    required: ['format', 'observations'],
    additionalProperties: false,
    properties: {
      format: { const: 'remit-facts/1.0' },
      ...(groups.length > 0 ? { members: { type: 'object', additionalProperties: false, properties: Object.fromEntries(groups.map(({ id, member, title }) => [id, membersSchema(title ?? member)])) } } : {}),
      observations: { type: 'array', items: { oneOf: [...program.facts.map((fact) => observationSchema(fact, program)), ...(program.judgements ?? []).map((each) => observationSchema(factOfJudgement(each), program, deciders(each, program)))] } },
      ...(rows.length > 0 ? { rows: { type: 'object', additionalProperties: false, properties: Object.fromEntries(rows.map((table) => [table.id, { type: 'array', items: rowSchema(table, program) }])) } } : {}),
    },
  };
}

function membersSchema(title: string): Json {
  const date = { type: 'string', format: 'date' };
  return {
    title, type: 'array',
    items: { type: 'object', required: ['key'], additionalProperties: false, properties: { key: { type: 'string', minLength: 1 }, title: { type: 'string' }, joined: date, left: date } },
  };
}

/** A fact; or, where those who may decide are given, a decision, which has its day and may say who took it. */
function observationSchema(fact: Fact, program: Program, decidedBy?: readonly string[]): Json {
  return {
    ...(fact.title ? { title: fact.title } : {}),
    description: factInWords(fact, program),
    type: 'object',
    required: ['fact', 'period', 'value', ...(fact.each.length > 0 ? ['dims'] : []), ...(decidedBy ? ['recordedAt'] : [])],
    additionalProperties: false,
    properties: {
      fact: { const: fact.id },
      period: periodSchema(fact.grain, program),
      ...(fact.each.length > 0 ? { dims: dimsSchema(fact.each, program) } : {}),
      value: mayNotApply(fact) ? { oneOf: [valueSchema(fact), notApplicable] } : valueSchema(fact),
      id: { type: 'string' }, recordedAt: { type: 'string', format: 'date' }, supersedes: { type: 'string' }, at: { type: 'string' },
      ...(decidedBy && decidedBy.length > 0 ? { decidedBy: { type: 'array', minItems: 1, items: { enum: decidedBy } } } : {}),
    },
  };
}

/** "count of people, each year, between 0 and 25,000". A schema of exact numbers as text cannot hold bounds; a run does. */
function factInWords(fact: Fact, program: Program): string {
  const bounds = boundsInWords(fact, program);
  return [kindInWords(fact), grainInWords(fact), bounds.startsWith('at ') || bounds === '' ? bounds : `between ${bounds}`].filter((words) => words !== '').join(', ');
}

const notApplicable: Json = {
  type: 'object', required: ['notApplicable'], additionalProperties: false, properties: { notApplicable: { const: true }, reason: { type: 'string' } },
};

function valueSchema({ type, codes, parts }: Pick<Fact, 'type' | 'codes' | 'parts'>): Json {
  switch (type) {
    case 'bool': return { type: 'boolean' };
    case 'code': return codes ? { enum: codes } : { type: 'string' };
    case 'date': return { type: 'string', format: 'date' };
    case 'ratio': return {
      oneOf: [
        {
          type: 'object', additionalProperties: false, required: ['numerator', 'denominator'],
          properties: {
            numerator: { ...number, title: parts?.numerator }, denominator: { ...number, title: parts?.denominator },
            ...(parts?.excluded ? { excluded: { ...number, title: parts.excluded } } : {}),
          },
        },
        number,
      ],
    };
    default: return number;
  }
}

function rowSchema({ grain, each, columns }: RowTable, program: Program): Json {
  return {
    type: 'object', required: ['period', 'values', ...(each.length > 0 ? ['dims'] : [])], additionalProperties: false,
    properties: {
      period: periodSchema(grain, program),
      ...(each.length > 0 ? { dims: dimsSchema(each, program) } : {}),
      values: { type: 'object', additionalProperties: false, properties: Object.fromEntries(columns.map(({ id, type, codes }) => [id, { oneOf: [valueSchema({ type, ...(codes ? { codes } : {}) }), { type: 'null' }] }])) },
      recordedAt: { type: 'string', format: 'date' }, at: { type: 'string' },
    },
  };
}

function periodSchema(grain: string, program: Program): Json {
  return { enum: program.periods.filter((period) => period.grain === grain).map(({ id }) => id) };
}

function dimsSchema(each: readonly string[], { sets }: Program): Json {
  const keyOf = (id: string): Json => {
    const set = sets.find((one) => one.id === id);
    return set ? { enum: set.elements.map(({ key }) => key) } : { type: 'string', minLength: 1 };
  };
  return { type: 'object', required: [...each], additionalProperties: false, properties: Object.fromEntries(each.map((id) => [id, keyOf(id)])) };
}
