/* pasted-address.ts: an address copied from a chat, cut into its parts, so that nobody types it again. A guess that the person sees and corrects. */
export interface PastedAddress {
  name: string
  phone: string
  region: string
  detail: string
}
const PHONE = /(?:\+?86[- ]?)?(1\d{2}[- ]?\d{4}[- ]?\d{4})(?!\d)/
const LABELS = /(?:收货人|收件人|姓名|联系人|手机号码?|联系电话|电话|所在地区|地区|详细地址|收货地址|地址)\s*[:：]?\s*/g
const REGION = /^(?:(.{2,10}?(?:省|自治区)|(?:北京|上海|天津|重庆)市?))?\s*(.{2,12}?(?:市|自治州|地区|盟))?\s*(.{1,12}?(?:区|县|旗|市))/

export function readAddress(text: string): PastedAddress {
  const phone = PHONE.exec(text)?.[1].replace(/\D/g, '') ?? ''
  const parts = text
    .replace(PHONE, ' ')
    .replace(LABELS, ' ')
    .split(/[\n,，;；\t]+|\s{2,}|(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff])/)
    .map((p) => p.trim())
    .filter(Boolean)
  const at = parts.findIndex((p) => REGION.test(p) && p.length > 3)
  const first = at < 0 ? '' : parts[at],
    region = REGION.exec(first)?.[0].trim() ?? ''
  const name = parts.find((p, i) => i !== at && p.length <= 6 && !/\d|[路街号村镇]/.test(p)) ?? ''
  const detail = [first.slice(region.length), ...parts.slice(at + 1)].filter((p) => p && p !== name && at >= 0).join('')
  return { name, phone, region, detail: detail.trim() }
}
