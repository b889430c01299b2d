import { describe, expect, it } from 'vitest';
import { type CloudFormation, Intrinsics, type StackTemplate } from '../../../local/template/intrinsics.ts';
import { LOCAL_PLACE, localNaming } from '../../../local/template/naming.ts';

const TABLE = 'arn:aws-cn:dynamodb:cn-north-1:000000000000:table/Ledger';

function resolver(template: CloudFormation, others: readonly StackTemplate[] = []) {
  const stack = { stackName: 'Main', template };
  const intrinsics = new Intrinsics([stack, ...others], localNaming, LOCAL_PLACE);
  return { resolve: (value: unknown) => intrinsics.resolve(stack, value), intrinsics, stack };
}

const template: CloudFormation = {
  Resources: {
    Ledger: { Type: 'AWS::DynamoDB::GlobalTable' },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'plan-ledger-local' } },
    Queue: { Type: 'AWS::SQS::Queue' },
    Role: { Type: 'AWS::IAM::Role' },
    Logs: { Type: 'AWS::Logs::LogGroup' },
    Extra: { Type: 'AWS::SQS::Queue', Condition: 'IsLarge' },
  },
  Parameters: { Size: { Type: 'String', Default: 'small' }, Secret: { Type: 'String' } },
  Conditions: {
    IsLarge: { 'Fn::Equals': [{ Ref: 'Size' }, 'large'] },
    IsSmall: { 'Fn::Not': [{ Condition: 'IsLarge' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsLarge' }, { Condition: 'IsSmall' }] },
    Both: { 'Fn::And': [{ Condition: 'IsLarge' }, { Condition: 'IsSmall' }] },
  },
};

describe('intrinsics of the template', () => {
  const { resolve, intrinsics, stack } = resolver(template);

  it.each([
    ['a table by its logical id', { Ref: 'Ledger' }, 'Ledger'],
    ['a bus by its name', { Ref: 'Bus' }, 'plan-ledger-local'],
    [
      'a queue by its address',
      { Ref: 'Queue' },
      'https://sqs.cn-north-1.amazonaws.com.cn/000000000000/Queue',
    ],
    ['an ARN', { 'Fn::GetAtt': ['Ledger', 'Arn'] }, TABLE],
    ['an ARN in the dotted form', { 'Fn::GetAtt': 'Ledger.Arn' }, TABLE],
    ['the stream of a table', { 'Fn::GetAtt': ['Ledger', 'StreamArn'] }, `${TABLE}/stream/local`],
    ['a parameter by its default', { Ref: 'Size' }, 'small'],
    ['a pseudo parameter', { Ref: 'AWS::Partition' }, 'aws-cn'],
    ['a join', { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Ledger', 'Arn'] }, '/index/*']] }, `${TABLE}/index/*`],
    [
      'a substitution with own and foreign names and a literal',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of Fn::Sub
      { 'Fn::Sub': ['${AWS::Region} ${Ledger.Arn} ${mine} ${!kept}', { mine: { Ref: 'Bus' } }] },
      `cn-north-1 ${TABLE} plan-ledger-local \${kept}`,
    ],
    ['a part of a split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    ['a condition that holds', { 'Fn::If': ['Either', 'yes', 'no'] }, 'yes'],
    ['a condition that does not', { 'Fn::If': ['Both', 'yes', 'no'] }, 'no'],
  ])('resolve %s', (_what, value, expected) => {
    expect(resolve(value)).toBe(expected);
  });

  it('leave out what a condition makes AWS::NoValue, in objects and lists', () => {
    const none = { 'Fn::If': ['IsLarge', 'x', { Ref: 'AWS::NoValue' }] };
    expect(resolve({ kept: 1, gone: none, list: [none, 2] })).toEqual({ kept: 1, list: [2] });
  });

  it('say which resources a condition takes out', () => {
    const applies = (id: string) => {
      const resource = template.Resources?.[id];
      return resource && intrinsics.applies(stack, resource);
    };
    expect([applies('Queue'), applies('Extra')]).toEqual([true, false]);
  });

  it('import what another stack exports', () => {
    const exporting: StackTemplate = {
      stackName: 'Data',
      template: {
        Resources: { Views: { Type: 'AWS::DynamoDB::Table' } },
        Outputs: { Out: { Value: { Ref: 'Views' }, Export: { Name: 'Data:Views' } } },
      },
    };
    const two = resolver(template, [exporting]);
    expect(two.resolve({ 'Fn::ImportValue': 'Data:Views' })).toBe('Views');
    expect(() => two.resolve({ 'Fn::ImportValue': 'Data:Other' })).toThrow('no stack exports Data:Other');
  });

  it.each([
    ['an unknown intrinsic', { 'Fn::Cidr': ['10.0.0.0/8', 1, 1] }, 'Fn::Cidr is not understood'],
    ['a resource that does not exist', { Ref: 'Nobody' }, 'no resource or parameter Nobody'],
    ['an attribute that does not exist here', { 'Fn::GetAtt': ['Role', 'RoleId'] }, 'no attribute RoleId'],
    ['a parameter without a value', { Ref: 'Secret' }, 'Secret has no default'],
    ['a selection out of range', { 'Fn::Select': [3, ['a']] }, 'no item 3'],
    ['an unknown condition', { 'Fn::If': ['Nothing', 1, 2] }, 'no condition Nothing'],
  ])('refuse %s', (_what, value, message) => {
    expect(() => resolve(value)).toThrow(message);
  });
});
