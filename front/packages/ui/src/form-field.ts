/* form-field.ts: a field of a form as data: how it is typed, checked and sent. Bounds come from the server's shape, so a form refuses before
 * sending exactly what the server would refuse after. */
import type { InjectionKey } from 'vue'
import { pick, t } from '@tiantou/i18n'
import { fenOf, gramsOf, number } from '@tiantou/units'

export type FieldKind =
  | 'text'
  | 'long'
  | 'int'
  | 'dec'
  | 'mass'
  | 'money'
  | 'date'
  | 'time'
  | 'choice'
  | 'bool'
  | 'pick'
  | 'photos'
  | 'rows'
  | 'texts'
  | 'password'
  | 'custom'
export interface Option {
  value: string
  label: string
  hint?: string
}
export interface FieldSpec {
  name: string
  kind: FieldKind
  label: string
  required?: boolean
  min?: number
  max?: number
  /** Beside the field. */
  unit?: string
  help?: string
  /** choice */
  options?: Option[]
  /** pick: look the choices up as the person types; form: the whole form as it stands, where a choice depends on another. */
  search?: (text: string, form: Model) => Promise<Option[]>
  /** pick, choice: several. */
  many?: boolean
  /** rows */
  fields?: FieldSpec[]
  /** Shown only then; a hidden field is not sent. */
  when?: (model: Record<string, unknown>) => boolean
  /** Heading above this field. */
  group?: string
  autocomplete?: string
}
export type Model = Record<string, unknown>
/** The model of the form around a field. */
export const FORM_MODEL: InjectionKey<Model> = Symbol('form')

/** A member of a body as the generated client describes it. */
export interface ShapeField {
  name: string
  type: string
  req?: boolean
  ro?: boolean
  secret?: boolean
  min?: number
  max?: number
  values?: readonly string[]
  zh: string
  en: string
}
const KIND: Record<string, FieldKind> = {
  i64: 'int',
  bool: 'bool',
  text: 'text',
  dec: 'dec',
  time: 'text',
  date: 'date',
  uuid: 'text',
  enum: 'choice',
  json: 'custom',
  obj: 'custom',
  list: 'rows',
  texts: 'texts',
}
const unitKind = (f: ShapeField): FieldKind | undefined =>
  f.type !== 'i64' ? undefined : /_g$/.test(f.name) ? 'mass' : /_fen$/.test(f.name) ? 'money' : undefined

/** The heading without the unit of the wire, where the screen shows another one. */
export const bare = (text: string, name: string): string =>
  /(^|_)(g|grams|fen|m2)$/.test(name)
    ? text.replace(/（分\/千克）$/, '（每千克）').replace(/, fen a kilogram$/, ' per kilogram').replace(/^Fen$/, 'Amount').replace(/^Grams$/, 'Weight').replace(/（[^）每]*）$|, (g|grams|fen|m²|square metres)$/, '')
    : text

/** Fields of a form from a shape: those named, in that order, each with what the page knows better. */
export function fieldsOf(shape: readonly ShapeField[], ask: Record<string, Partial<FieldSpec>>, wordOf: (code: string) => string): FieldSpec[] {
  return Object.entries(ask).map(([name, over]) => {
    const f = shape.find((x) => x.name === name)
    if (!f) return { name, kind: 'text', label: name, ...over } as FieldSpec
    const kind = over.kind ?? (f.secret ? 'password' : (unitKind(f) ?? KIND[f.type] ?? 'text'))
    const bounded = f.type === 'i64' || f.type === 'text' || f.type === 'list' || f.type === 'texts'
    return {
      name,
      kind: kind === 'text' && (f.max ?? 0) > 200 ? 'long' : kind,
      label: bare(pick(f.zh, f.en), f.name),
      required: !!f.req,
      min: bounded ? f.min : undefined,
      max: bounded ? f.max : undefined,
      options: f.values?.length ? f.values.map((code) => ({ value: code, label: wordOf(code) })) : undefined,
      ...over,
    }
  })
}

const empty = (v: unknown) => v === undefined || v === null || v === '' || (Array.isArray(v) && !v.length)
const asText = (v: unknown) => String(v ?? '').trim()

type Check = (f: FieldSpec, text: string) => string | null
const inRange = (f: FieldSpec, n: number, show: (n: number) => string): string | null =>
  f.max !== undefined && n > f.max
    ? t('form.tooBig', { name: f.label, max: show(f.max) })
    : f.min !== undefined && n < f.min
      ? t('form.tooSmall', { name: f.label, min: show(f.min) })
      : null
