// county.mjs: a small county made by the API as its people would: levels, accounts of every role, producers, and the steps from
// plot to scan. Each function does one step and answers what the server said, so that a test can stop and look anywhere.
import { PASSWORD } from './server.mjs'

const DAY_MS = 86400000
/** YYYY-MM-DD in China, n days from today. */
export const day = (n = 0) => new Date(Date.now() + 8 * 3600000 + n * DAY_MS).toISOString().slice(0, 10)

/** A social credit code with a right check character (GB 32100): a farmers' co-op of the county, number n. */
export function uscc(n) {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const body = `93330109MA${String(n).padStart(7, '0')}`
  let sum = 0, weight = 1
  for (const c of body) {
    sum += alphabet.indexOf(c) * weight
    weight = (weight * 3) % 31
  }
  return body + alphabet[(31 - (sum % 31)) % 31]
}

/** A square field of about 100 m, the n-th of a row. */
export function field(n = 0) {
  const x = Number((119.3 + (n % 100) * 0.002).toFixed(6)), y = Number((30.2 + Math.floor(n / 100) * 0.002).toFixed(6)), d = 0.001
  const r = (v) => Number(v.toFixed(6))
  return { type: 'Polygon', coordinates: [[[x, y], [r(x + d), y], [r(x + d), r(y + d)], [x, r(y + d)], [x, y]]] }
}

export class County {
  constructor(server) { Object.assign(this, { server, admin: server.admin, people: {}, count: 0 }) }

  async level(kind, name, parent, code) {
    return this.admin.postOk('/api/v1/levels', { kind, name, name_en: `${name} (en)`, ...(parent && { parent }), ...(code && { code }) })
  }

  /** An account with one grant, signed in. */
  async account(login, role, { level, operator, by = this.admin } = {}) {
    await by.postOk('/api/v1/accounts', { login, name: `${login} 员`, password: PASSWORD, grants: [{ role, ...(level && { level }), ...(operator && { operator }) }] })
    this.people[login] = await this.server.signIn(login)
    return this.people[login]
  }

  /** A buyer who registered himself, signed in. Numbers that begin with 100 belong to nobody. */
  async buyer(n = this.buyers = (this.buyers ?? 0) + 1, name = `买家${n}`) {
    const phone = `100${String(n).padStart(8, '0')}`
    await this.server.client().postOk('/api/v1/buyers', { phone, password: PASSWORD, name })
    const client = await this.server.signIn(phone)
    client.phone = phone
    return client
  }

  /** Two townships with a village each; accounts of all county roles. */
  async build(roles = ['office', 'lab', 'agri', 'market', 'point']) {
    const county = await this.admin.getOk('/api/v1/county')
    this.root = county.level
    this.townships = [await this.level('township', '东源镇', this.root, '330109101'), await this.level('township', '西坡乡', this.root, '330109202')]
    this.villages = [await this.level('village', '下坞村', this.townships[0].uuid), await this.level('village', '石桥村', this.townships[1].uuid)]
    for (const role of roles) this[role] = await this.account(role, role, { level: role === 'point' ? this.townships[0].uuid : this.root })
    return this
  }

  /** Register, examine and activate a co-op; its owner signed in. state: stop at "applied" or "examined". helped: a helped household instead. */
  async coop(name, { village = this.villages[0].uuid, state = 'active', owner = true, helped = false } = {}) {
    const n = ++this.count, o = '/api/v1/operators'
    let op = await this.office.postOk(o, { ...(helped ? { kind: 'household', poor: true } : { kind: 'coop', uscc: uscc(n) }), name, public_name: name, level: village, contact: '王小满', phone: '13800138000', trained_person: '李明白' })
    if (state !== 'applied') op = await this.office.postOk(`${o}/${op.uuid}/examinations`, { passed: true, opinion: '材料齐全，现场看过' })
    if (state === 'active') op = await this.office.postOk(`${o}/${op.uuid}/state`, { state: 'active', reason: '审核通过' })
    const made = { op, n }
    if (owner) made.owner = await this.account(`owner${n}`, 'owner', { operator: op.uuid })
    return made
  }

  async crop(code = 'cabbage') {
    const crops = await this.admin_or_office().all('/api/v1/crops')
    return crops.find((c) => c.code === code) ?? crops.find((c) => c.category === 'vegetable') ?? crops[0]
  }

  admin_or_office() { return this.office ?? this.admin }

