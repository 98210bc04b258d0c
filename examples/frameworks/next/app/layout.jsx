import Link from "next/link";

export const metadata = { title: "A portal in Next.js" };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <nav>
          <Link href="/">Overview</Link> <Link href="/people">People</Link>
        </nav>
        <main>{children}</main>
      </body>
    </html>
  );
}
