/**
 * The Portuguese messages, for Brazil.
 *
 * @module
 */
import type { Catalogue } from "../../types/messages.js";
import { makeCatalogue } from "../catalogue.js";
import { labels } from "../labels/pt.js";

export type { Catalogue, MessageSubject } from "../../types/messages.js";

/** The Portuguese messages. */
export const pt: Catalogue = /* @__PURE__ */ makeCatalogue({
  locale: "pt",
  quoting: { quotes: ["“", "”"], empty: "vazio" },
  colon: ": ",
  defaultLabels: { document: "O documento", field: "Este campo", item: "Item" },
  labels,
  type: {
    types: {
      string: "um texto",
      integer: "um número inteiro",
      number: "um número",
      boolean: "sim ou não",
      object: "um grupo de campos",
      array: "uma lista",
    },
    otherType: (type) => `um valor do tipo ${type}`,
    unreadable: "não foi possível ler este valor.",
    notFile: (wanted) => `informe ${wanted}, não um arquivo.`,
    notThis: (wanted, given) => `informe ${wanted}; ${given} não é válido.`,
    notEmpty: (wanted) => `este campo não pode ficar vazio; informe ${wanted}.`,
    wantedOrEmpty: (wanted) => `informe ${wanted} ou deixe o campo vazio.`,
    wanted: (wanted) => `informe ${wanted}.`,
  },
  choice: {
    choose: "escolha uma das opções da lista.",
    notListed: (given) => `${given} não está entre as opções da lista.`,
    chooseOf: (choices) => `escolha ${choices}.`,
    notOneOf: (choices, given) => `escolha ${choices}; ${given} não é uma das opções.`,
  },
  number: {
    characters: { one: "caractere", many: "de caracteres", other: "caracteres" },
    entries: { one: "item", many: "de itens", other: "itens" },
    fields: { one: "campo", many: "de campos", other: "campos" },
    forms: { one: "forma", many: "de formas", other: "formas" },
    tooFew: (amount, actual) => `mínimo de ${amount}; agora há ${actual}.`,
    tooMany: (amount, actual) => `máximo de ${amount}; agora há ${actual}.`,
    minimum: (limit) => `o valor deve ser no mínimo ${limit}`,
    maximum: (limit) => `o valor deve ser no máximo ${limit}`,
    exclusiveMinimum: (limit) => `o valor deve ser maior que ${limit}`,
    exclusiveMaximum: (limit) => `o valor deve ser menor que ${limit}`,
    given: (actual) => (actual === undefined ? "." : `; foi informado ${actual}.`),
    multipleOf: (divisor, actual) => `o valor deve ser múltiplo de ${divisor}; ${actual} não é.`,
  },
  status: {
    noResponse: "O servidor não respondeu.",
    refused: "O servidor recusou a alteração.",
    unauthorized: "Você não entrou na sua conta ou a sessão expirou: entre e salve novamente.",
    forbidden: "Você não tem permissão para alterar isto.",
    notFound: "Isto não existe mais no servidor.",
    methodNotAllowed: "O servidor não aceita este tipo de alteração.",
    requestTimeout: "O servidor esperou tempo demais pela alteração.",
    conflict: "Outra pessoa alterou isto nesse meio-tempo.",
    tooLarge: "A alteração é grande demais para o servidor.",
    wrongForm: "O servidor não aceita a alteração neste formato.",
    tooMany: "Solicitações demais: aguarde um momento e salve novamente.",
    failed: "Ocorreu um erro no servidor; tente novamente mais tarde.",
    badGateway: "Não é possível conectar ao servidor no momento; tente novamente mais tarde.",
    unavailable: "O servidor não está disponível no momento; tente novamente mais tarde.",
    gatewayTimeout: "O servidor demorou demais para responder; tente novamente mais tarde.",
    other: (status) => `O servidor recusou a alteração (status ${status}).`,
  },
  outcome: {
    sent: "Salvo.",
    altered: "Salvo, mas nem tudo como foi digitado: o servidor alterou uma parte.",
    unchanged: "Não há nada para salvar.",
    unsendable: "Não foi salvo: o servidor não pode aceitar estas alterações.",
    invalid: "Não foi salvo: antes é preciso corrigir alguns campos.",
    conflict:
      "Isto foi alterado em outro lugar nesse meio-tempo. Suas alterações foram mantidas: compare e salve novamente.",
    timeout: "O servidor demorou demais para responder. Suas alterações foram mantidas: salve novamente.",
    badResponse: "A resposta do servidor não pode ser lida. Suas alterações foram mantidas: salve novamente.",
    redirect:
      "Não foi salvo: o servidor redireciona para outro endereço, e nada foi enviado para lá. Suas alterações foram mantidas.",
    tooLarge: "A resposta do servidor é grande demais. Suas alterações foram mantidas: salve novamente.",
    outdated:
      "O servidor ainda mostra o estado anterior às suas alterações. Suas alterações foram mantidas: salve novamente para verificar.",
    aborted: "Interrompido. Suas alterações foram mantidas.",
    loaded: "Carregado.",
  },
  formats: {
    date: "uma data como 2024-05-31",
    "date-time": "uma data e hora como 2024-05-31T09:30:00Z",
    email: "um endereço de e-mail como nome@example.com",
    uri: "um endereço da web como https://example.com",
    uuid: "um identificador como 123e4567-e89b-12d3-a456-426614174000",
    byte: "dados em Base64",
  },
  otherFormat: (format) => `um valor no formato ${format}`,
  pattern: "o valor não está escrito da forma pedida.",
  uniqueItems: (first, second) => `os itens ${first} e ${second} são iguais.`,
  required: "este campo é obrigatório.",
  additionalProperties: (property) => `O campo ${property} não existe aqui; remova-o.`,
  unknownProperty: (property) =>
    `O servidor não conhece o campo ${property} e muito provavelmente vai descartá-lo.`,
  noForm: "o valor não tem nenhuma das formas permitidas.",
  severalForms: (forms) => `o valor corresponde a ${forms} ao mesmo tempo; deve corresponder a apenas uma.`,
  wrongForm: "o valor tem uma forma que não é permitida.",
  readOnly: "isto não pode ser alterado aqui; o próprio servidor o define.",
  writeOnly: "isto não deveria constar na resposta do servidor.",
  blank: "este campo não pode conter apenas espaços.",
  endBeforeStart: (start, end) => `o fim (${end}) é anterior ao início (${start}).`,
  endWhileCurrent: "este campo deve ficar vazio enquanto este for o cargo atual.",
  monthWithoutYear: "preencha este campo; um mês precisa do seu ano.",
  inFuture: (date) => `${date} ainda não chegou.`,
  nullCharacter:
    "o texto contém um caractere invisível (U+0000) que não pode ser salvo; apague-o ou digite o texto novamente.",
  duplicateId: (id) => `dois itens da lista têm o mesmo identificador: ${id}.`,
  unknown: "este valor não é aceito.",
});
