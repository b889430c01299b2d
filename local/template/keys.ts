import * as z from 'zod';
import type { Resources } from './resources.ts';

const KeyProperties = z.object({ KeySpec: z.string().default('SYMMETRIC_DEFAULT') });

/** A key that signs. Keys that encrypt have no part here. */
export interface KeySpec {
  readonly spec: 'ECC_NIST_EDWARDS25519' | 'SM2';
  readonly id: string;
  readonly arn: string;
}

export const readSigningKeys = (resources: Resources): readonly KeySpec[] =>
  resources.ofType('AWS::KMS::Key').flatMap((resource) => {
    const { KeySpec: spec } = resource.read(KeyProperties, ['KeySpec']);
    const { ref: id, arn } = resource;
    return spec === 'ECC_NIST_EDWARDS25519' || spec === 'SM2' ? [{ id, arn, spec } as const] : [];
  });
