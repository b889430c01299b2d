import type { DelegatedDuty } from '../../events/organisation-life-events.ts';
import { notBefore } from '../decision/dates.ts';
import { conflict, invalid } from '../decision/fault.ts';
import { livingOnes, nameOf } from './known-organisations.ts';
import { type Delegation, type OrganisationLife, standingDelegations } from './life.ts';
import { type LifeCheck, ofDistrict } from './life-check.ts';

const articleOf: Readonly<Record<DelegatedDuty, string>> = { FILING: '第三十一条', DISCLOSURE: '第三十三条' };

/** 常设委托（G5）: another living body of the district acts, and the one that delegates still owes the duty. */
export const checkDelegationGranted: LifeCheck<'DelegationGranted'> = (
  life,
  { body, occurredOn },
  { registry },
) => {
  const article = articleOf[body.duty];
  const before = ofSame(life, body);
  const standing = standingDelegations({ ...life, delegations: before })[0];
  return [
    ...ofDistrict(life.organisation.class),
    ...livingOnes(registry, [{ id: body.to, pointer: '/to' }]),
    ...ofDistrict(registry.find(body.to)?.class, '/to'),
    ...notBefore(occurredOn, [
      { on: before.at(-1)?.revoked?.on, zh: '上次撤回委托之日', en: 'the day it was last revoked', article },
    ]),
    ...(body.to === life.organisation.organisationId
      ? [
          invalid('DELEGATED_TO_ITSELF', {
            pointer: '/to',
            article,
            zh: '不能委托本单位',
            en: 'nobody delegates to itself',
          }),
        ]
      : []),
    ...(standing
      ? [
          conflict('DELEGATION_STANDS', {
            pointer: '/to',
            article,
            zh: `已于 ${standing.on} 委托${nameOf(registry, body.to)}`,
            en: `it was delegated to ${nameOf(registry, body.to)} on ${standing.on}`,
          }),
        ]
      : []),
  ];
};

export const checkDelegationRevoked: LifeCheck<'DelegationRevoked'> = (
  life,
  { body, occurredOn },
  { registry },
) => {
  const article = articleOf[body.duty];
  const standing = standingDelegations({ ...life, delegations: ofSame(life, body) })[0];
  if (standing)
    return notBefore(occurredOn, [
      { on: standing.on, zh: '委托之日', en: 'the day it was delegated', article },
    ]);
  return [
    conflict('NOT_DELEGATED', {
      pointer: '/to',
      article,
      zh: `现无对${nameOf(registry, body.to)}的此项委托`,
      en: `no such delegation to ${nameOf(registry, body.to)} stands`,
    }),
  ];
};

const ofSame = (
  { delegations }: OrganisationLife,
  { to, duty }: Pick<Delegation, 'to' | 'duty'>,
): readonly Delegation[] => delegations.filter((one) => one.to === to && one.duty === duty);
