"use client";
import { useActionState, useEffect, useRef } from "react";
import { save } from "./actions.js";

export default function Page() {
  const [outcome, action] = useActionState(save, "");
  const button = useRef(null);
  useEffect(() => button.current.click(), []);
  return (
    <form action={action}>
      <input name="city" defaultValue="Oslo" />
      <button ref={button} type="submit">
        Save
      </button>
      <p>{outcome}</p>
    </form>
  );
}
