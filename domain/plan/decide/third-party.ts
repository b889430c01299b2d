import { type Fault, invalid } from '../../decision/fault.ts';

/**
 * 委托第三方专业机构（第三十九、四十一条）: who did it and under which contract go together, so that an auditor finds the
 * commission (2025 工作方案第3项).
 */
export function underContract(
  {
    thirdParty,
    contract,
  }: { readonly thirdParty?: string | undefined; readonly contract?: string | undefined },
  article: string,
): Fault[] {
  if (thirdParty !== undefined && contract === undefined)
    return [
      invalid('CONTRACT_MISSING', {
        pointer: '/contract',
        article,
        zh: `委托${thirdParty}评估的，须写明委托合同编号`,
        en: `an evaluation by ${thirdParty} names the contract it was commissioned under`,
      }),
    ];
  if (thirdParty === undefined && contract !== undefined)
    return [
      invalid('THIRD_PARTY_MISSING', {
        pointer: '/thirdParty',
        article,
        zh: '写明合同编号的，须写明受托的第三方机构',
        en: 'a contract names the third party that was commissioned',
      }),
    ];
  return [];
}
