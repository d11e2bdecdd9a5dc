import { fieldsOf } from './fields.ts';
import type { CheckedColumn, Completion, CompletionKind, Diagnostic, QueryCheck } from './types.ts';

export function readQueryCheck(raw: unknown): QueryCheck {
  const { text, flag, list } = fieldsOf(raw);
  return {
    ok: flag('ok'),
    diagnostics: list('diagnostics').map(readDiagnostic),
    datasetName: text('datasetName'),
    columns: list('columns').map(readColumn),
    aggregates: flag('aggregates'),
    timespan: text('timespan'),
    coversFrom: text('coversFrom'),
    coversBefore: text('coversBefore'),
    redacted: list('redacted').map(String),
  };
}

function readDiagnostic(raw: unknown): Diagnostic {
  const { text, number, list } = fieldsOf(raw);
  return {
    code: text('code') ?? '',
    message: text('message') ?? '',
    from: number('from') ?? 0,
    to: number('to') ?? 0,
    line: number('line') ?? 1,
    column: number('column') ?? 1,
    suggestions: list('suggestions').map(String),
  };
}

function readColumn(raw: unknown): CheckedColumn {
  const { text, flag } = fieldsOf(raw);
  return {
    name: text('name') ?? '',
    kind: text('kind') === 'metric' ? 'metric' : 'column',
    type: text('type') ?? '',
    unit: text('unit'),
    withheld: flag('withheld'),
  };
}

export function readCompletion(raw: unknown): Completion {
  const { text, number, flag } = fieldsOf(raw);
  return {
    label: text('label') ?? '',
    kind: (text('kind') ?? 'keyword') as CompletionKind,
    detail: text('detail') ?? '',
    description: text('description'),
    withheld: flag('withheld'),
    from: number('from') ?? 0,
    to: number('to') ?? 0,
  };
}
