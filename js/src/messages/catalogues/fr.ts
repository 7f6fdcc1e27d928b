/**
 * The French messages.
 *
 * @module
 */
import type { Catalogue } from "../../types/messages.js";
import { makeCatalogue } from "../catalogue.js";
import { labels } from "../labels/fr.js";

export type { Catalogue, MessageSubject } from "../../types/messages.js";

/** The French messages. */
export const fr: Catalogue = /* @__PURE__ */ makeCatalogue({
  locale: "fr",
  // French sets no-break spaces inside quotation marks, before a colon, and narrow ones before a semicolon.
  quoting: { quotes: ["«\u00a0", "\u00a0»"], empty: "vide" },
  colon: "\u00a0: ",
  defaultLabels: { document: "Le document", field: "Ce champ", item: "Entrée" },
  labels,
  type: {
    types: {
      string: "du texte",
      integer: "un nombre entier",
      number: "un nombre",
      boolean: "oui ou non",
      object: "un groupe de champs",
      array: "une liste",
    },
    otherType: (type) => `une valeur de type ${type}`,
    unreadable: "cette valeur est illisible.",
    notFile: (wanted) => `indiquez ${wanted} et non un fichier.`,
    notThis: (wanted, given) => `${given} ne convient pas\u202f; indiquez ${wanted}.`,
    notEmpty: (wanted) => `ce champ ne peut pas rester vide\u202f; indiquez ${wanted}.`,
    wantedOrEmpty: (wanted) => `indiquez ${wanted} ou laissez le champ vide.`,
    wanted: (wanted) => `indiquez ${wanted}.`,
  },
  choice: {
    choose: "choisissez une des options de la liste.",
    notListed: (given) => `${given} ne figure pas parmi les options de la liste.`,
    chooseOf: (choices) => `choisissez ${choices}.`,
    notOneOf: (choices, given) => `${given} n’est pas proposé\u202f; choisissez ${choices}.`,
  },
  number: {
    characters: { one: "caractère", many: "de caractères", other: "caractères" },
    entries: { one: "entrée", many: "d’entrées", other: "entrées" },
    fields: { one: "champ", many: "de champs", other: "champs" },
    forms: { one: "forme", many: "de formes", other: "formes" },
    tooFew: (amount, actual) => `${amount} au minimum (${actual} actuellement).`,
    tooMany: (amount, actual) => `${amount} au maximum (${actual} actuellement).`,
    minimum: (limit) => `la valeur doit être au moins égale à ${limit}`,
    maximum: (limit) => `la valeur doit être au plus égale à ${limit}`,
    exclusiveMinimum: (limit) => `la valeur doit être supérieure à ${limit}`,
    exclusiveMaximum: (limit) => `la valeur doit être inférieure à ${limit}`,
    given: (actual) => (actual === undefined ? "." : ` (${actual} actuellement).`),
    multipleOf: (divisor, actual) =>
      `la valeur doit être un multiple de ${divisor}, ce que ${actual} n’est pas.`,
  },
  status: {
    noResponse: "Le serveur n’a pas répondu.",
    refused: "Le serveur a refusé la modification.",
    unauthorized: "Vous n’êtes pas connecté ou ne l’êtes plus. Connectez-vous et enregistrez à nouveau.",
    forbidden: "Vous n’avez pas le droit de modifier ceci.",
    notFound: "Ceci n’existe plus sur le serveur.",
    methodNotAllowed: "Le serveur n’accepte pas ce genre de modification.",
    requestTimeout: "Le serveur a attendu trop longtemps la modification.",
    conflict: "Quelqu’un d’autre a modifié ceci entre-temps.",
    tooLarge: "La modification est trop volumineuse pour le serveur.",
    wrongForm: "Le serveur n’accepte pas la modification sous cette forme.",
    tooMany: "Trop de requêtes. Patientez un moment et enregistrez à nouveau.",
    failed: "Le serveur a rencontré une erreur. Réessayez plus tard.",
    badGateway: "Le serveur est injoignable pour le moment. Réessayez plus tard.",
    unavailable: "Le serveur est indisponible pour le moment. Réessayez plus tard.",
    gatewayTimeout: "Le serveur a mis trop de temps à répondre. Réessayez plus tard.",
    other: (status) => `Le serveur a refusé la modification (statut ${status}).`,
  },
  outcome: {
    sent: "Enregistré.",
    altered: "Enregistré, mais pas tout comme vous l’aviez saisi : le serveur en a modifié une partie.",
    unchanged: "Il n’y a rien à enregistrer.",
    unsendable: "Non enregistré : le serveur ne peut pas accepter ces modifications.",
    invalid: "Non enregistré : certains champs sont d’abord à corriger.",
    conflict:
      "Ceci a été modifié ailleurs entre-temps. Vos modifications sont conservées : comparez et enregistrez à nouveau.",
    timeout:
      "Le serveur a mis trop de temps à répondre. Vos modifications sont conservées : enregistrez à nouveau.",
    badResponse:
      "La réponse du serveur est illisible. Vos modifications sont conservées : enregistrez à nouveau.",
    redirect:
      "Non enregistré : le serveur redirige vers une autre adresse, à laquelle rien n’a été envoyé. Vos modifications sont conservées.",
    tooLarge:
      "La réponse du serveur est trop volumineuse. Vos modifications sont conservées : enregistrez à nouveau.",
    outdated:
      "Le serveur affiche encore l’état d’avant vos modifications. Vos modifications sont conservées : enregistrez à nouveau pour vérifier.",
    aborted: "Interrompu. Vos modifications sont conservées.",
    loaded: "Chargé.",
  },
  formats: {
    date: "une date telle que 2024-05-31",
    "date-time": "une date et une heure telles que 2024-05-31T09:30:00Z",
    email: "une adresse e-mail telle que nom@example.com",
    uri: "une adresse web telle que https://example.com",
    uuid: "un identifiant tel que 123e4567-e89b-12d3-a456-426614174000",
    byte: "des données en Base64",
  },
  otherFormat: (format) => `une valeur au format ${format}`,
  pattern: "la valeur n’est pas écrite de la façon demandée.",
  uniqueItems: (first, second) => `les entrées ${first} et ${second} sont identiques.`,
  required: "ce champ est obligatoire.",
  additionalProperties: (property) => `Le champ ${property} n’existe pas ici\u202f; retirez-le.`,
  unknownProperty: (property) =>
    `Le serveur ne connaît pas le champ ${property} et l’ignorera très probablement.`,
  noForm: "la valeur n’a aucune des formes admises.",
  severalForms: (forms) =>
    `la valeur correspond à ${forms} à la fois\u202f; elle ne doit correspondre qu’à une seule.`,
  wrongForm: "la valeur a une forme qui n’est pas admise.",
  readOnly: "ceci ne peut pas être modifié ici\u202f; le serveur le fixe lui-même.",
  writeOnly: "ceci ne devrait pas figurer dans la réponse du serveur.",
  blank: "ce champ ne peut pas contenir que des espaces.",
  endBeforeStart: (start, end) => `la fin (${end}) précède le début (${start}).`,
  endWhileCurrent: "ce champ doit rester vide tant qu’il s’agit du poste actuel.",
  monthWithoutYear: "ce champ est à remplir, car un mois ne va pas sans son année.",
  inFuture: (date) => `${date} est encore à venir.`,
  nullCharacter:
    "le texte contient un caractère invisible (U+0000) impossible à enregistrer\u202f; supprimez-le ou saisissez à nouveau le texte.",
  duplicateId: (id) => `deux entrées de la liste ont le même identifiant, ${id}.`,
  unknown: "cette valeur n’est pas acceptée.",
});
