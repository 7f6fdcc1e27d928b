const PREFIX = "api";

/** Returns the address of the page's own server, without a slash at its end. */
export const serverAddress = (folder: string): string => new URL(PREFIX, folder).href;

/** Returns the part of a URL after the server's address; null for other servers. */
export function pathOnServer(url: string, folder: string): string | null {
  const address = serverAddress(folder);
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.startsWith(`${address}/`)
    ? `${origin}${pathname}`.slice(address.length)
    : null;
}
