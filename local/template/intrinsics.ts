/** A synthesised stack: its name and its CloudFormation template. */
export interface StackTemplate {
  readonly stackName: string;
  readonly template: CloudFormation;
}

export interface CloudFormation {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly DependsOn?: unknown;
}

/** What the template says cannot be run on one machine; the message names the place. */
export class TemplateRefused extends Error {
  override readonly name = 'TemplateRefused';
}

/** What a resource is called here: the value of `Ref`, and of `Fn::GetAtt` per attribute. */
export interface Naming {
  ref(stack: StackTemplate, logicalId: string, resource: TemplateResource): string;
  attribute(stack: StackTemplate, logicalId: string, resource: TemplateResource, attribute: string): string;
}

export interface PseudoParameters {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly urlSuffix: string;
}

const NO_VALUE = Symbol('AWS::NoValue');
type Arguments = { readonly stack: StackTemplate; readonly value: unknown };

/** Evaluates CloudFormation intrinsics to the names and ARNs that things have on this machine. */
export class Intrinsics {
  private readonly stacks: readonly StackTemplate[];
  private readonly naming: Naming;
  private readonly pseudo: PseudoParameters;

  constructor(stacks: readonly StackTemplate[], naming: Naming, pseudo: PseudoParameters) {
    this.stacks = stacks;
    this.naming = naming;
    this.pseudo = pseudo;
  }

  /** A value of the template with every intrinsic replaced. Unknown intrinsics are refused. */
  resolve(stack: StackTemplate, value: unknown): unknown {
    const resolved = this.evaluate(stack, value);
    return resolved === NO_VALUE ? undefined : resolved;
  }

  /** True when the resource's `Condition`, if any, holds. */
  applies(stack: StackTemplate, resource: TemplateResource): boolean {
    return resource.Condition === undefined || this.condition(stack, resource.Condition);
  }

  private evaluate(stack: StackTemplate, value: unknown): unknown {
    if (Array.isArray(value))
      return value.map((item) => this.evaluate(stack, item)).filter((item) => item !== NO_VALUE);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (entries.length === 1 && first && (first[0] === 'Ref' || first[0].startsWith('Fn::')))
      return this.intrinsic(first[0], { stack, value: first[1] });
    return Object.fromEntries(
      entries.map(([key, item]) => [key, this.evaluate(stack, item)]).filter(([, item]) => item !== NO_VALUE),
    );
  }

  private intrinsic(name: string, args: Arguments): unknown {
    switch (name) {
      case 'Ref':
        return this.ref(args.stack, text(args.value, name));
      case 'Fn::GetAtt':
        return this.getAtt(args);
      case 'Fn::Sub':
        return this.sub(args);
      case 'Fn::Join': {
        const [separator, parts] = this.list(args, name);
        return asList(parts, name).map(String).join(text(separator, name));
      }
      case 'Fn::Select': {
        const [index, items] = this.list(args, name);
        const item = asList(items, name)[Number(index)];
        if (item === undefined)
          throw new TemplateRefused(`Fn::Select: no item ${index} in ${JSON.stringify(items)}`);
        return item;
      }
      case 'Fn::Split': {
        const [separator, whole] = this.list(args, name);
        return text(whole, name).split(text(separator, name));
      }
      case 'Fn::If': {
        const [condition, yes, no] = asList(args.value, name);
        return this.evaluate(args.stack, this.condition(args.stack, text(condition, name)) ? yes : no);
      }
      case 'Fn::ImportValue':
        return this.importValue(text(this.evaluate(args.stack, args.value), name));
      default:
        throw new TemplateRefused(`${args.stack.stackName}: the intrinsic ${name} is not understood here`);
    }
  }

  private ref(stack: StackTemplate, id: string): unknown {
    const pseudo = this.pseudoParameter(stack, id);
    if (pseudo !== undefined) return pseudo;
    const parameter = stack.template.Parameters?.[id];
    if (parameter) {
      if (parameter.Default === undefined)
        throw new TemplateRefused(`${stack.stackName}: parameter ${id} has no default`);
      return parameter.Default;
    }
    return this.naming.ref(stack, id, this.resource(stack, id));
  }

