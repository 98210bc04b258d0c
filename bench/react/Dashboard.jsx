import { useMemo } from "react";
import { Link, useRouteLoaderData } from "react-router";
import { Bar, BarChart, LabelList, XAxis, YAxis } from "recharts";
import { bars } from "../shared/bars.js";
import { count } from "../shared/rules.js";

const COLOURS = { Active: "#2563eb", Inactive: "#94a3b8" };

export function Dashboard() {
  const organization = useRouteLoaderData("root");
  const data = useMemo(
    () => bars(count(organization)).map((bar) => ({ ...bar, fill: COLOURS[bar.label] })),
    [organization],
  );
  return (
    <>
      <h1>Active Users</h1>
      <figure>
        <BarChart width={640} height={160} data={data} layout="vertical">
          <XAxis type="number" hide />
          <YAxis type="category" dataKey="label" />
          {/* The last bars at once: an animation would only delay them. */}
          <Bar dataKey="users" isAnimationActive={false}>
            <LabelList dataKey="users" position="insideLeft" fill="white" />
          </Bar>
        </BarChart>
        <ul>
          {data.map(({ name, href }) => (
            <li key={name}>
              <Link to={`/${href}`} aria-label={name}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </figure>
    </>
  );
}
