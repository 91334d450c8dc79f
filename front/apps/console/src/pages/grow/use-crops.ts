/* use-crops.ts: the office's list of crops and varieties: make one, correct one at the revision that was read. */
import type { Crop, CropBodyInput, Variety, VarietyBodyInput } from '@tiantou/api'
import { colon, t } from '@tiantou/i18n'
import { tellError, type FieldSpec, type Model } from '@tiantou/ui'
import { bodyFields } from '../../lib/fields'
import { pickCrop } from '../../lib/picks'
import { api } from '../../lib/server'
import { useDialog } from '../../lib/use-dialog'
import { useOpList } from '../../lib/use-op-list'

type About = { what: 'crop'; old?: Crop } | { what: 'variety'; old?: Variety; crop?: string }

export function useCatalogue() {
  const crops = useOpList('cropList', (a, q, o) => a.cropList(q, o), { prefix: 'crop', show: ['name', 'name_en', 'category', 'animal', 'code'] }),
    varieties = useOpList('varietyList', (a, q, o) => a.varietyList(q, o), { prefix: 'variety', show: ['name', 'name_en', 'crop_name'] }),
    making = useDialog<About>()
  const about = () => making.about.value!
  async function open(what: About['what'], id: string, crop = ''): Promise<void> {
    try {
      making.show(what === 'crop' ? { what, old: await api.cropGet({ id }) } : { what, old: await api.varietyGet({ id }), crop })
    } catch (e) {
      tellError(e)
    }
  }
  const fields = () => {
    const a = about()
    const why: Record<string, Partial<FieldSpec>> = a.old ? { reason: { help: t('form.reasonHelp') } } : {}
    if (a.what === 'crop') return bodyFields('CropBody', { ...(a.old ? {} : { code: { help: t('grow.cropCode') } }), name: {}, name_en: {}, category: {}, animal: {}, ...why }) // the code stays for life
    const crop = a.old?.crop ? [{ value: a.old.crop, label: a.crop ?? '' }] : []
    return bodyFields('VarietyBody', { crop: { kind: 'pick', search: pickCrop, options: crop }, name: {}, name_en: {}, ...why })
  }
  async function save(body: Model, idempotencyKey: string): Promise<void> {
    const a = about(),
      at = { id: a.old?.uuid ?? '' },
      read = { ifMatch: a.old?.rev ?? 0 }
    if (a.what === 'crop') {
      const full = { ...(a.old ? { code: a.old.code } : {}), ...body } as unknown as CropBodyInput
      await (a.old ? api.cropUpdate(at, full, read) : api.cropCreate(full, { idempotencyKey }))
      await crops.reload()
    } else {
      const full = body as unknown as VarietyBodyInput
      await (a.old ? api.varietyUpdate(at, full, read) : api.varietyCreate(full, { idempotencyKey }))
      await varieties.reload()
    }
  }
  const title = () => {
    const a = about()
    return a.old ? `${t('do.edit')}${colon()}${a.old.name}` : t(a.what === 'crop' ? 'grow.cropNew' : 'grow.varietyNew')
  }
  return { crops, varieties, making, fields, start: (): Model => ({ ...about().old }), save, title, open }
}
