module.exports = {
  testEnvironment: "jsdom",
  transformIgnorePatterns: ["/node_modules/(?!resume-patch/)"],
  globals: { TextDecoder, TextEncoder, fetch, Response, ReadableStream },
};
