// Serves the built demo. PORT sets the port. The default is 4173, or a free port if 4173 is in use.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serveFolder } from "./static-server.mjs";

const folder = fileURLToPath(new URL("../web-demo/dist", import.meta.url));
if (!existsSync(`${folder}/index.html`)) {
  console.error("web-demo/dist has no built demo. Run `npm run build` first.");
  process.exit(1);
}

async function serve() {
  const chosen = process.env.PORT;
  if (chosen !== undefined) return serveFolder(folder, Number(chosen));
  return serveFolder(folder, 4173).catch(() => serveFolder(folder, 0));
}

try {
  const { url } = await serve();
  console.log(`\n  The demo is at ${url}   (stop it with Ctrl+C)\n`);
} catch (error) {
  console.error(`The demo cannot be served: ${error.message}`);
  process.exit(1);
}
