import { beforeEach, expect, it, vi } from 'vitest'

const seen = vi.hoisted(() => ({ perms: new Set<string>(), sent: [] as unknown[][] }))
vi.mock('../../lib/session', () => ({ can: (p: string) => seen.perms.has(p) }))
vi.mock('../../lib/server', () => ({ api: new Proxy({}, { get: (_, op: string) => async (...args: unknown[]) => void seen.sent.push([op, ...args]) }) }))
const { buyerFields, buyerWays, demandWays, incomeAt, judge, judgeFields, limitText, packageWays, passBuyer, tenderWays } = await import('./use-deal')

beforeEach(() => {
  seen.perms = new Set(['deal.read', 'deal.review'])
  seen.sent = []
})
const texts = (ways: { text: string }[]) => ways.map((w) => w.text)

it('offers what a state allows, to the office only', () => {
  const cases = [
    [packageWays, 'review', ['office.pass', 'office.return']],
    [packageWays, 'open', ['office.stop']],
    [packageWays, 'running', ['office.stop']],
    [packageWays, 'done', []],
    [demandWays, 'review', ['office.pass', 'office.return']],
    [demandWays, 'open', ['office.endDemand']],
    [demandWays, 'closed', []],
    [tenderWays, 'review', ['office.pass', 'office.return']],
    [tenderWays, 'opened', []],
    [buyerWays, 'applied', ['office.refuse']],
    [buyerWays, 'active', ['office.suspend']],
    [buyerWays, 'suspended', []],
  ] as const
  for (const [ways, state, want] of cases) expect([state, texts(ways({ uuid: 'u', state }))]).toEqual([state, want])
  expect(['applied', 'active', 'suspended', 'refused'].map(limitText)).toEqual(['office.passBuyer', 'office.limit', 'office.resume', null])
  seen.perms = new Set(['deal.read'])
  for (const [ways, state] of cases) expect(ways({ uuid: 'u', state })).toEqual([])
  expect(limitText('applied')).toBeNull()
})
it('sends a verdict with its reason, and none where none was given', async () => {
  const [pass, back] = tenderWays({ uuid: 'u', state: 'review' })
  await pass.act('')
  await back.act('数量不对')
  await buyerWays({ uuid: 'b', state: 'applied' })[0].act('不是单位')
  await passBuyer('b', { credit_fen: 100, terms_days: 30 })
  await judge('p', 2, { percent: 80, reason: '称过' })
  expect(seen.sent).toEqual([
    ['tenderReview', { id: 'u' }, { passed: true }],
    ['tenderReview', { id: 'u' }, { passed: false, reason: '数量不对' }],
    ['bulkBuyerExamine', { id: 'b' }, { passed: false, reason: '不是单位' }],
    ['bulkBuyerExamine', { id: 'b' }, { credit_fen: 100, terms_days: 30, passed: true }],
    ['pledgeJudge', { id: 'p' }, { pos: 2, delivered_bp: 8000, reason: '称过' }],
  ])
})
it('asks for what the server needs', () => {
  expect(buyerFields().map((f) => [f.name, f.kind])).toEqual([
    ['credit_fen', 'money'],
    ['terms_days', 'int'],
    ['reason', 'long'],
  ])
  expect(judgeFields().map((f) => f.name)).toEqual(['percent', 'reason'])
})
it('opens income to what was paid for', () => {
  expect(incomeAt({ kind: 'package', thing: 'g' })).toEqual({ name: 'package', params: { id: 'g' } })
  expect(incomeAt({ kind: 'forfeit', thing: 'k' })).toEqual({ name: 'contract', params: { id: 'k' } })
  expect(incomeAt({ kind: 'order', ref: 'D1' })).toBeNull()
  seen.perms.add('sell.order.read')
  expect(incomeAt({ kind: 'order', ref: 'D1' })).toEqual({ name: 'orders', query: { order_no: 'D1' } })
})
