/** What a transport said, fit for the ledger: no address and no number of anybody (个人信息保护法 第四十七条). */
export const withoutAddresses = (response: string): string =>
  response
    .replaceAll(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…')
    .replaceAll(/\+?\d[\d -]{6,}\d/g, '…')
    .slice(0, 500);
