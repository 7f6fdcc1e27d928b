"use client";
import { useEffect, useState } from "react";
import { load } from "resume-patch";
import { reportEdit } from "../../save-edit.js";

export default function Page() {
  const [outcome, setOutcome] = useState("");
  useEffect(() => {
    reportEdit(load, location.hash.slice(1)).then(setOutcome);
  }, []);
  return <p>{outcome}</p>;
}
