import { createServer, version } from "vite";

export default {
  title: "Vite, development server",
  isLight: true,
  version: () => version,
  async run(app) {
    const server = await createServer({
      root: app.folder,
      configFile: false,
      logLevel: "error",
      server: { host: "127.0.0.1", port: 0 },
    });
    await server.listen();
    app.onClose(() => server.close());
    return app.openPage(`${server.resolvedUrls.local[0]}#${app.api.origin}`);
  },
};
