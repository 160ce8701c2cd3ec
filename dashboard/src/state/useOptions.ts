import { useEffect, useState } from "react";
import { readOptions } from "../api/client";
import type { Options } from "../api/types";

/** What a form may offer, and with it the usual parameters; null until it is read. */
export function useOptions(): Options | null {
  const [options, setOptions] = useState<Options | null>(null);
  useEffect(() => {
    let left = false;
    readOptions()
      .then((read) => {
        if (!left) {
          setOptions(read);
        }
      })
      // Without them names are shown alone, and the page says itself that it has no connection.
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, []);
  return options;
}
