import { Chart } from "./chart.jsx";

export default function Home() {
  return <Chart />;
}
