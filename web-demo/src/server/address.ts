const PREFIX = "api";

/** Where the page's own server answers, for a page or a worker in this folder; without a slash at its end. */
export const serverAddress = (folder: string): string => new URL(PREFIX, folder).href;

/** What follows the server's address in a URL, or null when the URL is another server's. */
export function pathOnServer(url: string, folder: string): string | null {
  const address = serverAddress(folder);
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.startsWith(`${address}/`)
    ? `${origin}${pathname}`.slice(address.length)
    : null;
}