  /** A registered pesticide with an interval for the crop. */
  async pesticide(crop, { name = '氯虫苯甲酰胺悬浮剂', days = 7 } = {}) {
    this.inputs = (this.inputs ?? 0) + 1
    return this.agri.postOk('/api/v1/inputs', {
      name, name_en: 'Chlorantraniliprole SC', reg_no: `PD2010${String(676 + this.inputs).padStart(4, '0')}`, maker: '某某作物保护有限公司', ingredients: '氯虫苯甲酰胺', kind: 'pesticide',
      rules: [{ crop: crop.uuid, dose_min: '5', dose_max: '10', unit: 'g', uses_max: 3, interval_days: days, source: '登记标签' }],
    })
  }

  async plot(who, n = this.plots = (this.plots ?? 0) + 1, more = {}) {
    return who.postOk('/api/v1/plots', { name: `${n} 号田`, base_name: '东源基地', kind: 'field', boundary: field(n), ...more })
  }

  async season(who, plot, crop, start = -90) {
    return who.postOk('/api/v1/seasons', { plot: plot.uuid, crop: crop.uuid, year: Number(day(start).slice(0, 4)), start_day: day(start), expected_g: 5000000 })
  }

  record(who, season, kind, at, more = {}) {
    return who.postOk('/api/v1/records', { season: season.uuid, kind, state: 'done', day: day(at), person: '王小满', ...more })
  }

  async product(who, crop, name = '高山包心菜') {
    return who.postOk('/api/v1/products', { crop: crop.uuid, name, name_en: 'Highland cabbage', spec: '5 kg', brand: '田头', grades: '特级|一级|二级' })
  }

  harvest(who, season, product, at = 0, more = {}) {
    return who.postOk('/api/v1/harvests', { season: season.uuid, product: product.uuid, quantity_g: 1000000, grade: '一级', day: day(at), person: '王小满', ...more })
  }

  async laboratory(name = '县农产品质量安全检测中心') {
    this.labBody ??= await this.office.postOk('/api/v1/labs', { name, name_en: 'County testing centre', qualification: 'CATL-330109-01' })
    return this.labBody
  }

  /** Request, sample, results; value: what the laboratory found. */
  async test(lot, by, { value = '0.02', limit = '2', items = ['氯虫苯甲酰胺'] } = {}) {
    const lab = await this.laboratory()
    const asked = await by.postOk('/api/v1/tests', { lot: lot.uuid, lab: lab.uuid, items })
    await this.lab.postOk(`/api/v1/tests/${asked.uuid}/sample`, { sample_no: `S-${asked.test_no}`, sampler: '陈抽样', day: day() })
    return this.lab.postOk(`/api/v1/tests/${asked.uuid}/results`, {
      results: items.map((item) => ({ item, method: 'GB 23200.121', value, unit: 'mg/kg', limit_kind: 'max', limit_value: limit, detection_limit: '0.01', basis: 'GB 2763' })),
    })
  }

  certificate(who, lot, more = {}) {
    return who.postOk('/api/v1/certificates', { lot: lot.uuid, kind: 'producer', weight_g: 500000, bases: ['委托检测合格'], contact: '0578-6820000', ...more })
  }

  release(certificate) { return this.office.postOk('/api/v1/releases', { certificate: certificate.uuid }) }

  /** From nothing to a lot in the store, tested, certified, released, with codes. */
  async whole(name = '青山蔬菜专业合作社', { test = true, certificate = true, release = true, codes = true, ...more } = {}) {
    const j = { ...(await this.coop(name, more)) }
    j.crop = await this.crop()
    j.input = this.input ??= await this.pesticide(j.crop)
    j.plot = await this.plot(j.owner)
    j.season = await this.season(j.owner, j.plot, j.crop)
    j.product = await this.product(j.owner, j.crop)
    await this.record(j.owner, j.season, 'sow', -80)
    await this.record(j.owner, j.season, 'fertilise', -60, { uses: [{ name: '有机肥', kind: 'fertiliser', amount: '100', unit: 'kg' }] })
    await this.record(j.owner, j.season, 'pesticide', -20, { uses: [{ input: j.input.uuid, amount: '100', unit: 'g' }] })
    j.lot = await this.harvest(j.owner, j.season, j.product)
    if (test) j.test = await this.test(j.lot, j.owner)
    if (certificate) j.cert = await this.certificate(j.owner, j.lot, test ? {} : { bases: ['质量安全控制符合要求'] })
    if (release) j.release = await this.release(j.cert)
    if (codes) j.codes = await j.owner.postOk('/api/v1/code-batches', { lot: j.lot.uuid, kind: 'lot', count: 1 })
    j.path = `/01/${j.lot.gtin}/10/${encodeURIComponent(j.lot.lot_no)}`
    return j
  }
}

export const build = (server, roles) => new County(server).build(roles)
