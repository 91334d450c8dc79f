import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { ApiError } from '@tiantou/api'
import { setLang } from '@tiantou/i18n'
import { cellText, headOf } from './column'
import { checkForm, fieldsOf, toBody, toModel, type FieldSpec } from './form-field'
import { useForm } from './use-form'

setLang('zh-CN')
const fields: FieldSpec[] = [
  { name: 'name', kind: 'text', label: '名称', required: true, max: 5 },
  { name: 'weight_g', kind: 'mass', label: '重量', min: 1000 },
  { name: 'n', kind: 'int', label: '数量', max: 10 },
  { name: 'price_fen', kind: 'money', label: '价格' },
  { name: 'day', kind: 'date', label: '日期' },
  { name: 'list', kind: 'texts', label: '列表' },
  { name: 'why', kind: 'long', label: '原因', required: true, when: (m) => m.n === '9' },
  { name: 'uses', kind: 'rows', label: '用药', fields: [{ name: 'amount', kind: 'dec', label: '用量', required: true }] },
]
afterEach(() => {
  localStorage.clear()
  vi.useRealTimers()
})

describe('a form', () => {
  it.each([
    [{}, { '/name': '请填写名称' }],
    [{ name: '   ' }, { '/name': '请填写名称' }],
    [{ name: '一二三四五六' }, { '/name': '名称最多 5 个字' }],
    [{ name: '好', weight_g: '0.5' }, { '/weight_g': '重量不能小于 1 千克' }],
    [{ name: '好', weight_g: '一吨' }, { '/weight_g': '重量要填重量，最细到克' }],
    [{ name: '好', n: '1.5' }, { '/n': '数量要填整数' }],
    [{ name: '好', n: '11' }, { '/n': '数量不能大于 10' }],
    [{ name: '好', n: '9' }, { '/why': '请填写原因' }],
    [{ name: '好', price_fen: '1.234' }, { '/price_fen': '价格要填金额，最多两位小数' }],
    [{ name: '好', day: '2026-13-01' }, { '/day': '日期要填日期' }],
    [
      { name: '好', uses: [{ amount: '1' }, { amount: 'x' }, {}] },
      { '/uses/1/amount': '用量要填数字', '/uses/2/amount': '请填写用量' },
    ],
    [{ name: '好', weight_g: '820.5', n: '3', price_fen: '12.30', day: '2026-11-21' }, {}],
  ])('checks %j', (model, wrong) => expect(checkForm(fields, model)).toEqual(wrong))
  it('sends grams, fen and numbers, and leaves out what is empty or hidden', () => {
    expect(
      toBody(fields, { name: ' 番茄 ', weight_g: '820.5', n: '3', price_fen: '12.3', list: 'a\n\n b', why: 'hidden', uses: [{ amount: '1.50' }] }),
    ).toEqual({ name: '番茄', weight_g: 820500, n: 3, price_fen: 1230, list: ['a', 'b'], uses: [{ amount: '1.50' }] })
  })
  it('shows what is stored as it is typed', () => {
    const data = { name: '番茄', weight_g: 820500, n: 3, price_fen: 1230, list: ['a', 'b'], uses: [{ amount: '1.5' }] }
    expect(toBody(fields, toModel(fields, data))).toEqual(data)
  })
  it('says units as the screen shows them', () => {
    const cases = [
      ['quantity_g', '数量（克）', '数量'],
      ['price_fen', '单价（分/千克）', '单价（每千克）'],
      ['price_fen', 'Price, fen a kilogram', 'Price per kilogram'],
      ['net_fen', '成交额，已减退款（分）', '成交额，已减退款'],
      ['grams', '重量（克）', '重量'],
      ['name', '名称（英文）', '名称（英文）'],
      ['late_bp', '扣款（万分之）', '扣款'],
      ['fen', 'Fen', 'Amount'],
      ['grams', 'Grams', 'Weight'],
    ]
    for (const [name, said, shown] of cases) expect([said, headOf({ name, zh: said, en: said })]).toEqual([said, shown])
    const cells = [
      ['late_bp', 150, '1.5%'],
      ['grams', 5000, '5 千克'],
      ['month', 202610, '2026-10'],
      ['month', 7, '7'],
    ] as const
    for (const [name, value, shown] of cells) expect([name, cellText({ name, type: 'i64' }, value)]).toEqual([name, shown])
  })
  it('takes bounds and names from the server’s shape', () => {
    const f = fieldsOf(
      [
        { name: 'kind', type: 'enum', req: true, values: ['field', 'pond'], zh: '种类', en: 'Kind' },
        { name: 'quantity_g', type: 'i64', min: 1, max: 9, zh: '数量（克）', en: 'Quantity, grams' },
        { name: 'note', type: 'text', max: 500, zh: '备注', en: 'Note' },
      ],
      { kind: {}, quantity_g: { unit: 'kg' }, note: {} },
      (c) => c.toUpperCase(),
    )
    expect(f).toMatchObject([
      {
        kind: 'choice',
        label: '种类',
        required: true,
        options: [
          { value: 'field', label: 'FIELD' },
          { value: 'pond', label: 'POND' },
        ],
      },
      { kind: 'mass', label: '数量', unit: 'kg', max: 9 },
      { kind: 'long', max: 500 },
    ])
  })
})

describe('useForm', () => {
  const make = (save: (body: object, key: string) => Promise<unknown>, draft?: string) => {
    const scope = effectScope()
    return { form: scope.run(() => useForm({ fields: () => fields, save, draft }))!, scope }
  }
  it('does not send what is wrong, then sends once', async () => {
    const save = vi.fn(async () => ({})),
      { form } = make(save)
    expect(await form.submit()).toBe(false)
    expect(save).not.toHaveBeenCalled()
    expect(form.summary.value).toBe('还有 1 处要改')
    form.model.name = '番茄'
    await flushPromises()
    expect(form.errors).toEqual({})
    const [a, b] = await Promise.all([form.submit(), form.submit()])
    expect([a, b, save.mock.calls.length]).toEqual([true, false, 1])
  })
  it('puts the server’s word at the field', async () => {
    const { form } = make(async () => {
      throw new ApiError('interval_open', '间隔期未满', '11 月 3 日起可采', 422, '/day')
    })
    form.model.name = '番茄'
    await form.submit()
    expect(form.errors).toEqual({ '/day': '11 月 3 日起可采' })
  })
  it('shows a word that belongs to no field above the buttons', async () => {
    const { form } = make(async () => {
      throw new ApiError('not_examined', '', '主体未通过审核', 422, '/operator')
    })
    form.model.name = '番茄'
    await form.submit()
    expect(form.summary.value).toBe('主体未通过审核')
  })
  it('repeats an unanswered request with its key, and a corrected one with a new key', async () => {
    const keys: string[] = [],
      fails = [new ApiError('network', '', '', 0), new ApiError('invalid', '', 'x', 422), null]
    const { form } = make(async (_b, key) => {
      keys.push(key)
      const f = fails.shift()
      if (f) throw f
      return {}
    })
    form.model.name = '番茄'
    for (let i = 0; i < 3; i++) await form.submit()
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[1])
  })
  it('keeps a draft until it was sent', async () => {
    const first = make(async () => ({}), 'd')
    first.form.model.name = '番'
    await flushPromises()
    first.scope.stop()
    const second = make(async () => ({}), 'd')
    expect(second.form.restored.value).toBe(true)
    expect(second.form.model.name).toBe('番')
    await second.form.submit()
    expect(localStorage.getItem('tt-draft:d')).toBeNull()
  })
})
