/**
 * The Spanish messages.
 *
 * @module
 */
import type { Catalogue } from "../../types/messages.js";
import { makeCatalogue } from "../catalogue.js";
import { labels } from "../labels/es.js";

export type { Catalogue, MessageSubject } from "../../types/messages.js";

/** The Spanish messages. */
export const es: Catalogue = /* @__PURE__ */ makeCatalogue({
  locale: "es",
  quoting: { quotes: ["«", "»"], empty: "vacío" },
  colon: ": ",
  defaultLabels: { document: "El documento", field: "Este campo", item: "Entrada" },
  labels,
  type: {
    types: {
      string: "texto",
      integer: "un número entero",
      number: "un número",
      boolean: "sí o no",
      object: "un grupo de campos",
      array: "una lista",
    },
    otherType: (type) => `un valor de tipo ${type}`,
    unreadable: "no se puede leer este valor.",
    notFile: (wanted) => `indique ${wanted}, no un archivo.`,
    notThis: (wanted, given) => `indique ${wanted}; ${given} no es válido.`,
    notEmpty: (wanted) => `este campo no puede quedar vacío; indique ${wanted}.`,
    wantedOrEmpty: (wanted) => `indique ${wanted} o deje el campo vacío.`,
    wanted: (wanted) => `indique ${wanted}.`,
  },
  choice: {
    choose: "elija una de las opciones de la lista.",
    notListed: (given) => `${given} no está entre las opciones de la lista.`,
    chooseOf: (choices) => `elija ${choices}.`,
    notOneOf: (choices, given) => `elija ${choices}; ${given} no es una de las opciones.`,
  },
  number: {
    characters: { one: "carácter", many: "de caracteres", other: "caracteres" },
    entries: { one: "entrada", many: "de entradas", other: "entradas" },
    fields: { one: "campo", many: "de campos", other: "campos" },
    forms: { one: "forma", many: "de formas", other: "formas" },
    tooFew: (amount, actual) => `mínimo ${amount}; ahora hay ${actual}.`,
    tooMany: (amount, actual) => `máximo ${amount}; ahora hay ${actual}.`,
    minimum: (limit) => `el valor debe ser como mínimo ${limit}`,
    maximum: (limit) => `el valor debe ser como máximo ${limit}`,
    exclusiveMinimum: (limit) => `el valor debe ser mayor que ${limit}`,
    exclusiveMaximum: (limit) => `el valor debe ser menor que ${limit}`,
    given: (actual) => (actual === undefined ? "." : `; se ha indicado ${actual}.`),
    multipleOf: (divisor, actual) => `el valor debe ser múltiplo de ${divisor}; ${actual} no lo es.`,
  },
  status: {
    noResponse: "El servidor no ha respondido.",
    refused: "El servidor ha rechazado el cambio.",
    unauthorized: "No ha iniciado sesión o la sesión ha caducado: inicie sesión y guarde de nuevo.",
    forbidden: "No tiene permiso para cambiar esto.",
    notFound: "Esto ya no existe en el servidor.",
    methodNotAllowed: "El servidor no admite este tipo de cambio.",
    requestTimeout: "El servidor ha esperado demasiado tiempo el cambio.",
    conflict: "Otra persona ha modificado esto mientras tanto.",
    tooLarge: "El cambio es demasiado grande para el servidor.",
    wrongForm: "El servidor no admite el cambio en este formato.",
    tooMany: "Demasiadas solicitudes: espere un momento y guarde de nuevo.",
    failed: "Se ha producido un error en el servidor; inténtelo más tarde.",
    badGateway: "En este momento no se puede contactar con el servidor; inténtelo más tarde.",
    unavailable: "El servidor no está disponible en este momento; inténtelo más tarde.",
    gatewayTimeout: "El servidor ha tardado demasiado en responder; inténtelo más tarde.",
    other: (status) => `El servidor ha rechazado el cambio (estado ${status}).`,
  },
  outcome: {
    sent: "Guardado.",
    altered: "Guardado, pero no todo tal como se introdujo: el servidor ha cambiado algo.",
    unchanged: "No hay nada que guardar.",
    unsendable: "No se ha guardado: el servidor no admite estos cambios.",
    invalid: "No se ha guardado: antes hay que corregir algunos campos.",
    conflict:
      "Esto se ha modificado entretanto en otro lugar. Sus cambios se conservan: compárelos y guarde de nuevo.",
    timeout: "El servidor ha tardado demasiado en responder. Sus cambios se conservan: guarde de nuevo.",
    badResponse: "La respuesta del servidor no se puede leer. Sus cambios se conservan: guarde de nuevo.",
    redirect:
      "No se ha guardado: el servidor redirige a otra dirección y no se ha enviado nada allí. Sus cambios se conservan.",
    tooLarge: "La respuesta del servidor es demasiado grande. Sus cambios se conservan: guarde de nuevo.",
    outdated:
      "El servidor muestra todavía el estado anterior a sus cambios. Sus cambios se conservan: guarde de nuevo para comprobarlo.",
    aborted: "Detenido. Sus cambios se conservan.",
    loaded: "Cargado.",
  },
  formats: {
    date: "una fecha como 2024-05-31",
    "date-time": "una fecha y hora como 2024-05-31T09:30:00Z",
    email: "una dirección de correo electrónico como nombre@example.com",
    uri: "una dirección web como https://example.com",
    uuid: "un identificador como 123e4567-e89b-12d3-a456-426614174000",
    byte: "datos en Base64",
  },
  otherFormat: (format) => `un valor con el formato ${format}`,
  pattern: "el valor no está escrito como se pide.",
  uniqueItems: (first, second) => `las entradas ${first} y ${second} son iguales.`,
  required: "este campo es obligatorio.",
  additionalProperties: (property) => `Aquí no existe el campo ${property}; quítelo.`,
  unknownProperty: (property) =>
    `El servidor no conoce el campo ${property} y lo más probable es que lo descarte.`,
  noForm: "el valor no tiene ninguna de las formas admitidas.",
  severalForms: (forms) => `el valor encaja en ${forms} a la vez; debe encajar en una sola.`,
  wrongForm: "el valor tiene una forma que no se admite.",
  readOnly: "esto no se puede cambiar aquí; lo establece el propio servidor.",
  writeOnly: "esto no debería figurar en la respuesta del servidor.",
  blank: "este campo no puede contener solo espacios.",
  endBeforeStart: (start, end) => `el final (${end}) es anterior al inicio (${start}).`,
  endWhileCurrent: "este campo debe quedar vacío mientras este sea el puesto actual.",
  monthWithoutYear: "rellene este campo; un mes necesita su año.",
  inFuture: (date) => `${date} todavía no ha llegado.`,
  nullCharacter:
    "el texto contiene un carácter invisible (U+0000) que no se puede guardar; bórrelo o escriba el texto de nuevo.",
  duplicateId: (id) => `dos entradas de la lista tienen el mismo identificador: ${id}.`,
  unknown: "este valor no se acepta.",
});
