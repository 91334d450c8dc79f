/* template-fields.ts: the form of an operating procedure and its steps. */
import type { Template } from '@tiantou/api'
import { word } from '@tiantou/i18n'
import { bodyFields } from '../../lib/fields'
import { pickCrop, pickInput } from '../../lib/picks'

export function templateFields(now?: Template) {
  const inputs = (now?.steps ?? []).filter((s) => s.input).map((s) => ({ value: s.input!, label: s.input_name ?? s.input! }))
  const steps = bodyFields('TemplateStep', {
    name: {},
    kind: {},
    offset_days: {},
    input: { kind: 'pick', search: pickInput, options: inputs },
    amount: {},
    unit: {},
    note: {},
  }).map((f) => (f.name === 'kind' ? { ...f, options: f.options?.map((o) => ({ ...o, label: word(o.value, 'record') })) } : f))
  return bodyFields('TemplateBody', {
    crop: { kind: 'pick', search: pickCrop, options: now?.crop ? [{ value: now.crop, label: now.crop_name ?? '' }] : [] },
    name: {},
    note: {},
    steps: { fields: steps, min: 1 },
    ...(now ? { reason: { required: true } } : {}),
  })
}
/** Steps that exist keep their id, so that what was recorded by them stays recorded. */
export function templateBody(body: Record<string, unknown>, now: Template): Record<string, unknown> {
  const steps = (body.steps as Record<string, unknown>[]).map((s) => ({
    ...s,
    uuid: now.steps?.find((x) => x.name === s.name && x.kind === s.kind)?.uuid,
  }))
  return { ...body, steps }
}
