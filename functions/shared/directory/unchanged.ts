import type { AttributeValue, PutItemCommandInput } from '@aws-sdk/client-dynamodb';

type Condition = Required<
  Pick<PutItemCommandInput, 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>
>;

/** The condition that an item still is what was read, attribute by attribute: nobody else's change is put back. */
export function unchanged(item: Readonly<Record<string, AttributeValue>>): Condition {
  const names: Record<string, string> = {};
  const values: Record<string, AttributeValue> = {};
  const nameKey = (name: string): string => {
    const key = `#n${Object.keys(names).length}`;
    names[key] = name;
    return key;
  };
  const valueKey = (value: AttributeValue): string => {
    const key = `:v${Object.keys(values).length}`;
    values[key] = value;
    return key;
  };
  const sized = (path: string, size: number): string => `size(${path}) = ${valueKey({ N: String(size) })}`;
  const conditions = (path: string, value: AttributeValue): readonly string[] => {
    if (value.M) {
      const parts = Object.entries(value.M);
      return parts.flatMap(([name, part]) => conditions(`${path}.${nameKey(name)}`, part));
    }
    if (value.L) {
      const parts = value.L.flatMap((part, index) => conditions(`${path}[${index}]`, part));
      return [sized(path, value.L.length), ...parts];
    }
    if (value.SS) {
      const members = value.SS.map((member) => `contains(${path}, ${valueKey({ S: member })})`);
      return [sized(path, value.SS.length), ...members];
    }
    return [`${path} = ${valueKey(value)}`];
  };
  const all = Object.entries(item).flatMap(([name, value]) => conditions(nameKey(name), value));
  return {
    ConditionExpression: all.join(' AND '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}
