import { useDeferredValue, useMemo, useState } from "react";
import { Link, useRouteLoaderData, useSearchParams } from "react-router";
import {
  columnFilteringFeature,
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_equalsString,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { formatted } from "../shared/bars.js";
import { isActive, isOnboarded, lastUsed } from "../shared/rules.js";
import { Rows } from "./Rows.jsx";

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString, equalsString: filterFn_equalsString },
  sortFns: { text: sortFn_text, basic: sortFn_basic },
});

const days = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });

const helper = createColumnHelper();
const columns = helper.columns([
  helper.accessor("name", { header: "Name", sortFn: "text" }),
  helper.accessor("email", { header: "Email", sortFn: "text" }),
  helper.accessor("activity", { header: "Activity", filterFn: "equalsString" }),
  helper.accessor("lastUsed", {
    header: "Last used",
    sortFn: "basic",
    sortUndefined: "last",
    sortDescFirst: true,
    cell: (cell) => (cell.getValue() === undefined ? "Never" : days.format(cell.getValue())),
  }),
]);

const TABS = ["All", "Active", "Inactive"];

export function Component() {
  const organization = useRouteLoaderData("root");
  const data = useMemo(() => rows(organization), [organization]);
  const activity = useSearchParams()[0].get("activity");
  const [search, setSearch] = useState("");
  const [sorting, setSorting] = useState([{ id: "lastUsed", desc: true }]);
  // Letters show at once, and the rows as soon as they are there, as React's documentation advises.
  const globalFilter = useDeferredValue(search.trim());
  const columnFilters = useMemo(() => (activity ? [{ id: "activity", value: activity }] : []), [activity]);
  const table = useTable({
    features,
    columns,
    data,
    getRowId: (row) => row.id,
    state: { globalFilter, columnFilters, sorting },
    onSortingChange: setSorting,
    enableSortingRemoval: false,
    globalFilterFn: "includesString",
    getColumnCanGlobalFilter: (column) => column.id === "name" || column.id === "email",
  });
  const { length } = table.getRowModel().rows;
  return (
    <>
      <h1>Users</h1>
      <input
        type="search"
        aria-label="Search by name or e-mail"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <nav aria-label="Activity">
        {TABS.map((tab) => (
          <Link
            key={tab}
            to={tab === "All" ? "?" : `?activity=${tab.toLowerCase()}`}
            replace
            preventScrollReset
            aria-label={tab}
            aria-current={tab.toLowerCase() === (activity ?? "all")}
          >
            {tab}
          </Link>
        ))}
      </nav>
      <p role="status">
        {formatted(length)} {length === 1 ? "user" : "users"}
      </p>
      <Rows table={table} />
    </>
  );
}

function rows({ generated_at, users }) {
  const asOf = Date.parse(generated_at);
  return users.map((user) => {
    const last = lastUsed(user, asOf);
    const activity = isOnboarded(user) ? (isActive(last, asOf) ? "active" : "inactive") : "";
    return {
      id: user.id,
      name: user.name ?? user.email ?? user.id,
      email: user.email ?? "",
      activity,
      lastUsed: last === -Infinity ? undefined : last,
    };
  });
}
