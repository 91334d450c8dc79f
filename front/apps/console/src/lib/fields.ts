/* fields.ts: fields of a form from the server's shape of the body. */
import { shapes, type ShapeName } from '@tiantou/api'
import { word } from '@tiantou/i18n'
import { fieldsOf, type FieldSpec, type ShapeField } from '@tiantou/ui'

export const bodyFields = (shape: ShapeName, ask: Record<string, Partial<FieldSpec>>, of = ''): FieldSpec[] =>
  fieldsOf(shapes[shape] as readonly ShapeField[], ask, (code) => word(code, of))
