import type { EventBody } from '../../../events/catalogue.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import type { PlanState } from '../state.ts';

/*
 * A classified plan is kept on a classified system. Here stands at most a stub (G29): whose it is, of what kind, and
 * from when its duties run, where that day is not itself a secret. No name, number, source or paper, and nothing that
 * happens to it but a yes or no in `attest-classified-duty`.
 */

const ARTICLE = '《中华人民共和国保守国家秘密法》第三十一条第（三）项';

/** The only title that a stub may bear. */
export const STUB_TITLE = '涉密应急预案';
/** The only source that a stub may name. */
export const STUB_SOURCE = '管理于涉密系统';

export const isStub = (state: Pick<PlanState, 'attributes'> | undefined): boolean =>
  state?.attributes.secrecy === 'CLASSIFIED_STUB';

/** Nothing of what happens to a classified plan is told here. */
export function notClassified(state: PlanState | undefined): Fault[] {
  if (!isStub(state)) return [];
  return [
    conflict('CLASSIFIED_STUB', {
      article: ARTICLE,
      zh: '涉密预案管理于涉密系统，本系统只记录其义务是否完成（attest-classified-duty），不得录入其他事实',
      en: 'a classified plan is kept on a classified system: here only whether its duties were met is attested (attest-classified-duty)',
    }),
  ];
}

type Registered = EventBody<'PlanRegistered'>;

/** Facts of a registration that would say something of a classified plan. */
const silent = [
  'documentNo',
  'adoptedOn',
  'effectiveOn',
  'disclosedOn',
  'lastDrilledOn',
  'lastEvaluatedOn',
] as const satisfies readonly (keyof Registered)[];

/** What a stub says beside its kind, its owner and the days on which it was issued and ended. None is repeated here. */
export function opaque(body: Registered): Fault[] {
  if (!isStub(body)) return [];
  const told = [
    ...(body.title === STUB_TITLE ? [] : ['/title']),
    ...(body.source === STUB_SOURCE ? [] : ['/source']),
    ...(Object.keys(body.stated).length === 0 ? [] : ['/stated']),
    ...(body.findings.length === 0 ? [] : ['/findings']),
    ...(body.attributes.parentPlan === undefined ? [] : ['/attributes/parentPlan']),
    ...silent.filter((field) => body[field] !== undefined).map((field) => `/${field}`),
  ];
  return [
    ...told.map((pointer) => content(pointer)),
    ...(body.preparingBody === undefined ? [withoutOwner] : []),
  ];
}

/** A number would tell where the text lies. */
export const numberless = (state: PlanState | undefined, documentNo: string | undefined): Fault[] =>
  isStub(state) && documentNo !== undefined ? [content('/documentNo')] : [];

const content = (pointer: string): Fault =>
  invalid('CLASSIFIED_CONTENT', {
    pointer,
    article: ARTICLE,
    zh: `本系统为非涉密信息系统，不得存储、处理国家秘密：涉密预案的占位名称须为“${STUB_TITLE}”，来源须为“${STUB_SOURCE}”，不得录入此项`,
    en: `this is no classified system: the stub of a classified plan is titled “${STUB_TITLE}”, its source is “${STUB_SOURCE}”, and this field is left out`,
  });

const withoutOwner = invalid('STUB_WITHOUT_OWNER', {
  pointer: '/preparingBody',
  article: '第四十九条',
  zh: '涉密预案的占位须写明编制单位，否则义务无人承担',
  en: 'the stub of a classified plan names its preparing body, or nobody bears its duties',
});
