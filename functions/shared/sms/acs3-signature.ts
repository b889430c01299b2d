import { createHmac, hash } from 'node:crypto';

/*
 * Alibaba Cloud's V3 signature, ACS3-HMAC-SHA256, for RPC-style calls: parameters in the query, an empty body.
 * https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
 */

export interface RpcCall {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  /** `2023-10-26T10:22:32Z`; the service takes it within fifteen minutes of its own clock */
  readonly date: string;
  /** Never the same twice */
  readonly nonce: string;
}

export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

const ALGORITHM = 'ACS3-HMAC-SHA256';
const EMPTY_BODY = hash('sha256', '');

/** Query and headers of a signed POST. */
export function signRpcCall(
  { host, action, version, query, date, nonce }: RpcCall,
  { accessKeyId, accessKeySecret }: AccessKey,
): { readonly query: string; readonly headers: Readonly<Record<string, string>> } {
  const canonicalQuery = Object.entries(query)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&');
  // In the order of their names, as the signature wants them.
  const headers: Readonly<Record<string, string>> = {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': EMPTY_BODY,
    'x-acs-date': date,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
  const signed = Object.keys(headers).join(';');
  const canonicalHeaders = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const request = ['POST', '/', canonicalQuery, canonicalHeaders.join(''), signed, EMPTY_BODY].join('\n');
  const signature = createHmac('sha256', accessKeySecret)
    .update(`${ALGORITHM}\n${hash('sha256', request)}`)
    .digest('hex');
  return {
    query: canonicalQuery,
    headers: {
      ...headers,
      Authorization: `${ALGORITHM} Credential=${accessKeyId},SignedHeaders=${signed},Signature=${signature}`,
    },
  };
}

/** Percent-encoding of RFC 3986, which leaves fewer characters alone than `encodeURIComponent`. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
