import * as z from 'zod';
import type { Resources } from './resources.ts';

const KeyProperties = z.object({ KeySpec: z.string().default('SYMMETRIC_DEFAULT') });

/** A key that signs. Keys that encrypt have no part here. */
export interface KeySpec {
  readonly id: string;
  readonly arn: string;
}

export const readSigningKeys = (resources: Resources): readonly KeySpec[] =>
  resources
    .ofType('AWS::KMS::Key')
    .filter((resource) => resource.read(KeyProperties, ['KeySpec']).KeySpec === 'ECC_NIST_EDWARDS25519')
    .map(({ ref, arn }) => ({ id: ref, arn }));