const length: Check = (f, text) => {
  const n = [...text].length
  return f.max !== undefined && n > f.max
    ? t('form.tooLong', { name: f.label, max: f.max })
    : f.min !== undefined && n < f.min
      ? t('form.tooShort', { name: f.label, min: f.min })
      : null
}
const CHECKS: Partial<Record<FieldKind, Check>> = {
  text: length,
  long: length,
  password: length,
  int: (f, text) => (/^-?\d{1,15}$/.test(text) ? inRange(f, Number(text), (n) => number(n)) : t('form.notWhole', { name: f.label })),
  dec: (f, text) => (/^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? inRange(f, Number(text), (n) => number(n, 6)) : t('form.notNumber', { name: f.label })),
  mass: (f, text) => {
    const g = gramsOf(text)
    return g === null ? t('form.notMass', { name: f.label }) : inRange(f, g, (n) => `${number(n / 1000, 3)} ${t('unit.kg')}`)
  },
  money: (f, text) => {
    const v = fenOf(text)
    return v === null ? t('form.notMoney', { name: f.label }) : inRange(f, v, (n) => number(n / 100))
  },
  date: (f, text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? null : t('form.notDate', { name: f.label })),
}
export const shown = (f: FieldSpec, model: Model): boolean => f.when?.(model) ?? true

/** What is wrong with a form: JSON pointer → sentence. */
export function checkForm(fields: readonly FieldSpec[], model: Model, prefix = ''): Record<string, string> {
  const wrong: Record<string, string> = {}
  for (const f of fields.filter((x) => shown(x, model))) {
    const at = `${prefix}/${f.name}`,
      v = model[f.name]
    if (f.kind === 'rows') {
      const rows = (v as Model[] | undefined) ?? []
      if (rows.length < (f.min ?? 0) || (f.required && !rows.length)) wrong[at] = t('form.required', { name: f.label })
      rows.forEach((row, i) => Object.assign(wrong, checkForm(f.fields ?? [], row, `${at}/${i}`)))
    } else if (typeof v === 'boolean' || f.kind === 'custom') {
      if (f.required && empty(v)) wrong[at] = t('form.required', { name: f.label })
    } else if (empty(v) || (typeof v === 'string' && !v.trim())) {
      if (f.required) wrong[at] = t('form.required', { name: f.label })
    } else {
      const say = CHECKS[f.kind]?.(f, asText(v))
      if (say) wrong[at] = say
    }
  }
  return wrong
}

/** What is typed → what is sent. Empty fields are left out. */
export function toBody(fields: readonly FieldSpec[], model: Model): Model {
  const body: Model = {}
  for (const f of fields.filter((x) => shown(x, model))) {
    const v = model[f.name]
    if (f.kind === 'rows') body[f.name] = ((v as Model[] | undefined) ?? []).map((row) => toBody(f.fields ?? [], row))
    else if (f.kind === 'texts' && typeof v === 'string')
      body[f.name] = v
        .split('\n')
        .map((x) => x.trim())
        .filter(Boolean)
    else if (empty(v)) continue
    else if (f.kind === 'int') body[f.name] = Number(v)
    else if (f.kind === 'mass') body[f.name] = gramsOf(asText(v))
    else if (f.kind === 'money') body[f.name] = fenOf(asText(v))
    else if (f.kind === 'password') body[f.name] = v
    else body[f.name] = typeof v === 'string' ? v.trim() : v
  }
  return body
}

/** What was stored → what is typed. */
export function toModel(fields: readonly FieldSpec[], data: Model): Model {
  const model: Model = {}
  for (const f of fields) {
    const v = data[f.name]
    if (v === undefined || v === null) {
      if (f.kind === 'rows') model[f.name] = []
      continue
    }
    if (f.kind === 'mass') model[f.name] = String((v as number) / 1000)
    else if (f.kind === 'money') model[f.name] = ((v as number) / 100).toFixed(2)
    else if (f.kind === 'int' || f.kind === 'dec') model[f.name] = String(v)
    else if (f.kind === 'texts') model[f.name] = (v as string[]).join('\n')
    else if (f.kind === 'rows') model[f.name] = (v as Model[]).map((row) => toModel(f.fields ?? [], row))
    else model[f.name] = v
  }
  return model
}
