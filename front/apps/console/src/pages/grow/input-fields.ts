/* input-fields.ts: the form of an input and its rules per crop. */
import type { Input, InputBodyInput } from '@tiantou/api'
import { bodyFields } from '../../lib/fields'
import { pickCrop } from '../../lib/picks'
import { api } from '../../lib/server'

export const inputFields = (now?: Input) =>
  bodyFields('InputBody', {
    kind: {},
    name: {},
    name_en: {},
    reg_no: {},
    maker: {},
    ingredients: {},
    rules: {
      fields: bodyFields('InputRule', {
        crop: {
          kind: 'pick',
          search: pickCrop,
          options: (now?.rules ?? []).filter((r) => r.crop).map((r) => ({ value: r.crop!, label: r.crop_name ?? '' })),
        },
        interval_days: {},
        dose_min: {},
        dose_max: {},
        unit: {},
        uses_max: {},
        source: {},
      }),
    },
    ...(now ? { reason: { required: true } } : {}),
  })
export const saveInput = (b: object, key: string) => api.inputCreate(b as InputBodyInput, { idempotencyKey: key })
