/**
 * The German messages.
 *
 * @module
 */
import type { Catalogue } from "../../types/messages.js";
import { makeCatalogue } from "../catalogue.js";
import { labels } from "../labels/de.js";

export type { Catalogue, MessageSubject } from "../../types/messages.js";

/** The German messages. */
export const de: Catalogue = /* @__PURE__ */ makeCatalogue({
  locale: "de",
  quoting: { quotes: ["„", "“"], empty: "leer" },
  colon: ": ",
  defaultLabels: { document: "Das Dokument", field: "Dieses Feld", item: "Eintrag" },
  labels,
  type: {
    types: {
      string: "Text",
      integer: "eine ganze Zahl",
      number: "eine Zahl",
      boolean: "Ja oder Nein",
      object: "eine Gruppe von Feldern",
      array: "eine Liste",
    },
    otherType: (type) => `ein Wert vom Typ ${type}`,
    unreadable: "Die Angabe ist nicht lesbar.",
    notFile: (wanted) => `Erwartet wird ${wanted}, keine Datei.`,
    notThis: (wanted, given) => `Erwartet wird ${wanted}; ${given} passt nicht.`,
    notEmpty: (wanted) => `Bitte nicht leer lassen; erwartet wird ${wanted}.`,
    wantedOrEmpty: (wanted) => `Erwartet wird ${wanted} oder ein leeres Feld.`,
    wanted: (wanted) => `Erwartet wird ${wanted}.`,
  },
  choice: {
    choose: "Bitte einen Eintrag aus der Liste wählen.",
    notListed: (given) => `${given} steht nicht in der Auswahlliste.`,
    chooseOf: (choices) => `Möglich ist ${choices}.`,
    notOneOf: (choices, given) => `Möglich ist ${choices}, nicht ${given}.`,
  },
  number: {
    characters: { other: "Zeichen" },
    entries: { one: "Eintrag", other: "Einträge" },
    fields: { one: "Feld", other: "Felder" },
    forms: { one: "Form", other: "Formen" },
    tooFew: (amount, actual) => `Mindestens ${amount} nötig, bisher ${actual}.`,
    tooMany: (amount, actual) => `Höchstens ${amount} erlaubt, derzeit ${actual}.`,
    minimum: (limit) => `Der Wert muss mindestens ${limit} betragen`,
    maximum: (limit) => `Der Wert darf höchstens ${limit} betragen`,
    exclusiveMinimum: (limit) => `Der Wert muss größer als ${limit} sein`,
    exclusiveMaximum: (limit) => `Der Wert muss kleiner als ${limit} sein`,
    given: (actual) => (actual === undefined ? "." : `; angegeben ist ${actual}.`),
    multipleOf: (divisor, actual) =>
      `Der Wert muss ein Vielfaches von ${divisor} sein; ${actual} ist keines.`,
  },
  status: {
    noResponse: "Der Server hat nicht geantwortet.",
    refused: "Der Server hat die Änderung abgelehnt.",
    unauthorized:
      "Sie sind nicht oder nicht mehr angemeldet: Melden Sie sich an und speichern Sie noch einmal.",
    forbidden: "Sie dürfen das nicht ändern.",
    notFound: "Auf dem Server gibt es das nicht mehr.",
    methodNotAllowed: "Der Server nimmt diese Art von Änderung nicht an.",
    requestTimeout: "Der Server hat zu lange auf die Änderung gewartet.",
    conflict: "Das wurde in der Zwischenzeit von jemand anderem geändert.",
    tooLarge: "Die Änderung ist zu groß für den Server.",
    wrongForm: "Der Server nimmt die Änderung in dieser Form nicht an.",
    tooMany: "Zu viele Anfragen: Warten Sie einen Moment und speichern Sie noch einmal.",
    failed: "Auf dem Server ist ein Fehler aufgetreten; versuchen Sie es später noch einmal.",
    badGateway: "Der Server ist im Moment nicht zu erreichen; versuchen Sie es später noch einmal.",
    unavailable: "Der Server steht im Moment nicht zur Verfügung; versuchen Sie es später noch einmal.",
    gatewayTimeout: "Der Server hat zu lange für die Antwort gebraucht; versuchen Sie es später noch einmal.",
    other: (status) => `Der Server hat die Änderung abgelehnt (Status ${status}).`,
  },
  outcome: {
    sent: "Gespeichert.",
    altered: "Gespeichert, aber nicht alles wie eingegeben: Der Server hat etwas davon geändert.",
    unchanged: "Es gibt nichts zu speichern.",
    unsendable: "Nicht gespeichert: Der Server kann diese Änderungen nicht annehmen.",
    invalid: "Nicht gespeichert: Einige Felder müssen vorher berichtigt werden.",
    conflict:
      "Das wurde in der Zwischenzeit anderswo geändert. Ihre Änderungen sind noch da: Vergleichen Sie und speichern Sie noch einmal.",
    timeout:
      "Der Server hat zu lange für die Antwort gebraucht. Ihre Änderungen sind noch da: Speichern Sie noch einmal.",
    badResponse:
      "Die Antwort des Servers ist nicht lesbar. Ihre Änderungen sind noch da: Speichern Sie noch einmal.",
    redirect:
      "Nicht gespeichert: Der Server leitet an eine andere Adresse weiter; dorthin wurde nichts gesendet. Ihre Änderungen sind noch da.",
    tooLarge: "Die Antwort des Servers ist zu groß. Ihre Änderungen sind noch da: Speichern Sie noch einmal.",
    outdated:
      "Der Server zeigt noch den Stand vor Ihren Änderungen. Ihre Änderungen sind noch da: Speichern Sie zur Prüfung noch einmal.",
    aborted: "Abgebrochen. Ihre Änderungen sind noch da.",
    loaded: "Geladen.",
  },
  formats: {
    date: "ein Kalendertag wie 2024-05-31",
    "date-time": "ein Zeitpunkt wie 2024-05-31T09:30:00Z",
    email: "eine E-Mail-Adresse wie name@example.com",
    uri: "eine Webadresse wie https://example.com",
    uuid: "eine Kennung wie 123e4567-e89b-12d3-a456-426614174000",
    byte: "Text in Base64",
  },
  otherFormat: (format) => `eine Angabe im Format ${format}`,
  pattern: "Die Angabe hat nicht die verlangte Schreibweise.",
  uniqueItems: (first, second) => `Die Einträge ${first} und ${second} sind gleich.`,
  required: "Bitte ausfüllen; diese Angabe wird benötigt.",
  additionalProperties: (property) => `Ein Feld ${property} gibt es hier nicht; bitte entfernen Sie es.`,
  unknownProperty: (property) =>
    `Der Server kennt das Feld ${property} nicht und wird es höchstwahrscheinlich verwerfen.`,
  noForm: "Die Angabe hat keine der zulässigen Formen.",
  severalForms: (forms) => `Die Angabe passt auf ${forms} zugleich; sie darf nur auf eine passen.`,
  wrongForm: "Die Angabe hat eine unzulässige Form.",
  readOnly: "Das lässt sich hier nicht ändern; der Server legt es selbst fest.",
  writeOnly: "Das sollte in der Antwort des Servers nicht stehen.",
  blank: "Bitte ausfüllen; Leerzeichen allein genügen nicht.",
  endBeforeStart: (start, end) => `Das Ende (${end}) liegt vor dem Beginn (${start}).`,
  endWhileCurrent: "Bitte leer lassen, solange dies die aktuelle Stelle ist.",
  monthWithoutYear: "Bitte ausfüllen; zu einem Monat gehört sein Jahr.",
  inFuture: (date) => `${date} liegt noch in der Zukunft.`,
  nullCharacter:
    "Der Text enthält ein unsichtbares Zeichen (U+0000), das nicht gespeichert werden kann; bitte löschen Sie es oder geben Sie den Text neu ein.",
  duplicateId: (id) => `Zwei Einträge der Liste haben dieselbe ID: ${id}.`,
  unknown: "Diese Angabe wird nicht angenommen.",
});
