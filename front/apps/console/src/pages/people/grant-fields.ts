/* grant-fields.ts: grants as rows of a form: role, where, for a producer's people also which. */
import type { PeopleGrant, Role } from '@tiantou/api'
import { pick, word } from '@tiantou/i18n'
import type { FieldSpec, Model } from '@tiantou/ui'
import { bodyFields } from '../../lib/fields'
import { pickLevel, pickOperator } from '../../lib/picks'
import { me } from '../../lib/session'

/** Roles that the one who asks may hand out. */
export function grantable(roles: Role[]): { value: string; label: string }[] {
  const mine = new Set((me.value?.grants ?? []).map((g) => String(g.role)))
  const may = new Set(roles.filter((r) => mine.has(r.role ?? '')).flatMap((r) => r.grants ?? []))
  return roles.filter((r) => r.role && may.has(r.role)).map((r) => ({ value: r.role!, label: pick(r.zh ?? '', r.en ?? '') || word(r.role) }))
}
/** A person hands out at most what is his own: a new grant begins with his own level. */
const own = () => (me.value?.grants ?? []).filter((g) => g.level).map((g) => ({ value: g.level!, label: g.level_name ?? '' }))
export const ownLevel = (): string | undefined => own()[0]?.value
export const levelOptions = own
const ofProducer = (m: Model) => m.role === 'owner' || m.role === 'worker' || m.role === 'machine'

export const grantRows = (roles: Role[], now: PeopleGrant[] = []): FieldSpec[] =>
  bodyFields('PeopleGrantBody', {
    role: { kind: 'choice', options: grantable(roles) },
    level: {
      kind: 'pick',
      search: pickLevel,
      required: own().length > 0,
      options: [...own(), ...now.filter((g) => g.level && g.level !== ownLevel()).map((g) => ({ value: g.level!, label: g.level_name ?? '' }))],
    },
    operator: {
      kind: 'pick',
      search: pickOperator,
      options: now.filter((g) => g.operator).map((g) => ({ value: g.operator!, label: g.operator_name ?? '' })),
      when: ofProducer,
    },
  })
