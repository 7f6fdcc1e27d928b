// Generates the TypeScript types of the two APIs from their documents: one set for responses, and one for
// requests, which lack the read-only properties.
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const banner = "// Made from the API document by scripts/generate-types.mjs; not to be edited.\n";

/** Calls `change` with every object in a JSON value, the innermost first. */
function visit(value, change) {
  if (typeof value !== "object" || value === null) return;
  for (const member of Object.values(value)) visit(member, change);
  if (!Array.isArray(value)) change(value);
}

/** Removes the properties that only the other direction has. */
function dropProperties(schema, mark) {
  if (typeof schema.properties !== "object") return;
  const dropped = Object.keys(schema.properties).filter((name) => schema.properties[name][mark] === true);
  for (const name of dropped) delete schema.properties[name];
  if (Array.isArray(schema.required))
    schema.required = schema.required.filter((name) => !dropped.includes(name));
}

/**
 * Makes the additional properties of a schema unknown. TypeScript cannot express "these named properties, and every other
 * one a string or a number": an index signature applies to the named properties too.
 */
function loosenAdditional(schema) {
  if (schema.properties !== undefined && typeof schema.additionalProperties === "object") {
    schema.additionalProperties = true;
  }
}

/**
 * Makes lists readonly, so that those of a frozen result fit a request. Lets optional members be undefined, which counts as
 * absent.
 */
function loosenMembers(context) {
  const { factory } = context;
  const visitNode = (node) => {
    if (ts.isTypeOperatorNode(node) && ts.isArrayTypeNode(node.type))
      return factory.createTypeOperatorNode(node.operator, ts.visitEachChild(node.type, visitNode, context));
    const visited = ts.visitEachChild(node, visitNode, context);
    if (ts.isArrayTypeNode(visited))
      return factory.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, visited);
    const isOptional = ts.isPropertySignature(visited) && visited.questionToken !== undefined;
    if (!isOptional || visited.type.kind === ts.SyntaxKind.NeverKeyword) return visited;
    const type = factory.createUnionTypeNode([
      visited.type,
      factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
    ]);
    const { modifiers, name, questionToken } = visited;
    const changed = factory.createPropertySignature(modifiers, name, questionToken, type);
    // The comments of a generated node are not part of its text.
    return ts.setSyntheticLeadingComments(changed, ts.getSyntheticLeadingComments(node));
  };
  return visitNode;
}

/** Returns the source of a module with the document's types. `direction` is "read" or "write". */
export async function generateTypes(document, direction) {
  const copy = structuredClone(document);
  visit(copy, (value) => {
    dropProperties(value, direction === "write" ? "readOnly" : "writeOnly");
    // In a response every property may be read, so the mark is dropped.
    if (direction === "read" && value.readOnly === true) delete value.readOnly;
    loosenAdditional(value);
  });
  const tree = await openapiTS(copy, {
    defaultNonNullable: false,
    silent: true,
    alphabetize: false,
    // Results are frozen.
    immutable: direction === "read",
  });
  const { transformed } = ts.transform(tree, [loosenMembers]);
  return banner + astToString(transformed);
}