  private pseudoParameter(stack: StackTemplate, id: string): unknown {
    switch (id) {
      case 'AWS::Region':
        return this.pseudo.region;
      case 'AWS::AccountId':
        return this.pseudo.account;
      case 'AWS::Partition':
        return this.pseudo.partition;
      case 'AWS::URLSuffix':
        return this.pseudo.urlSuffix;
      case 'AWS::StackName':
        return stack.stackName;
      case 'AWS::StackId':
        return `arn:${this.pseudo.partition}:cloudformation:${this.pseudo.region}:${this.pseudo.account}:stack/${stack.stackName}/local`;
      case 'AWS::NoValue':
        return NO_VALUE;
      default:
        return undefined;
    }
  }

  private getAtt({ stack, value }: Arguments): string {
    const [id, attribute] =
      typeof value === 'string'
        ? [value.slice(0, value.indexOf('.')), value.slice(value.indexOf('.') + 1)]
        : asList(value, 'Fn::GetAtt').map((part) => text(part, 'Fn::GetAtt'));
    if (!id || !attribute) throw new TemplateRefused(`${stack.stackName}: malformed Fn::GetAtt`);
    return this.naming.attribute(stack, id, this.resource(stack, id), attribute);
  }

  private sub({ stack, value }: Arguments): string {
    const [template, variables] = Array.isArray(value) ? value : [value, {}];
    const own = this.evaluate(stack, variables) as Record<string, unknown>;
    return text(template, 'Fn::Sub').replace(
      /\$\{(!?)([^}]+)\}/g,
      (_whole, literal: string, name: string) => {
        if (literal) return `\${${name}}`;
        if (name in own) return String(own[name]);
        if (name.includes('.')) return this.getAtt({ stack, value: name });
        return String(this.ref(stack, name));
      },
    );
  }

  private importValue(name: string): unknown {
    for (const stack of this.stacks)
      for (const output of Object.values(stack.template.Outputs ?? {}))
        if (output.Export && this.resolve(stack, output.Export.Name) === name)
          return this.resolve(stack, output.Value);
    throw new TemplateRefused(`no stack exports ${name}`);
  }

  private condition(stack: StackTemplate, name: string): boolean {
    const expression = stack.template.Conditions?.[name];
    if (expression === undefined) throw new TemplateRefused(`${stack.stackName}: no condition ${name}`);
    return this.truth(stack, expression);
  }

  private truth(stack: StackTemplate, expression: unknown): boolean {
    const [entry] = Object.entries(expression as Record<string, unknown>);
    const [operator, operand] = entry ?? ['(empty)', []];
    switch (operator) {
      case 'Condition':
        return this.condition(stack, text(operand, operator));
      case 'Fn::Equals': {
        const [left, right] = this.list({ stack, value: operand }, operator);
        return String(left) === String(right);
      }
      case 'Fn::And':
        return asList(operand, operator).every((part) => this.truth(stack, part));
      case 'Fn::Or':
        return asList(operand, operator).some((part) => this.truth(stack, part));
      case 'Fn::Not':
        return !this.truth(stack, asList(operand, operator)[0]);
      default:
        throw new TemplateRefused(`${stack.stackName}: the condition ${operator} is not understood here`);
    }
  }

  private resource(stack: StackTemplate, id: string): TemplateResource {
    const resource = stack.template.Resources?.[id];
    if (!resource) throw new TemplateRefused(`${stack.stackName}: no resource or parameter ${id}`);
    return resource;
  }

  private list({ stack, value }: Arguments, name: string): unknown[] {
    return asList(value, name).map((item) => this.evaluate(stack, item));
  }
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string')
    throw new TemplateRefused(`${where}: expected text, got ${JSON.stringify(value)}`);
  return value;
}

function asList(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value))
    throw new TemplateRefused(`${where}: expected a list, got ${JSON.stringify(value)}`);
  return value;
}
