import ts from 'typescript';

/** The shape of one event type's data: field name (with `?` when optional) to its type in words. */
export type Shape = Readonly<Record<string, string>>;

export interface EventShape {
  readonly schema: number;
  readonly data: Shape;
}

export type EventShapes = Readonly<Record<string, EventShape>>;

/** Reads the shapes of all event types from the sources, by the compiler: what is exported as a union of DomainEvent. */
export function readEventShapes(root: string, schemaOf: (type: string) => number): EventShapes {
  const config = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const files = parsed.fileNames.filter((file) => /\/libs\/.*\/src\//.test(file) && !/\.spec\.tsx?$/.test(file));
  const program = ts.createProgram(files, parsed.options);
  const checker = program.getTypeChecker();
  const shapes: Record<string, EventShape> = {};
  for (const source of program.getSourceFiles()) {
    if (source.isDeclarationFile || !/\/libs\//.test(source.fileName)) continue;
    for (const statement of source.statements) {
      if (!ts.isTypeAliasDeclaration(statement) || !statement.getText(source).includes('DomainEvent<')) continue;
      const declared = checker.getTypeAtLocation(statement.name);
      const members = declared.isUnion() ? declared.types : [declared];
      for (const member of members) {
        const type = literalOf(checker, member, 'type', statement);
        const data = member.getProperty('data');
        if (!type || !data) continue;
        shapes[type] = { schema: schemaOf(type), data: shapeOf(checker, checker.getTypeOfSymbol(data)) };
      }
    }
  }
  return Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What stands against replacing one set of shapes by another: only additions and new schema numbers are allowed. */
export function breaksOf(before: EventShapes, after: EventShapes): string[] {
  const breaks: string[] = [];
  for (const [type, { schema, data }] of Object.entries(before)) {
    const now = after[type];
    if (!now) {
      breaks.push(`${type} is gone: a stored name stays for ever.`);
      continue;
    }
    if (now.schema > schema) continue;
    for (const [field, kind] of Object.entries(data)) {
      if (now.data[field] === undefined)
        breaks.push(`${type}: the field "${field}" is gone or changed its optionality.`);
      else if (now.data[field] !== kind) breaks.push(`${type}: "${field}" was ${kind} and is now ${now.data[field]}.`);
    }
    for (const field of Object.keys(now.data)) {
      if (data[field] === undefined && !field.endsWith('?'))
        breaks.push(`${type}: the new field "${field}" must be optional.`);
    }
  }
  return breaks;
}

function literalOf(checker: ts.TypeChecker, of: ts.Type, name: string, at: ts.Node): string | undefined {
  const property = of.getProperty(name);
  if (!property) return undefined;
  const type = checker.getTypeOfSymbolAtLocation(property, at);
  return type.isStringLiteral() ? type.value : undefined;
}

function shapeOf(checker: ts.TypeChecker, data: ts.Type): Shape {
  const fields = data.getProperties().map((property) => {
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const words = describe(checker, checker.getTypeOfSymbol(property), 0);
    return [`${property.name}${optional ? '?' : ''}`, words] as const;
  });
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A type in words that do not depend on how it is named in the source. */
function describe(checker: ts.TypeChecker, type: ts.Type, depth: number): string {
  if (depth > 6) return '…';
  if (type.isUnion()) {
    const parts = type.types
      .filter((part) => (part.flags & ts.TypeFlags.Undefined) === 0)
      .map((part) => describe(checker, part, depth + 1));
    if (parts.includes('true') && parts.includes('false')) {
      return [...new Set(parts.filter((part) => part !== 'true' && part !== 'false')), 'boolean'].sort().join(' | ');
    }
    return [...new Set(parts)].sort().join(' | ');
  }
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const items = checker.getTypeArguments(type as ts.TypeReference).map((item) => describe(checker, item, depth + 1));
    return `[${items.join(', ')}]`;
  }
  const properties = type.getProperties();
  if (
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    properties.length > 0 &&
    !type.symbol?.declarations?.some(isFromLibrary)
  ) {
    const fields = Object.entries(shapeOf(checker, type)).map(([field, words]) => `${field}: ${words}`);
    return `{ ${fields.join('; ')} }`;
  }
  return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
}

function isFromLibrary(declaration: ts.Declaration): boolean {
  return declaration.getSourceFile().isDeclarationFile;
}
