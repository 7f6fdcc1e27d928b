// Uses the package as a user might, through any entry; prints one line that the tests expect.
export function edit({ letraz }, jsonText) {
  const before = jsonText(
    '{"company_name":"Looms","employment_type":"Part-time","country":{"code":"GBR","name":"Britain"}}',
  );
  const after = { company_name: "Mills", employment_type: "prt", country: "GBR" };
  globalThis.result = letraz.experience.patch(before, after).bodyText;
  if (globalThis.document === undefined) console.log(globalThis.result);
  else document.title = globalThis.result;
}
