// Runs before the first paint, so that the page does not flash the other theme.
try {
  const chosen = localStorage.getItem("resume-patch.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Without storage, the page follows the system.
}
