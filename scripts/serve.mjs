// Serves the built demo. PORT chooses the port; without it, 4173 or, when that is taken, any free one.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serveFolder } from "./static-server.mjs";

const folder = fileURLToPath(new URL("../web-demo/dist", import.meta.url));
if (!existsSync(`${folder}/index.html`)) {
  console.error("There is no built demo in web-demo/dist; `npm run build` makes it.");
  process.exit(1);
}

async function serve() {
  const chosen = process.env.PORT;
  if (chosen !== undefined) return serveFolder(folder, Number(chosen));
  return serveFolder(folder, 4173).catch(() => serveFolder(folder, 0));
}

try {
  const { url } = await serve();
  console.log(`\n  The demo is at ${url}   (Ctrl+C ends it)\n`);
} catch (error) {
  console.error(`The demo cannot be served: ${error.message}`);
  process.exit(1);
}
