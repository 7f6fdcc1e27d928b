/**
 * The Hindi messages.
 *
 * @module
 */
import type { Catalogue } from "../../types/messages.js";
import { makeCatalogue } from "../catalogue.js";
import { labels } from "../labels/hi.js";

export type { Catalogue, MessageSubject } from "../../types/messages.js";

/** The Hindi messages. */
export const hi: Catalogue = /* @__PURE__ */ makeCatalogue({
  locale: "hi",
  quoting: { quotes: ["“", "”"], empty: "खाली" },
  colon: ": ",
  defaultLabels: { document: "दस्तावेज़", field: "यह फ़ील्ड", item: "प्रविष्टि" },
  labels,
  type: {
    types: {
      string: "टेक्स्ट",
      integer: "पूर्ण संख्या",
      number: "संख्या",
      boolean: "“हाँ” या “नहीं”",
      object: "फ़ील्ड का समूह",
      array: "सूची",
    },
    otherType: (type) => `${type} प्रकार का मान`,
    unreadable: "यह मान पढ़ा नहीं जा सका।",
    notFile: (wanted) => `यहाँ ${wanted} चाहिए, फ़ाइल नहीं।`,
    notThis: (wanted, given) => `यहाँ ${wanted} चाहिए; ${given} मान्य नहीं है।`,
    notEmpty: (wanted) => `यह फ़ील्ड खाली नहीं रह सकती; यहाँ ${wanted} चाहिए।`,
    wantedOrEmpty: (wanted) => `यहाँ ${wanted} चाहिए, या फ़ील्ड खाली छोड़ें।`,
    wanted: (wanted) => `यहाँ ${wanted} चाहिए।`,
  },
  choice: {
    choose: "सूची में से कोई एक विकल्प चुनें।",
    notListed: (given) => `${given} सूची के विकल्पों में नहीं है।`,
    chooseOf: (choices) => `${choices} चुनें।`,
    notOneOf: (choices, given) => `${choices} चुनें; ${given} इन विकल्पों में नहीं है।`,
  },
  number: {
    characters: { other: "वर्ण" },
    entries: { one: "प्रविष्टि", other: "प्रविष्टियाँ" },
    fields: { other: "फ़ील्ड" },
    // In the oblique case, for what follows it.
    forms: { one: "रूप", other: "रूपों" },
    tooFew: (amount, actual) => `कम से कम ${amount} चाहिए (अभी ${actual})।`,
    tooMany: (amount, actual) => `अधिकतम सीमा ${amount} है (अभी ${actual})।`,
    minimum: (limit) => `मान कम से कम ${limit} होना चाहिए`,
    maximum: (limit) => `मान अधिक से अधिक ${limit} होना चाहिए`,
    exclusiveMinimum: (limit) => `मान ${limit} से अधिक होना चाहिए`,
    exclusiveMaximum: (limit) => `मान ${limit} से कम होना चाहिए`,
    given: (actual) => (actual === undefined ? "।" : ` (अभी ${actual})।`),
    multipleOf: (divisor, actual) => `मान ${divisor} का गुणज होना चाहिए; ${actual} नहीं है।`,
  },
  status: {
    noResponse: "सर्वर से कोई उत्तर नहीं मिला।",
    refused: "सर्वर ने बदलाव अस्वीकार कर दिया।",
    unauthorized: "आप साइन इन नहीं हैं या आपका सत्र समाप्त हो गया है: साइन इन करके दोबारा सहेजें।",
    forbidden: "आपको इसे बदलने की अनुमति नहीं है।",
    notFound: "यह अब सर्वर पर उपलब्ध नहीं है।",
    methodNotAllowed: "सर्वर इस प्रकार का बदलाव स्वीकार नहीं करता।",
    requestTimeout: "सर्वर ने बदलाव की बहुत देर तक प्रतीक्षा की।",
    conflict: "इस बीच किसी और ने इसे बदल दिया है।",
    tooLarge: "बदलाव सर्वर के लिए बहुत बड़ा है।",
    wrongForm: "सर्वर इस रूप में बदलाव स्वीकार नहीं करता।",
    tooMany: "बहुत अधिक अनुरोध: थोड़ी देर रुककर दोबारा सहेजें।",
    failed: "सर्वर में त्रुटि हुई; कुछ देर बाद दोबारा प्रयास करें।",
    badGateway: "अभी सर्वर से संपर्क नहीं हो पा रहा है; कुछ देर बाद दोबारा प्रयास करें।",
    unavailable: "सर्वर अभी उपलब्ध नहीं है; कुछ देर बाद दोबारा प्रयास करें।",
    gatewayTimeout: "सर्वर ने उत्तर देने में बहुत समय लिया; कुछ देर बाद दोबारा प्रयास करें।",
    other: (status) => `सर्वर ने बदलाव अस्वीकार कर दिया (स्थिति ${status})।`,
  },
  outcome: {
    sent: "सहेजा गया।",
    altered: "सहेजा गया, पर सब कुछ वैसा नहीं जैसा लिखा गया था: सर्वर ने कुछ बदल दिया।",
    unchanged: "सहेजने के लिए कुछ नहीं है।",
    unsendable: "सहेजा नहीं गया: सर्वर ये बदलाव स्वीकार नहीं कर सकता।",
    invalid: "सहेजा नहीं गया: पहले कुछ फ़ील्ड ठीक करने होंगे।",
    conflict: "इस बीच इसे कहीं और बदल दिया गया है। आपके बदलाव सुरक्षित हैं: मिलान करके दोबारा सहेजें।",
    timeout: "सर्वर ने उत्तर देने में बहुत समय लिया। आपके बदलाव सुरक्षित हैं: दोबारा सहेजें।",
    badResponse: "सर्वर का उत्तर पढ़ा नहीं जा सका। आपके बदलाव सुरक्षित हैं: दोबारा सहेजें।",
    aborted: "रोक दिया गया। आपके बदलाव सुरक्षित हैं।",
    loaded: "लोड हो गया।",
  },
  formats: {
    date: "2024-05-31 जैसी तारीख",
    "date-time": "2024-05-31T09:30:00Z जैसी तारीख और समय",
    email: "name@example.com जैसा ईमेल पता",
    uri: "https://example.com जैसा वेब पता",
    uuid: "123e4567-e89b-12d3-a456-426614174000 जैसा पहचानकर्ता",
    byte: "Base64 में डेटा",
  },
  otherFormat: (format) => `${format} प्रारूप में मान`,
  pattern: "मान अपेक्षित ढंग से नहीं लिखा गया है।",
  uniqueItems: (first, second) => `प्रविष्टियाँ ${first} और ${second} एक जैसी हैं।`,
  required: "यह फ़ील्ड भरना आवश्यक है।",
  additionalProperties: (property) => `यहाँ ${property} नाम की कोई फ़ील्ड नहीं है; इसे हटाएँ।`,
  unknownProperty: (property) => `सर्वर ${property} फ़ील्ड को नहीं पहचानता और संभवतः इसे छोड़ देगा।`,
  noForm: "मान किसी भी मान्य रूप से मेल नहीं खाता।",
  severalForms: (forms) => `मान एक साथ ${forms} से मेल खाता है; उसे केवल एक से मेल खाना चाहिए।`,
  wrongForm: "मान का यह रूप मान्य नहीं है।",
  readOnly: "इसे यहाँ बदला नहीं जा सकता; सर्वर इसे स्वयं तय करता है।",
  writeOnly: "यह सर्वर के उत्तर में नहीं होना चाहिए।",
  blank: "इस फ़ील्ड में केवल रिक्त स्थान नहीं हो सकते।",
  endBeforeStart: (start, end) => `समाप्ति (${end}) आरंभ (${start}) से पहले है।`,
  endWhileCurrent: "जब तक यह वर्तमान पद है, तब तक यह फ़ील्ड खाली रहनी चाहिए।",
  monthWithoutYear: "इसे भरें; महीने के साथ उसका वर्ष भी चाहिए।",
  inFuture: (date) => `${date} अभी आना बाकी है।`,
  nullCharacter: "टेक्स्ट में एक अदृश्य वर्ण (U+0000) है जिसे सहेजा नहीं जा सकता; उसे हटाएँ या टेक्स्ट दोबारा लिखें।",
  duplicateId: (id) => `सूची की दो प्रविष्टियों की आईडी एक ही है: ${id}।`,
  unknown: "यह मान स्वीकार्य नहीं है।",
});
