// node validate.cjs: reads { schema, documents: [text] } on standard input, writes a list with the errors of each document, empty for a valid one.
const Ajv = require("ajv");
const yaml = require("yaml");

const { schema, documents } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, strictNumbers: false, allowUnionTypes: true }).compile(schema);

function errorsOf(text) {
  const document = yaml.parseDocument(text, { version: "1.2" });
  if (document.errors.length > 0) return document.errors.map(error => error.message.split("\n")[0]);
  return validate(document.toJS()) ? [] : validate.errors.map(error => `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
}

process.stdout.write(JSON.stringify(documents.map(errorsOf)));
