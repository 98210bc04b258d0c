import { Suspense } from "react";
import { List } from "./list.jsx";

/** Rendered by the server for each request, since the address says what the list shows. */
export const dynamic = "force-dynamic";

export default function People() {
  return (
    <Suspense>
      <List />
    </Suspense>
  );
}
