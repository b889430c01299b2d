import type { OrganisationId } from '../../events/identifiers.ts';
import type { Registry } from '../organisation/organisation.ts';
import { copiesOwed } from './law-of-programmes.ts';
import type { ProgrammeState } from './state.ts';

/** To whom copies of the list as it now stands are still to go; nobody before its approval (第十二条). */
export function copiesOutstanding(programme: ProgrammeState, registry: Registry): readonly OrganisationId[] {
  if (!programme.approval) return [];
  const sent = new Set(programme.copies.map((copy) => copy.to));
  return copiesOwed(programme, registry).filter((id) => !sent.has(id));
}
