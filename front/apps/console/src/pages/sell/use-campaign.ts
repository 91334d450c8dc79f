/* use-campaign.ts: campaigns and coupons: their forms, and how they are started and stopped. Who keeps the shop starts and ends; what an office stopped, an office lifts. */
import type { CampaignBodyInput, CouponBodyInput } from '@tiantou/api'
import type { FieldSpec, Model, Option, Row } from '@tiantou/ui'
import { bodyFields } from '../../lib/fields'
import { pickShop, pickSkuOf } from '../../lib/picks'
import { api } from '../../lib/server'
import { can } from '../../lib/session'
import type { Way } from '../../lib/ways'

type To = 'on' | 'off' | 'stopped'
type Move = (to: To) => (reason: string) => Promise<unknown>
const onOff = (state: string, move: Move): Way[] => [
  ...(state !== 'on' && state !== 'stopped' && can('sell.campaign.write') ? [{ text: 'sell.start', act: move('on'), main: true } as Way] : []),
  ...(state === 'on' && can('sell.campaign.write') ? [{ text: 'sell.end', act: move('off'), reason: 'required', help: 'sell.stopHelp' } as Way] : []),
  ...(state !== 'stopped' && can('sell.campaign.stop') ? [{ text: 'sell.stop', act: move('stopped'), reason: 'required', help: 'sell.stoppedHelp' } as Way] : []),
  ...(state === 'stopped' && can('sell.campaign.stop') ? [{ text: 'sell.lift', act: move('off'), reason: 'required', help: 'sell.liftHelp', main: true } as Way] : []),
]
const body = (state: To, reason: string) => ({ state, ...(reason ? { reason } : {}) })
export const campaignWays = (c: { uuid: string; state: string }): Way[] => onOff(c.state, (to) => (reason) => api.campaignMove({ id: c.uuid }, body(to, reason)))
export const couponWays = (c: Row): Way[] => onOff(String(c.state), (to) => (reason) => api.couponMove({ id: String(c.uuid) }, body(to, reason)))

const shopOf = (form: Model) => (typeof form.shop === 'string' ? form.shop : '')
export const campaignFields = (): FieldSpec[] =>
  bodyFields(
    'CampaignBody',
    {
      shop: { kind: 'pick', search: pickShop, required: true },
      name: {},
      name_en: {},
      from_at: { kind: 'time' },
      until_at: { kind: 'time' },
      skus: {
        kind: 'rows',
        fields: bodyFields('CampaignSku', {
          sku: { kind: 'pick', search: (q: string, form: Model): Promise<Option[]> => pickSkuOf(q, shopOf(form)) },
          price_fen: {},
          stock: {},
          per_address: {},
        }),
      },
    },
    'campaign',
  )
export const makeCampaign = (form: Model, key: string) => api.campaignCreate({ ...(form as unknown as CampaignBodyInput), state: 'draft' }, { idempotencyKey: key })
export const couponFields = (): FieldSpec[] =>
  bodyFields('CouponBody', { shop: { kind: 'pick', search: pickShop }, code: {}, name: {}, off_fen: {}, from_fen: {}, stock: {}, shown: {}, from_at: { kind: 'time' }, until_at: { kind: 'time' } })
export const makeCoupon = (form: Model, key: string) => api.couponCreate(form as unknown as CouponBodyInput, { idempotencyKey: key })
