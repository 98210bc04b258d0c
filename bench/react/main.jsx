// The app as React's, React Router's, Recharts' and TanStack's documentation would have it: the data
// from a loader, the page of the list in a file of its own.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Outlet, createBrowserRouter, useRouteError } from "react-router";
import { RouterProvider } from "react-router/dom";
import { Dashboard } from "./Dashboard.jsx";

const base = import.meta.env.BASE_URL;

async function load() {
  const response = await fetch(`${base}users.json`);
  if (!response.ok) throw new Error(`The server returned status ${response.status}`);
  return response.json();
}

function Failed() {
  return <p role="alert">Couldn't load the users: {useRouteError().message}</p>;
}

const router = createBrowserRouter(
  [
    {
      id: "root",
      loader: load,
      // Another filter is no other data.
      shouldRevalidate: () => false,
      Component: Outlet,
      HydrateFallback: () => <p>Loading…</p>,
      ErrorBoundary: Failed,
      children: [
        { index: true, Component: Dashboard },
        { path: "users", lazy: () => import("./Users.jsx") },
      ],
    },
  ],
  { basename: base },
);

createRoot(document.getElementById("root")).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
