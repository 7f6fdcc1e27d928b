const DISTANCE_PX = 24; // ignores a trembling finger

const CLICK_AFTER_MS = 300; // a click within this time belongs to the swipe

/** Calls back when a finger or a pen swipes up or down on an element. */
export function onSwipe(element: HTMLElement, callback: (direction: "up" | "down") => void): void {
  let startY: number | null = null;
  let swipedAt = Number.NEGATIVE_INFINITY;
  element.addEventListener("pointerdown", (event) => {
    startY = event.pointerType === "mouse" ? null : event.clientY;
    if (startY !== null) element.setPointerCapture(event.pointerId);
  });
  element.addEventListener("pointerup", (event) => {
    const distance = startY === null ? 0 : event.clientY - startY;
    startY = null;
    if (Math.abs(distance) < DISTANCE_PX) return;
    swipedAt = performance.now();
    callback(distance < 0 ? "up" : "down");
  });
  element.addEventListener(
    "click",
    (event) => {
      if (performance.now() - swipedAt < CLICK_AFTER_MS) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
