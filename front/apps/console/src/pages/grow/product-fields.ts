/* product-fields.ts: the fields of a product, for a new one and for a change. */
import type { Product } from '@tiantou/api'
import { t } from '@tiantou/i18n'
import { bodyFields } from '../../lib/fields'
import { pickCrop, pickOperator, pickVariety } from '../../lib/picks'
import { ownOperator } from '../../lib/session'

const known = (id: string | null | undefined, name: string | null | undefined) => (id ? [{ value: id, label: name || id }] : [])

/** p: the product that is changed; its producer and barcode stay what they are. variety: the name of its variety. */
export const productFields = (p?: Product, variety = '') =>
  bodyFields('ProductBody', {
    ...(p || ownOperator.value ? {} : { operator: { kind: 'pick' as const, search: pickOperator, required: true } }),
    crop: { kind: 'pick', search: pickCrop, options: known(p?.crop, p?.crop_name) },
    variety: { kind: 'pick', search: pickVariety, options: known(p?.variety, variety) },
    name: {},
    name_en: {},
    spec: {},
    brand: {},
    grades: {},
    ...(p ? {} : { gtin: { help: t('grow.productHelp') } }),
  })
