import vite from "../vite-dev/host.mjs";

export default { ...vite, title: "Vite, development server, slim" };
