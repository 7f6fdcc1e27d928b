export default {
  title: "Next.js",
  isLight: false,
  version: (app) => app.run("node", ["-p", "require('next/package.json').version"]),
  async prepare(app) {
    const env = { NEXT_TELEMETRY_DISABLED: "1", API: app.api.baseUrl, ORIGIN: app.api.origin };
    await app.run(app.bin("next"), ["build"], { env });
    const port = await app.freePort();
    app.serve(app.bin("next"), ["start", "--hostname", "127.0.0.1", "--port", `${port}`], { env });
    app.site = `http://127.0.0.1:${port}`;
  },
  cases: {
    "Next.js, server component": (app) => app.fetchParagraph(`${app.site}/server`),
    "Next.js, server component, slim": (app) => app.fetchParagraph(`${app.site}/slim`),
    "Next.js, edge route": (app) =>
      app.fetchText(`${app.site}/edge?api=${encodeURIComponent(app.api.baseUrl)}`),
    "Next.js, client component": (app) => app.openPage(`${app.site}/client#${app.api.origin}`),
    "Next.js, server action": (app) => app.openPage(`${app.site}/action`),
  },
};
